import { MemoryEventStore } from '#libs/event-store';
import { onEachDatabase, openTestDatabase } from '#libs/testing';
import { ProjectionRunner } from '../projection-runner.ts';
import type { ReadDatabase } from '../read-database.ts';
import { appendTo } from '../testing/example-log.ts';
import { tallied, Tally } from '../testing/tally.ts';
import { decideParked, parkedStreams } from './parked-streams.ts';

const soon = { timeoutMs: 5_000 };
const quick = { pauseMs: { first: 1, longest: 4 }, gatherMs: 0 };
const BY = { by: 'operator-1' };

onEachDatabase('an event that a projection cannot digest', () => {
  let store: MemoryEventStore;
  let database: ReadDatabase;
  let tally: Tally;
  let runner: ProjectionRunner;

  beforeEach(async () => {
    store = new MemoryEventStore();
    database = await openTestDatabase();
    tally = new Tally();
    tally.broken = 'bad';
    runner = await started(tally);
  });
  afterEach(async () => {
    await runner.stop();
    await Promise.all([database.close(), store.close()]);
  });

  async function started(projection: Tally) {
    const next = new ProjectionRunner(store, database, [projection], quick);
    await next.start();
    return next;
  }
  const until = async (holds: () => Promise<boolean>) => {
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const unparked = () => until(async () => (await parkedStreams(database)).length === 0);
  const positions = async () => (await tallied(database)).positions.toSorted((a, b) => a - b);

  it('parks its own stream, which waits in order, while all others go on', async () => {
    const head = await appendTo(store, 'a', 'bad', 'b', 'bad', 'a');
    await runner.waitFor(head, soon);
    expect(await positions()).toEqual([1, 3, 5]);
    const [bad] = await store.readStream('bad');
    expect(await parkedStreams(database)).toEqual([
      expect.objectContaining({
        projection: 'tally',
        stream: 'bad',
        revision: 0,
        position: 2n,
        eventId: bad?.id,
        eventType: 'ApplicationStepped',
        message: 'cannot read ApplicationStepped',
        decision: null,
      }),
    ]);
    expect((await runner.status())[0]).toMatchObject({ position: 5n, lag: 0n, parked: 1 });
  });

  it('is tried again when somebody says so, with all that has been waiting, and nothing is lost after it', async () => {
    await runner.waitFor(await appendTo(store, 'bad', 'a', 'bad'), soon);
    tally.broken = undefined;
    await decideParked(
      database,
      { projection: 'tally', stream: 'bad' },
      { ...BY, decision: 'retry', reason: 'mended' },
    );
    await unparked();
    await runner.waitFor(await appendTo(store, 'bad', 'a'), soon);
    expect(await positions()).toEqual([1, 2, 3, 4, 5]);
    expect((await tallied(database)).events).toEqual({ a: 2, bad: 3 });
  });

  it('that still fails stays parked, and says so', async () => {
    await runner.waitFor(await appendTo(store, 'bad', 'a'), soon);
    await decideParked(
      database,
      { projection: 'tally', stream: 'bad' },
      { ...BY, decision: 'retry', reason: 'try' },
    );
    await until(async () => (await parkedStreams(database))[0]?.decision === null);
    expect(await positions()).toEqual([2]);
  });

  it('is tried again by the next program that starts', async () => {
    await runner.waitFor(await appendTo(store, 'bad', 'a', 'bad'), soon);
    await runner.stop();
    runner = await started(new Tally());
    await unparked();
    expect(await positions()).toEqual([1, 2, 3]);
  });

  it('can be passed over for a reason, which stands in its place, and is passed over by a rebuild as well', async () => {
    await runner.stop();
    const seen: string[] = [];
    class Picky extends Tally {
      override apply: Tally['apply'] = async (trx, events) => {
        for (const { type, data } of events) {
          if (type === 'EventSkipped') seen.push(`${String(data['reason'])} (${String(data['by'])})`);
        }
        const [first] = await store.readStream('bad');
        const poison = events.some(({ id, type }) => id === first?.id && type !== 'EventSkipped');
        if (poison) throw new TypeError('poison');
        await new Tally().apply(trx, events);
      };
    }
    runner = await started(new Picky());
    await runner.waitFor(await appendTo(store, 'bad', 'a', 'bad'), soon);
    expect(await positions()).toEqual([2]);
    const parked = { projection: 'tally', stream: 'bad' };
    await decideParked(database, parked, { ...BY, decision: 'skip-event', reason: 'of a test' });
    await unparked();
    expect(await positions()).toEqual([1, 2, 3]);
    expect(seen).toEqual(['of a test (operator-1)']);

    await runner.stop();
    runner = await started(new Picky('tally', 2));
    await until(async () => (await runner.status())[0]?.state === 'live');
    expect(seen).toHaveLength(2);
    expect(await parkedStreams(database)).toEqual([]);
  });

  it('can be left out with its stream, and stays so, for all to see', async () => {
    await runner.waitFor(await appendTo(store, 'bad', 'a'), soon);
    const parked = { projection: 'tally', stream: 'bad' };
    await decideParked(database, parked, { ...BY, decision: 'leave-out', reason: 'a test of the office' });
    await runner.stop();
    runner = await started(new Tally());
    await runner.waitFor(await appendTo(store, 'bad', 'b'), soon);
    expect(await positions()).toEqual([2, 4]);
    expect(await parkedStreams(database)).toMatchObject([
      { decision: 'leave-out', reason: 'a test of the office', decidedBy: 'operator-1' },
    ]);
  });

  it('needs a reason to be decided upon, and to be parked', async () => {
    await runner.waitFor(await appendTo(store, 'bad', 'a'), soon);
    const decide = (stream: string, reason: string) =>
      decideParked(database, { projection: 'tally', stream }, { ...BY, decision: 'retry', reason });
    await expect(decide('bad', ' ')).rejects.toMatchObject({ code: 'invalid-data' });
    await expect(decide('a', 'why not')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('parks nothing when it is the database that fails', async () => {
    await runner.stop();
    const full = Object.assign(new Error('database or disk is full'), {
      code: 'ERR_SQLITE_ERROR',
      errcode: 13,
    });
    const broken = new Tally();
    broken.apply = () => Promise.reject(full);
    runner = await started(broken);
    await appendTo(store, 'a');
    await until(async () => ((await runner.status())[0]?.error?.attempts ?? 0) > 5);
    expect(await parkedStreams(database)).toEqual([]);
    expect((await runner.status())[0]).toMatchObject({ state: 'failed', position: 0n });
  });
});
