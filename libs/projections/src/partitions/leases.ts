import { sql, type RawBuilder } from 'kysely';
import type { ProjectionTables } from '../projection-tables.ts';
import type { ReadDatabase } from '../read-database.ts';

/** Who does a piece of work, and until when unless it says so again. */
export interface Lease {
  readonly name: string;
  readonly holder: string;
  /** Milliseconds since 1970 by the clock of the database. */
  readonly until: number;
}

/** A process says by a lease of its own that it is there, also while it has no work. */
const PRESENCE = 'process:';

/** Milliseconds since 1970 by the clock of the database: those of the processes may differ. */
function nowIn({ kind }: ReadDatabase): RawBuilder<number> {
  return kind === 'postgres'
    ? sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`
    : sql<number>`cast(unixepoch('subsec') * 1000 as integer)`;
}

const untilIn = (database: ReadDatabase, ttlMs: number) =>
  sql<number>`${nowIn(database)} + ${sql.lit(ttlMs)}`;

const leasesIn = (database: ReadDatabase) => database.writer.$extendTables<ProjectionTables>();

/** All leases, for those who want to know who does what. */
export async function leases(database: ReadDatabase): Promise<readonly Lease[]> {
  const rows = await database.reader
    .$extendTables<ProjectionTables>()
    .selectFrom('leases')
    .selectAll()
    .where('until', '>', nowIn(database))
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ ...row, until: Number(row.until) }));
}

/** Renews the leases named; the answer has those that the holder still had. */
export async function holdLeases(
  database: ReadDatabase,
  holder: string,
  names: readonly string[],
  ttlMs: number,
): Promise<readonly string[]> {
  await takeLease(database, PRESENCE + holder, holder, ttlMs);
  if (names.length === 0) return [];
  const rows = await leasesIn(database)
    .updateTable('leases')
    .set({ until: untilIn(database, ttlMs) })
    .where('holder', '=', holder)
    .where('name', 'in', names)
    .returning('name')
    .execute();
  return rows.map(({ name }) => name);
}

/** True where the piece is the holder's now: because nobody had it, or whoever had it is silent. */
export async function takeLease(
  database: ReadDatabase,
  name: string,
  holder: string,
  ttlMs: number,
): Promise<boolean> {
  const until = untilIn(database, ttlMs);
  const { numInsertedOrUpdatedRows } = await leasesIn(database)
    .insertInto('leases')
    .values({ name, holder, until })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ holder, until })
        .where((eb) => eb.or([eb('leases.holder', '=', holder), eb('leases.until', '<', nowIn(database))])),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** The other processes that are there and have a part in work of this kind. */
export async function liveHolders(
  database: ReadDatabase,
  names: readonly string[],
  holder: string,
): Promise<ReadonlySet<string>> {
  const rows = await leasesIn(database)
    .selectFrom('leases')
    .select('holder')
    .distinct()
    .where('holder', '!=', holder)
    .where('until', '>', nowIn(database))
    .where((eb) => eb.or([eb('name', 'in', names), eb('name', 'like', `${PRESENCE}%`)]))
    .execute();
  return new Set(rows.map((row) => row.holder));
}

/** Lets go of the leases named, or of all that the holder has. */
export async function releaseLeases(
  database: ReadDatabase,
  holder: string,
  names?: readonly string[],
): Promise<void> {
  if (names?.length === 0) return;
  let query = leasesIn(database).deleteFrom('leases').where('holder', '=', holder);
  if (names) query = query.where('name', 'in', names);
  await query.execute();
}
