import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SimulatedClock, simulate } from '#apps/simulator';
import { legalTime, workflowRegistry } from '#apps/workflows';
import { isLedgerEvent, type StoredEvent } from '#libs/contract';
import { CommandHandler, Timekeeper } from '#libs/engine';
import { SqliteEventStore } from '#libs/event-store';
import { openReadDatabase, ProjectionRunner } from '#libs/projections';
import { DeadlineQueries, deadlinesProjection } from '#libs/read-models/deadlines';

/** Long enough that months end in it. */
const SPAN = { applications: 150, days: 45, seed: 7, until: new Date('2012-07-13T18:00:00Z') };
const LATER = new Date('2012-12-31T18:00:00Z');

const folder = mkdtempSync(join(tmpdir(), 'qadam-ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** An installation that lives in simulated time; its timekeeper looks at the clock when it is told to. */
async function installation(name: string, clock = new SimulatedClock()) {
  const time = legalTime();
  const store = await SqliteEventStore.open({ file: join(folder, `${name}.events`), now: clock.now });
  const database = await openReadDatabase({ file: join(folder, `${name}.read`), installation: 'qadam' });
  const runner = new ProjectionRunner(store, database, [deadlinesProjection]);
  await runner.start();
  const handler = new CommandHandler({ store, workflows: workflowRegistry(), installation: 'qadam', time });
  const timekeeper = new Timekeeper({
    store,
    due: new DeadlineQueries(database),
    installation: 'qadam',
    timeZoneOf: (office) => time.timeZoneOf(office),
    now: clock.now,
    log: () => undefined,
  });
  const tick = async () => {
    await runner.waitFor(await store.head(), { timeoutMs: 20_000 });
    return timekeeper.tick();
  };
  const close = async () => {
    await runner.stop();
    await database.close();
    await store.close();
  };
  return { clock, store, handler, tick, close };
}

type Installation = Awaited<ReturnType<typeof installation>>;

/** Every history as its stream tells it; order between streams and times of recording left out. */
async function histories({ store }: Installation): Promise<ReadonlyMap<string, readonly object[]>> {
  const log = await store.readAll({ limit: 100_000 });
  const told = Map.groupBy(log, ({ stream }) => stream);
  const plain = (event: StoredEvent) => ({ ...event, position: 0n, recordedAt: '' });
  return new Map([...told].map(([stream, events]) => [stream, events.map(plain)]));
}

/**
 * @param stopped days, YYYY-MM-DD, between which nobody looks at the clock
 * @param restart the day at whose end the service is stopped and started again
 */
async function lived(name: string, stopped?: readonly [string, string], restart?: string) {
  let there = await installation(name);
  const { clock } = there;
  // Whichever handler there is at the time.
  const handler: Pick<CommandHandler, 'handle'> = { handle: (command) => there.handler.handle(command) };
  const onDayEnd = async (at: Date) => {
    const day = at.toISOString().slice(0, 10);
    if (day === restart) {
      await there.close();
      there = await installation(name, clock);
    }
    if (!stopped || day < stopped[0] || day > stopped[1]) await there.tick();
  };
  await simulate({ ...SPAN, handler, clock, onDayEnd });
  there.clock.moveTo(LATER.getTime());
  const last = await there.tick();
  return { there, last };
}

describe('the ledger of a simulated month and a half', () => {
  it('equals that of an undisturbed run when the service was restarted and its timekeeper stopped for weeks', async () => {
    const [undisturbed, disturbed, asleep] = [
      await lived('undisturbed'),
      await lived('disturbed', ['2012-06-18', '2012-07-06'], '2012-06-27'),
      await lived('asleep', ['2012-01-01', '2012-12-31']),
    ];
    const expected = await histories(undisturbed.there);
    expect(await histories(disturbed.there)).toEqual(expected);
    expect(await histories(asleep.there)).toEqual(expected);

    const entries = [...expected.values()].flat().map((event) => (event as StoredEvent).type);
    const counts = Map.groupBy(entries.filter(isLedgerEvent), (type) => type);
    // None of the kinds is missing, or the comparison would say little.
    for (const type of [
      'DeadlineSet',
      'DeadlineMet',
      'DeadlineMissed',
      'DeadlineMetLate',
      'DeadlineWarned',
    ] as const)
      expect(counts.get(type)?.length ?? 0).toBeGreaterThan(3);
    expect(asleep.last.appended).toBeGreaterThan(undisturbed.last.appended);
    expect([undisturbed, disturbed, asleep].map(({ last }) => last.failed)).toEqual([0, 0, 0]);
    for (const { there } of [undisturbed, disturbed, asleep]) await there.close();
  }, 120_000);
});
