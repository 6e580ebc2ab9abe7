import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { openTables, openTablesOf } from '#apps/composition';
import { readDatabaseOf, storeOf } from '#apps/settings';
import { isServiceError, ServiceError } from '#libs/contract';
import { SqliteEventStore, type EventStore } from '#libs/event-store';
import { generationStatuses, type ReadDatabase } from '#libs/projections';
import type { Console } from '../console.ts';
import { checkLogExists, type Settings } from '../settings.ts';
import { CatchUp } from './catch-up.ts';
import { openLogToRead, openLogToWrite } from './open-log.ts';
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
  checkLogExists(settings);
  const kept = await isWritten(settings);
  const store = await openLogToRead(settings);
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
  checkLogExists(settings);
  const store = await openLogToWrite(settings, advice);
  return withDatabase(store, () => databaseAtHead(store, settings, console));
}

/** The tables, as a writer opens them. */
export const openDatabase = (settings: Settings): Promise<ReadDatabase> =>
  openTables(readDatabaseOf(settings), { installation: settings.installation });

/** Another command that looks here has the lock for a moment only. */
const LOOKS = 3;
const BETWEEN_LOOKS_MS = 50;

/**
 * Whether a service, or a command that writes, has the log open: whoever gets the lock of a file knows that nobody does.
 * A server is there for others.
 */
async function isWritten(settings: Settings): Promise<boolean> {
  const store = storeOf(settings);
  if (store.kind !== 'sqlite') return true;
  for (let look = 1; look <= LOOKS; look += 1) {
    try {
      await (await SqliteEventStore.open({ file: store.file })).close();
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
  const { installation } = settings;
  const database = await openTablesOf(store, readDatabaseOf(settings), { installation });
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
  settings: Settings,
  console: Console,
): Promise<ReadDatabase> {
  const place = readDatabaseOf(settings);
  if (place.kind === 'sqlite' && !existsSync(place.file)) throw notKept(PROJECTIONS[0]?.name ?? '');
  const database = await openTables(place, { installation: settings.installation, queriesOnly: true });
  try {
    const lag = (await store.head()) - (await leastPosition(database));
    if (lag > 0n) console.note(`the tables are ${lag} events behind the log; the service is still at it`);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** How far the tables are that the running service keeps. @throws ServiceError `read-model-behind` where it keeps others */
async function leastPosition(database: ReadDatabase): Promise<bigint> {
  const generations = await generationStatuses(database.reader);
  const positions = PROJECTIONS.map(({ name, version }) => {
    const active = generations.find(({ projection, state }) => projection === name && state === 'active');
    if (active?.version !== version) throw notKept(name);
    return active.position;
  });
  return positions.reduce((least, position) => (position < least ? position : least));
}

const notKept = (name: string) =>
  new ServiceError(
    'read-model-behind',
    `A service has the log open and keeps no tables of ${name} as this program reads them; ask the service, or stop it`,
  );
