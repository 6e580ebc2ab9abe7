import { readDatabaseOf, storeOf, type Places, type Work } from '#apps/settings';
import { InstallationLog, type EventStore } from '#libs/event-store';
import type { ProjectionKeeper, ReadDatabase } from '#libs/projections';
import { alone, inThread, shared, watching, type AlsoShared } from './keepers.ts';
import { openLog } from './open-log.ts';
import { openTablesOf } from './open-tables.ts';

/** Who keeps tables and time: this process alone, together with others, or others alone. */
export type Keeping = 'alone' | 'shared' | 'elsewhere';

/** The log, the tables, and what leads the tables along the log; not started yet. */
export interface Stores {
  /** The log with all streams, also those of others: for the endpoint. */
  readonly whole: EventStore;
  /** The log of the installation. */
  readonly store: EventStore;
  readonly database: ReadDatabase;
  readonly runner: ProjectionKeeper;
  readonly keeping: Keeping;
  readonly close: () => Promise<void>;
}

export interface StoreOptions extends Places {
  readonly installation: string;
  readonly now: () => Date;
  readonly work?: Work;
  /** Others may have the log open through this process. */
  readonly lent?: boolean;
  readonly also?: AlsoShared;
  /** Takes the place of the log that is set; of this installation alone. */
  readonly log?: EventStore;
}

/**
 * Opens what an installation keeps.
 * @throws ServiceError `bad-configuration`, `store-locked`, `store-too-new`, `store-corrupt`, `store-unavailable`,
 *   `store-denied`, `store-unsupported`
 */
export async function openStores(options: StoreOptions): Promise<Stores> {
  const log = options.log ?? (await openLog(storeOf(options), options));
  try {
    return await over(log, options);
  } catch (error) {
    await log.close();
    throw error;
  }
}

async function over(log: EventStore, options: StoreOptions): Promise<Stores> {
  const keeping = keepingOf(options);
  const files = keeping === 'alone' ? filesOfThread(options) : undefined;
  const { whole, prepare } = files
    ? inThread(log, files, options.installation)
    : { whole: log, prepare: KEEPERS[keeping] };
  // A server gives the streams of the installation alone, and what is put in the place of a log is that of one.
  const foreign = storeOf(options).kind === 'sqlite' && !options.log;
  const store = foreign ? new InstallationLog(whole, options.installation) : whole;
  const queriesOnly = files !== undefined || keeping === 'elsewhere';
  const database = await openTablesOf(store, readDatabaseOf(options), { ...options, queriesOnly });
  const runner = prepare(store, database, options);
  const close = async () => {
    // A thread closes last and so moves the write-ahead log of the tables into their file.
    if (files) await database.close();
    await runner.stop();
    if (!files) await database.close();
    await store.close();
  };
  return { whole, store, database, runner, keeping, close };
}

const KEEPERS = { alone, shared, elsewhere: watching };

/** Embedded stores that nobody else writes are this process's own. */
function keepingOf(options: StoreOptions): Keeping {
  if (options.work === 'elsewhere') return 'elsewhere';
  const embedded = storeOf(options).kind === 'sqlite' && readDatabaseOf(options).kind === 'sqlite';
  return options.log || (embedded && !options.lent) ? 'alone' : 'shared';
}

/** The files for a thread of its own: not from sources (as specs run), which a thread cannot load. */
function filesOfThread(options: StoreOptions): { events: string; read: string } | undefined {
  const built = import.meta.filename.endsWith('.js');
  const [store, database] = [storeOf(options), readDatabaseOf(options)];
  if (!built || options.log || store.kind !== 'sqlite' || database.kind !== 'sqlite') return undefined;
  return { events: store.file, read: database.file };
}
