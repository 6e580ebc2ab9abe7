import { readDatabaseOf, storeOf, type Places, type Work } from '#apps/settings';
import { InstallationLog, type EventStore } from '#libs/event-store';
import {
  LogBell,
  ProjectionRunner,
  ProjectionThread,
  SharedLog,
  type ProjectionKeeper,
  type ReadDatabase,
} from '#libs/projections';
import { failureLog } from './failure-log.ts';
import { openLog } from './open-log.ts';
import { openTables } from './open-tables.ts';
import { projections } from './projections.ts';

/** The log, the tables, and what leads the tables along the log; not started yet. */
export interface Stores {
  /** The log with all streams, also those of others: for the endpoint. */
  readonly whole: EventStore;
  /** The log of the installation. */
  readonly store: EventStore;
  readonly database: ReadDatabase;
  readonly runner: ProjectionKeeper;
  readonly close: () => Promise<void>;
}

export interface StoreOptions extends Places {
  readonly installation: string;
  readonly now: () => Date;
  readonly work?: Work;
  /** Takes the place of the log that is set. */
  readonly log?: EventStore;
}

/**
 * Opens what an installation keeps. Over embedded stores, projections run in a thread of their own; they run in this one
 * over others, over a log that lives only here, and from sources (as specs do), which a thread cannot load.
 * @throws ServiceError `bad-configuration`, `store-locked`, `store-too-new`, `store-corrupt`, `store-unavailable`,
 *   `store-denied`, `store-unsupported`
 */
export async function openStores(options: StoreOptions): Promise<Stores> {
  const log = options.log ?? (await openLog(storeOf(options), options));
  try {
    const files = filesOf(options);
    return await (files ? withThread(log, files, options) : withoutThread(log, options));
  } catch (error) {
    await log.close();
    throw error;
  }
}

interface Files {
  readonly events: string;
  readonly read: string;
}

/** Where a thread can open both. */
function filesOf(options: StoreOptions): Files | undefined {
  const built = import.meta.filename.endsWith('.js');
  const [store, database] = [storeOf(options), readDatabaseOf(options)];
  if (!built || options.log || store.kind !== 'sqlite' || database.kind !== 'sqlite') return undefined;
  return { events: store.file, read: database.file };
}

async function withThread(log: EventStore, files: Files, options: StoreOptions): Promise<Stores> {
  const bell = new LogBell();
  const whole = new SharedLog(log, bell);
  const store = new InstallationLog(whole, options.installation);
  const database = await openTables(readDatabaseOf(options), { ...options, queriesOnly: true });
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
  return { whole, store, database, runner, close };
}

async function withoutThread(whole: EventStore, options: StoreOptions): Promise<Stores> {
  const store = new InstallationLog(whole, options.installation);
  const database = await openTables(readDatabaseOf(options), { installation: options.installation });
  const runner = new ProjectionRunner(store, database, projections, { log: failureLog });
  const close = async () => {
    await runner.stop();
    await database.close();
    await store.close();
  };
  return { whole, store, database, runner, close };
}
