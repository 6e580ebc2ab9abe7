import { sql, type Kysely, type Transaction } from 'kysely';
import { ServiceError } from '#libs/contract';
import { kindOf } from './database-kind.ts';
import { MIGRATIONS } from './migrations/migrations.ts';

// A type, since Kysely asks for an index signature that an interface does not have.
type RoomTables = { read_database: { key: string; value: string } };

/** What a database says of itself. */
interface Marks {
  /** How many migrations it has seen; 0 for an empty one. */
  readonly format: number;
  readonly installation?: string;
}

/**
 * Makes the tables of this room, or brings them to the present format; of several processes one does it, and the others
 * wait. A database that is as it should be is only looked at.
 * @param place names the database in messages
 * @throws ServiceError `store-too-new` (written by a newer version), `bad-configuration` (of another installation, or
 *   no read database at all)
 */
export async function prepareRoom(db: Kysely<unknown>, place: string, installation?: string): Promise<void> {
  const found = checked(await marksOf(db, place), place, installation);
  if (isReady(found, installation)) return;
  await db.transaction().execute(async (trx) => {
    await lockRoom(trx);
    const marks = checked(await marksOf(trx, place), place, installation);
    await migrate(trx, marks.format);
    if (installation !== undefined && marks.installation === undefined)
      await mark(trx, 'installation', installation);
  });
}

const isReady = (marks: Marks, installation: string | undefined) =>
  marks.format === MIGRATIONS.length && (installation === undefined || marks.installation !== undefined);

/** "Qroo": of all who would migrate the schema, PostgreSQL lets one in; SQLite has one writer anyway. */
async function lockRoom(trx: Transaction<unknown>): Promise<void> {
  if (kindOf(trx) === 'sqlite') return;
  await sql`select pg_advisory_xact_lock(${0x51726f6f}, hashtext(current_schema()))`.execute(trx);
}

async function migrate(trx: Transaction<unknown>, from: number): Promise<void> {
  for (const migration of MIGRATIONS.slice(from)) await migration(trx);
  if (from < MIGRATIONS.length) await mark(trx, 'format', String(MIGRATIONS.length));
}

async function marksOf(db: Kysely<unknown>, place: string): Promise<Marks> {
  const tables = await db.introspection.getTables();
  if (tables.length === 0) return { format: 0 };
  if (!tables.some(({ name }) => name === 'read_database')) {
    throw new ServiceError('bad-configuration', `${place} holds other tables than a read database`);
  }
  const rows = await db.$extendTables<RoomTables>().selectFrom('read_database').selectAll().execute();
  const { format, installation } = Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  return { format: Number(format), ...(installation !== undefined && { installation }) };
}

function checked(marks: Marks, place: string, installation: string | undefined): Marks {
  if (marks.format > MIGRATIONS.length) {
    const known = `this one knows format ${MIGRATIONS.length}`;
    throw new ServiceError('store-too-new', `${place} was written by a newer version; ${known}`);
  }
  const owner = marks.installation;
  if (installation !== undefined && owner !== undefined && owner !== installation) {
    const message = `${place} belongs to installation "${owner}", not "${installation}"`;
    throw new ServiceError('bad-configuration', message);
  }
  return marks;
}

async function mark(trx: Transaction<unknown>, key: string, value: string): Promise<void> {
  await trx
    .$extendTables<RoomTables>()
    .insertInto('read_database')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
