import { dueInLog, failingStore, timedService } from './testing/timed-workflow.ts';
import { Timekeeper, type DueIndex, type TimekeeperOptions } from './timekeeper.ts';

const OPENED = '2012-04-02T05:00:00.000Z';
const AFTER = '2012-06-01T00:00:00.000Z';
const idOf = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

async function withOpen(applications: number) {
  const service = timedService();
  for (let number = 1; number <= applications; number += 1)
    await service.take('DoOpened', OPENED, {}, { applicationId: idOf(number) });
  return service;
}

type Service = Awaited<ReturnType<typeof withOpen>>;

function keeperOf(service: Service, more: Partial<TimekeeperOptions> = {}) {
  return new Timekeeper({
    store: service.store,
    due: dueInLog(service.store),
    installation: 'test',
    timeZoneOf: () => 'Asia/Almaty',
    now: () => new Date(AFTER),
    log: () => undefined,
    ...more,
  });
}

const missed = async ({ store }: Service) =>
  (await store.readAll({ limit: 10_000 })).filter(({ type }) => type === 'DeadlineMissed');

describe('the timekeeper', () => {
  it('says of each deadline once that it was missed, however many keep the time at once', async () => {
    const service = await withOpen(20);
    const ticks = await Promise.all([1, 2, 3, 4].map(() => keeperOf(service, { page: 3 }).tick()));
    const told = await missed(service);
    expect(new Set(told.map(({ stream }) => stream)).size).toBe(20);
    expect(told).toHaveLength(20);
    // A warning and a miss for each, appended by whoever was first.
    expect(ticks.reduce((sum, { appended }) => sum + appended, 0)).toBe(40);
    expect(ticks.every(({ failed }) => failed === 0)).toBe(true);
  });

  it('finds nothing to say the second time, and nothing before it is due', async () => {
    const service = await withOpen(2);
    const early = keeperOf(service, { now: () => new Date('2012-04-10T00:00:00.000Z') });
    expect(await early.tick()).toMatchObject({ looked: 0, appended: 0 });
    await keeperOf(service).tick();
    expect(await keeperOf(service).tick()).toMatchObject({ looked: 0, appended: 0 });
  });

  it('does not speak at the due instant itself, which is still in time', async () => {
    const service = await withOpen(1);
    const due = '2012-05-02T12:00:00.000Z';
    await keeperOf(service, { now: () => new Date(due) }).tick();
    expect(await missed(service)).toHaveLength(0);
    await keeperOf(service, { now: () => new Date(Date.parse(due) + 1) }).tick();
    expect(await missed(service)).toHaveLength(1);
  });

  it('is not misled by an index that lags behind the log', async () => {
    const service = await withOpen(3);
    const lagging = await dueInLog(service.store).dueBy(AFTER, 100);
    const due: DueIndex = {
      dueBy: async (_until, _limit, after) => (after ? [] : lagging),
      nextInstant: async () => undefined,
    };
    await service.take('DoClosed', '2012-04-20T05:00:00.000Z', {}, { applicationId: idOf(1) });
    await keeperOf(service).tick();
    expect(await keeperOf(service, { due }).tick()).toMatchObject({ looked: lagging.length, appended: 0 });
    expect(await missed(service)).toHaveLength(2);
  });

  it('goes on with the others where one stream fails, and comes back to it', async () => {
    const service = await withOpen(5);
    const broken = `test.small-${idOf(3)}`;
    const failing = failingStore(service.store, (stream) =>
      stream === broken ? new Error('disk on fire') : undefined,
    );
    const said: string[] = [];
    const log: TimekeeperOptions['log'] = (level, message) => said.push(`${level}: ${message}`);
    expect(await keeperOf(service, { store: failing, log }).tick()).toMatchObject({ failed: 1, appended: 8 });
    expect(said).toEqual(['error: a deadline could not be noted']);
    expect(await keeperOf(service).tick()).toMatchObject({ failed: 0, appended: 2 });
  });

  it('looks again by itself until it is stopped', async () => {
    const service = await withOpen(1);
    const stop = new AbortController();
    const running = keeperOf(service, { longestPauseMs: 100 }).run(stop.signal);
    for await (const events of service.store.subscribe({ signal: stop.signal }))
      if (events.some(({ type }) => type === 'DeadlineMissed')) stop.abort();
    await running;
    expect(await missed(service)).toHaveLength(1);
  });
});
