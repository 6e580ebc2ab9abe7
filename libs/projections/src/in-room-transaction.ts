import { sql } from 'kysely';
import type { ReadDatabase, ReadTransaction } from './read-database.ts';

/** "Qadm": whoever holds this lock changes what the room's own tables say of generations. */
const LOCK = 0x5161646d;

/** A transaction of which there is one at a time, whatever the number of processes; SQLite has no other. */
export function inRoomTransaction<T>(
  database: ReadDatabase,
  work: (trx: ReadTransaction) => Promise<T>,
): Promise<T> {
  return database.writer.transaction().execute(async (trx) => {
    if (database.kind === 'postgres')
      await sql`select pg_advisory_xact_lock(${LOCK}, hashtext(current_schema()))`.execute(trx);
    return work(trx);
  });
}
