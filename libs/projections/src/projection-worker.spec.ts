import { setTimeout as pause } from 'node:timers/promises';
import { MemoryEventStore } from '#libs/event-store';
import { onEachDatabase, openTestDatabase } from '#libs/testing';
import { leases } from './partitions/leases.ts';
import { ProjectionWatcher } from './projection-watcher.ts';
import { ProjectionWorker, type WorkerOptions } from './projection-worker.ts';
import type { ReadDatabase } from './read-database.ts';
import { appendTo } from './testing/example-log.ts';
import { tallied, Tally } from './testing/tally.ts';

const soon = { timeoutMs: 10_000 };
const QUICK = { pauseMs: { first: 1, longest: 4 }, gatherMs: 0, lease: { ttlMs: 400, everyMs: 20 } };
const STREAMS = Array.from({ length: 90 }, (_, index) => `s${index % 13}`);

onEachDatabase('workers that share the read models', () => {
  let store: MemoryEventStore;
  let database: ReadDatabase;
  const workers: ProjectionWorker[] = [];

  beforeEach(async () => {
    store = new MemoryEventStore();
    database = await openTestDatabase();
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await Promise.all([database.close(), store.close()]);
  });

  async function started(tally = new Tally(), options: WorkerOptions = {}, over = database) {
    const worker = new ProjectionWorker(store, over, [tally], { ...QUICK, ...options });
    workers.push(worker);
    await worker.start();
    return worker;
  }
  const all = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const until = async (holds: () => boolean) => {
    while (!holds()) await pause(5);
  };

  it('take each event once between them, in the order of its stream', async () => {
    const [one, other] = [await started(), await started()];
    await until(() => one.held.length > 0 && other.held.length > 0);
    await one.waitFor(await appendTo(store, ...STREAMS), soon);
    expect((await tallied(database)).positions).toEqual(all(90));
    const names = (await leases(database)).map(({ name }) => name);
    expect([...one.held, ...other.held].toSorted()).toEqual(names.filter((name) => !name.includes(':')));
  });

  it('lose and repeat nothing while they come and go', async () => {
    const first = await started();
    const load = (async () => {
      let head = 0n;
      for (let round = 0; round < 12; round += 1) {
        head = await appendTo(store, ...STREAMS.slice(0, 15));
        await pause(15);
      }
      return head;
    })();
    for (let round = 0; round < 3; round += 1) {
      const guest = await started();
      await pause(60);
      await guest.stop();
    }
    await first.waitFor(await load, soon);
    expect((await tallied(database)).positions).toEqual(all(180));
  });

  it('are replaced when they fall silent, and a sleeper that wakes does no harm', async () => {
    // One that holds its part and is asleep: leases without a process behind them.
    const asleep = await started();
    await asleep.waitFor(await appendTo(store, 'a'), soon);
    await asleep.stop();
    const rows = database.writer.$extendTables<{ leases: { name: string; holder: string; until: number } }>();
    const names = ['partition-0', 'partition-1', 'partition-2', 'partition-3'];
    await rows
      .insertInto('leases')
      .values(names.map((name) => ({ name, holder: 'asleep', until: Date.now() + 300 })))
      .execute();
    const worker = await started();
    const head = await appendTo(store, ...STREAMS);
    await expect(worker.waitFor(head, { timeoutMs: 50 })).rejects.toMatchObject({
      code: 'read-model-behind',
    });
    await worker.waitFor(head, soon);
    expect((await tallied(database)).positions).toEqual(all(91));
  });

  it('do other work one at a time, and pass it on', async () => {
    const busy: string[] = [];
    const also = (name: string) => ({
      // Longer than a busy machine ever holds a process up: a lease is a courtesy between processes that run.
      lease: { ttlMs: 30_000, everyMs: 20 },
      also: {
        timekeeper: async (signal: AbortSignal) => {
          busy.push(name);
          await new Promise((resolve) => signal.addEventListener('abort', resolve));
          busy.splice(busy.indexOf(name), 1);
        },
      },
    });
    const one = await started(new Tally(), also('one'));
    await until(() => busy.length === 1);
    await started(new Tally(), also('other'));
    await pause(100);
    expect(busy).toHaveLength(1);
    await one.stop();
    await until(() => busy.join() === 'other');
    expect(busy).toEqual(['other']);
  });

  it('bring up beside what is asked what an older version has built', async () => {
    const old = await started();
    await old.waitFor(await appendTo(store, ...STREAMS), soon);
    await old.stop();
    const worker = await started(new Tally('tally', 2));
    await worker.waitFor(await appendTo(store, 'a'), soon);
    expect((await tallied(database)).positions).toEqual(all(91));
    expect((await worker.status())[0]).toMatchObject({ version: 2, position: 91n, lag: 0n, state: 'live' });
  });

  it('tell a process that does none of the work where they stand', async () => {
    const watcher = new ProjectionWatcher(store, database, [new Tally()]);
    await watcher.start();
    const tally = new Tally();
    tally.broken = 'bad';
    const worker = await started(tally);
    await watcher.waitFor(await appendTo(store, 'a', 'bad', 'b'), soon);
    expect(await watcher.status()).toEqual([
      { name: 'tally', version: 1, position: 3n, head: 3n, lag: 0n, state: 'live', parked: 1 },
    ]);
    await expect(watcher.waitFor(9n, { timeoutMs: 30 })).rejects.toMatchObject({ code: 'read-model-behind' });
    await worker.stop();
    const waiting = watcher.waitFor(9n, { timeoutMs: 600_000 });
    await Promise.all([expect(waiting).rejects.toMatchObject({ code: 'read-model-behind' }), watcher.stop()]);
    expect((await watcher.status())[0]?.state).toBe('stopped');
  });
});
