import type { Kysely } from 'kysely';
import { ServiceError } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import type { ReadDatabase } from '#libs/projections';

type RoomTables = { read_database: { key: string; value: string } };

type Key = 'log' | 'led-over';

/**
 * Whose positions the tables hold: the first event of the installation and where it stands. Another log of the same
 * events, on a server say, has it elsewhere. Undefined for an empty log.
 */
async function identityOf(store: EventStore): Promise<string | undefined> {
  const [first] = await store.readAll({ limit: 1 });
  return first && `${first.id}@${first.position}`;
}

async function findNote(db: Kysely<unknown>, key: Key): Promise<string | undefined> {
  const row = await db
    .$extendTables<RoomTables>()
    .selectFrom('read_database')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value;
}

async function writeNote(db: Kysely<unknown>, key: Key, value: string): Promise<void> {
  await db
    .$extendTables<RoomTables>()
    .insertInto('read_database')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** Whether the tables hold positions of this log; undefined where that is not known, as of an empty one. */
async function areTablesOf(db: Kysely<unknown>, store: EventStore): Promise<boolean | undefined> {
  const [known, identity] = [await findNote(db, 'log'), await identityOf(store)];
  return known === undefined || identity === undefined ? undefined : known === identity;
}

/** From now on the tables hold positions of this log. */
async function noteTablesOf(db: Kysely<unknown>, store: EventStore): Promise<void> {
  const identity = await identityOf(store);
  if (identity !== undefined) await writeNote(db, 'log', identity);
}

/** Whether the tables were led over by this very move already. */
export async function areLedOver(db: Kysely<unknown>, move: string): Promise<boolean> {
  return (await findNote(db, 'led-over')) === move;
}

/** They have been led over by this move, and hold positions of the log that is home now. */
export async function noteLedOver(db: Kysely<unknown>, move: string, home: EventStore): Promise<void> {
  await writeNote(db, 'led-over', move);
  await noteTablesOf(db, home);
}

/**
 * Ties tables to the log that they are made of, the first time; afterwards makes sure that it is that one. Positions of
 * one log say nothing in another: tables would be kept from the wrong place on, and nobody would see it.
 * @throws ServiceError `bad-configuration`
 */
export async function tieTables(database: ReadDatabase, store: EventStore): Promise<void> {
  const same = await areTablesOf(database.writer, store);
  if (same === undefined) return noteTablesOf(database.writer, store);
  if (same) return;
  throw new ServiceError(
    'bad-configuration',
    'The tables (QADAM_READ_DB) were made of another log than the one that is set (QADAM_STORE): ' +
      'name the log that they belong to, or other tables, or empty ones, which are built from the log',
  );
}
