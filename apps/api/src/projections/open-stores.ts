import { SqliteEventStore, type EventStore } from '#libs/event-store';
import {
  LogBell,
  openReadDatabase,
  ProjectionRunner,
  ProjectionThread,
  SharedLog,
  type ProjectionKeeper,
  type ReadDatabase,
} from '#libs/projections';
import type { dataFiles } from '../config.ts';
import { failureLog } from '../failure-log.ts';
import { projections } from './projections.ts';

/** The log, the tables, and what leads the tables along the log; not started yet. */
export interface Stores {
  readonly store: EventStore;
  readonly database: ReadDatabase;
  readonly runner: ProjectionKeeper;
  readonly close: () => Promise<void>;
}

export interface StoreOptions {
  readonly installation: string;
  readonly now: () => Date;
  /** Takes the place of the SQLite log. */
  readonly store?: EventStore;
}

type Files = ReturnType<typeof dataFiles>;

/**
 * Projections run in a thread of their own. In this thread they run where another could not: over a log that lives
 * only here, and from sources (as specs do), which a thread cannot load.
 * @throws ServiceError `bad-configuration`, `store-locked`, `store-too-new`, `store-corrupt`, `store-unavailable`
 */
export async function openStores(files: Files, options: StoreOptions): Promise<Stores> {
  const built = import.meta.filename.endsWith('.js');
  const store = options.store ?? (await SqliteEventStore.open({ file: files.events, now: options.now }));
  try {
    return await (built && !options.store ? withThread : withoutThread)(store, files, options);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function withThread(log: EventStore, files: Files, { installation }: StoreOptions): Promise<Stores> {
  const bell = new LogBell();
  const store = new SharedLog(log, bell);
  const database = await openReadDatabase({ file: files.read, installation, queriesOnly: true });
  const runner = new ProjectionThread({
    script: new URL('projection.thread.js', import.meta.url),
    projections,
    store,
    bell,
    files,
    log: failureLog,
  });
  const close = async () => {
    // The thread closes last and so moves the write-ahead log of the tables into their file.
    await database.close();
    await runner.stop();
    await store.close();
  };
  return { store, database, runner, close };
}

async function withoutThread(store: EventStore, { read }: Files, { installation }: StoreOptions) {
  const database = await openReadDatabase({ file: read, installation });
  const runner = new ProjectionRunner(store, database, projections, { log: failureLog });
  const close = async () => {
    await runner.stop();
    await database.close();
    await store.close();
  };
  return { store, database, runner, close };
}
