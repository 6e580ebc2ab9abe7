import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isServiceError, ServiceError } from '#libs/contract';
import { SqliteEventStore, type EventStore } from '#libs/event-store';
import { openReadDatabase, type ReadDatabase } from '#libs/projections';
import type { Console } from '../console.ts';
import { eventFile, existingEventFile, readFile, type Settings } from '../settings.ts';
import { CatchUp } from './catch-up.ts';
import { PROJECTIONS } from './projections.ts';

/** The log and the tables that were made of it. */
export interface ReadModels {
  readonly store: EventStore;
  readonly database: ReadDatabase;
  readonly close: () => Promise<void>;
}

/**
 * Opens the log for reading and the read models, which are brought to the head of the log. While a service, or a command
 * that writes, has the log open, it keeps them: then they are read as they are, and a remark says how far they lag.
 * @throws ServiceError `not-found`, `read-model-behind`, `store-too-new`, `store-corrupt`, `store-unavailable`,
 *   `bad-configuration`
 */
export async function openReadModels(settings: Settings, console: Console): Promise<ReadModels> {
  const file = existingEventFile(settings);
  const kept = await isWritten(file);
  const store = await SqliteEventStore.open({ file, readOnly: true });
  return withDatabase(store, () =>
    kept ? databaseAsItIs(store, settings, console) : databaseAtHead(store, settings, console),
  );
}

/**
 * Opens the log for writing, which keeps every other writer away, with the read models at its head.
 * @param advice what to do where a service has the log open
 * @throws ServiceError as `openReadModels`, `store-locked`
 */
export async function openToWrite(settings: Settings, console: Console, advice: string): Promise<ReadModels> {
  existingEventFile(settings);
  const store = await openLog(settings, advice);
  return withDatabase(store, () => databaseAtHead(store, settings, console));
}

/** The log for writing, made where there is none. @throws ServiceError `store-locked` with the advice */
export async function openLog(
  { dataDir }: Pick<Settings, 'dataDir'>,
  advice: string,
  now?: () => Date,
): Promise<SqliteEventStore> {
  try {
    return await SqliteEventStore.open({ file: eventFile(dataDir), ...(now && { now }) });
  } catch (error) {
    if (!isServiceError(error, 'store-locked')) throw error;
    throw new ServiceError('store-locked', `${error.message}; ${advice}`, {}, { cause: error });
  }
}

/** The read database of the data directory, as a writer opens it. */
export const openDatabase = ({ dataDir, installation }: Settings): Promise<ReadDatabase> =>
  openReadDatabase({ file: readFile(dataDir), installation });

/** Another command that looks here has the lock for a moment only. */
const LOOKS = 3;
const BETWEEN_LOOKS_MS = 50;

/** Whether a service, or a command that writes, has the log open: whoever gets the lock knows that nobody does. */
async function isWritten(file: string): Promise<boolean> {
  for (let look = 1; look <= LOOKS; look += 1) {
    try {
      await (await SqliteEventStore.open({ file })).close();
      return false;
    } catch (error) {
      if (!isServiceError(error, 'store-locked')) throw error;
      await pause(BETWEEN_LOOKS_MS);
    }
  }
  return true;
}

async function withDatabase(store: EventStore, open: () => Promise<ReadDatabase>): Promise<ReadModels> {
  try {
    const database = await open();
    const close = async () => {
      await database.close();
      await store.close();
    };
    return { store, database, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function databaseAtHead(
  store: EventStore,
  settings: Settings,
  console: Console,
): Promise<ReadDatabase> {
  const database = await openDatabase(settings);
  const catchUp = new CatchUp(store, database, { progress: console.progress('Reading the log') });
  try {
    await catchUp.start();
    await catchUp.toHead();
    await catchUp.stop();
    return database;
  } catch (error) {
    await catchUp.stop();
    await database.close();
    throw error;
  }
}

async function databaseAsItIs(
  store: EventStore,
  { dataDir, installation }: Settings,
  console: Console,
): Promise<ReadDatabase> {
  const file = readFile(dataDir);
  if (!existsSync(file)) throw notKept(PROJECTIONS[0]?.name ?? '');
  const database = await openReadDatabase({ file, installation, queriesOnly: true });
  try {
    const lag = (await store.head()) - (await leastPosition(database));
    if (lag > 0n) console.note(`the tables are ${lag} events behind the log; the service is still at it`);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

// A type, since Kysely asks for an index signature that an interface does not have.
type Checkpoints = {
  checkpoints: { projection: string; version: number; position: bigint | number | string };
};

/** How far the tables are that the running service keeps. @throws ServiceError `read-model-behind` where it keeps others */
async function leastPosition(database: ReadDatabase): Promise<bigint> {
  const rows = await database.reader
    .$extendTables<Checkpoints>()
    .selectFrom('checkpoints')
    .select(['projection', 'version', 'position'])
    .execute();
  const positions = PROJECTIONS.map(({ name, version }) => {
    const row = rows.find(({ projection }) => projection === name);
    if (row?.version !== version) throw notKept(name);
    return BigInt(row.position);
  });
  return positions.reduce((least, position) => (position < least ? position : least));
}

const notKept = (name: string) =>
  new ServiceError(
    'read-model-behind',
    `A service has the log open and keeps no tables of ${name} as this program reads them; ask the service, or stop it`,
  );
