import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '#libs/event-store';
import type { ProjectionStatus } from '../projection.ts';
import { ProjectionRunner } from '../projection-runner.ts';
import { openReadDatabase } from '../read-database.ts';
import type { ReadDatabase } from '../read-database.ts';
import { appendTo } from '../testing/example-log.ts';
import { tallied, Tally } from '../testing/tally.ts';
import { LogBell } from './log-bell.ts';
import { ProjectionThread } from './projection-thread.ts';
import { SharedLog } from './shared-log.ts';

const SCRIPT = new URL('../../../../dist/libs/projections/src/testing/tally.thread.js', import.meta.url);
const soon = { timeoutMs: 20_000 };

const built = existsSync(SCRIPT);
if (!built) console.warn(`SKIPPED: the thread is not built at ${SCRIPT.pathname} (npm run build)`);

(built ? describe : describe.skip)('the thread of the projections', () => {
  let folder: string;
  let files: { events: string; read: string };
  let store: SharedLog;
  let database: ReadDatabase;
  let thread: ProjectionThread;
  let log: string[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'thread-'));
    files = { events: join(folder, 'events.db'), read: join(folder, 'read.db') };
    const bell = new LogBell();
    store = new SharedLog(await SqliteEventStore.open({ file: files.events }), bell);
    database = await openReadDatabase({ file: files.read, queriesOnly: true });
    log = [];
    thread = new ProjectionThread({
      script: SCRIPT,
      projections: [new Tally()],
      store,
      bell,
      files,
      pauseMs: { first: 1, longest: 4 },
      log: (level, message) => log.push(`${level}: ${message}`),
    });
  });
  afterEach(async () => {
    await database.close();
    await thread.stop();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const until = async (holds: (status: ProjectionStatus) => boolean) => {
    for (;;) {
      const [status] = await thread.status();
      if (status && holds(status)) return status;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };
  const live = ({ state }: ProjectionStatus) => state === 'live';

  it('brings the tables to the end of the log and says where it stands', async () => {
    await thread.start();
    const head = await appendTo(store, 'a', 'b', 'a');
    await thread.waitFor(head, soon);
    expect(await tallied(database)).toEqual({ events: { a: 2, b: 1 }, positions: [1, 2, 3] });
    expect(await until(live)).toEqual({
      name: 'tally',
      version: 1,
      position: 3n,
      head: 3n,
      lag: 0n,
      state: 'live',
    });
  });

  it('misses none of many steps that come one by one, at any moment of its own', async () => {
    await thread.start();
    for (let count = 1; count <= 300; count += 1) {
      const position = await appendTo(store, `s${count % 5}`);
      // Between none and a few turns after the last batch: while it writes, gathers, looks, or listens.
      if (count % 2 === 0) await thread.waitFor(position, soon);
      for (let turn = 0; turn < count % 7; turn += 1) await new Promise(setImmediate);
    }
    await thread.waitFor(await store.head(), soon);
    expect((await tallied(database)).positions).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
  });

  it('is started again when it has died, says so, and takes each event once', async () => {
    writeFileSync(`${files.read}.deaths`, '2');
    await thread.start();
    await thread.waitFor(await appendTo(store, 'a'), soon);
    await thread.waitFor(await appendTo(store, 'deadly', 'a'), soon);
    expect((await tallied(database)).positions).toEqual([1, 2, 3]);
    expect(log.filter((line) => line.startsWith('error'))).toEqual(
      Array(2).fill('error: the thread of the projections has died'),
    );
    expect(await until(live)).not.toHaveProperty('error');
  });

  it('is failed, with the cause and how often, while it dies of everything', async () => {
    writeFileSync(`${files.read}.deaths`, '1000000');
    await thread.start();
    await appendTo(store, 'deadly');
    const status = await until(({ state, error }) => state === 'failed' && error?.attempts === 3);
    expect(status).toMatchObject({ position: 0n, lag: 1n, error: { message: 'it ended with code 7' } });
  });

  it('lets go of its files and of those who wait when it stops, and goes on when it starts again', async () => {
    await thread.start();
    await thread.waitFor(await appendTo(store, 'a'), soon);
    const waiting = thread.waitFor(99n, { timeoutMs: 600_000 });
    await Promise.all([expect(waiting).rejects.toMatchObject({ code: 'read-model-behind' }), thread.stop()]);
    expect((await thread.status())[0]).toMatchObject({ state: 'stopped', position: 1n });

    const head = await appendTo(store, 'b');
    await expect(thread.waitFor(head, { timeoutMs: 1 })).rejects.toMatchObject({ code: 'read-model-behind' });
    await thread.start();
    await thread.waitFor(head, soon);
    await database.close();
    await thread.stop();
    await store.close();
    // Nobody holds them: the write-ahead logs have been moved into the databases.
    expect(readdirSync(folder).toSorted()).toEqual(['events.db', 'events.db.lock', 'read.db']);
  });

  it('refuses tables of a newer version', async () => {
    const newer = await openReadDatabase({ file: files.read });
    const runner = new ProjectionRunner(store, newer, [new Tally('tally', 3)]);
    await runner.start();
    await runner.stop();
    await newer.close();
    await expect(thread.start()).rejects.toMatchObject({ code: 'store-too-new' });
    expect((await thread.status())[0]?.state).toBe('stopped');
    expect(log).toEqual([]);
  });
});
