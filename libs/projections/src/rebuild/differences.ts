import { sql, type Kysely, type RawBuilder } from 'kysely';
import { leastOf, positionsOf } from '../checkpoints.ts';
import { tableOf } from '../generations/generation-plugin.ts';
import type { Generation } from '../generations/generation.ts';
import type { ReadDatabase } from '../read-database.ts';

type Row = Readonly<Record<string, unknown>>;

/** A table in which two generations differ. A row that says something else counts on both sides. */
export interface TableDifference {
  readonly table: string;
  /** Rows in all. */
  readonly before: number;
  readonly after: number;
  readonly onlyBefore: number;
  readonly onlyAfter: number;
  /** The first few of each, by whatever order the database has. */
  readonly examples: { readonly before: readonly Row[]; readonly after: readonly Row[] };
}

const EXAMPLES = 3;

/**
 * What one generation says and the other does not, in one look at the database, however long it takes. Undefined where
 * they do not stand at the same positions in that look.
 */
export async function differencesBetween(
  database: ReadDatabase,
  before: Generation,
  after: Generation,
): Promise<{ position: bigint; differences: readonly TableDifference[] } | undefined> {
  return database.reader.connection().execute(async (db) => {
    for (const statement of BEGIN[database.kind]) await sql.raw(statement).execute(db);
    try {
      const [asked, own] = [await positionsOf(db, before), await positionsOf(db, after)];
      if (![...asked].every(([partition, position]) => own.get(partition) === position)) return undefined;
      const differences: TableDifference[] = [];
      for (const table of after.tables.filter((name) => before.tables.includes(name))) {
        const difference = await differenceIn(db, table, before.generation, after.generation);
        if (difference.onlyBefore + difference.onlyAfter > 0) differences.push(difference);
      }
      return { position: leastOf(own), differences };
    } finally {
      await sql`rollback`.execute(db);
    }
  });
}

/** A look at the database as it is at the first question, whatever is written meanwhile. */
const BEGIN = {
  sqlite: ['begin'],
  // Queries of a service end after a while; this one takes as long as the tables are large.
  postgres: ['begin isolation level repeatable read read only', 'set local statement_timeout = 0'],
} as const;

async function differenceIn(
  db: Kysely<unknown>,
  table: string,
  before: number,
  after: number,
): Promise<TableDifference> {
  const columns = await commonColumns(db, tableOf(table, before), tableOf(table, after));
  const rowsOf = (generation: number) => sql`select ${columns} from ${sql.table(tableOf(table, generation))}`;
  const only = (some: number, others: number) =>
    sql`(select * from (${rowsOf(some)}) a except ${rowsOf(others)})`;
  const examples = async (some: number, others: number) =>
    (await sql<Row>`select * from ${only(some, others)} d limit ${sql.lit(EXAMPLES)}`.execute(db)).rows;
  return {
    table,
    before: await countOf(db, sql.table(tableOf(table, before))),
    after: await countOf(db, sql.table(tableOf(table, after))),
    onlyBefore: await countOf(db, only(before, after)),
    onlyAfter: await countOf(db, only(after, before)),
    examples: { before: await examples(before, after), after: await examples(after, before) },
  };
}

async function countOf(db: Kysely<unknown>, rows: RawBuilder<unknown>): Promise<number> {
  const counted = await sql<{
    count: number | string | bigint;
  }>`select count(*) as count from ${rows} r`.execute(db);
  return Number(counted.rows[0]?.count ?? 0);
}

async function commonColumns(
  db: Kysely<unknown>,
  before: string,
  after: string,
): Promise<RawBuilder<unknown>> {
  const tables = await db.introspection.getTables();
  const columnsOf = (name: string) =>
    tables.find((table) => table.name === name)?.columns.map((column) => column.name) ?? [];
  const there = new Set(columnsOf(before));
  return sql.join(
    columnsOf(after)
      .filter((column) => there.has(column))
      .map((column) => sql.ref(column)),
  );
}
