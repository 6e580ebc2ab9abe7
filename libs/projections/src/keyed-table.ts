import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import { kindOf } from './database-kind.ts';

/** SQLite keeps the rows in their key: each is written once, and not once in the table and once in an index. */
const BY_KEY = sql`without rowid`;

/** Columns without null: text, but for those that are integers. */
export interface KeyedTable {
  readonly key: readonly string[];
  /** Beside the key. */
  readonly texts?: readonly string[];
  /** In the key or beside it. */
  readonly integers?: readonly string[];
}

/** Makes a table of values and counts that is found by its key of several columns. */
export async function createKeyedTable(
  db: Kysely<unknown>,
  name: string,
  { key, texts = [], integers = [] }: KeyedTable,
): Promise<void> {
  let table: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const column of new Set([...key, ...texts, ...integers])) {
    const type = integers.includes(column) ? 'integer' : 'text';
    table = table.addColumn(column, type, (built) => built.notNull());
  }
  table = table.addPrimaryKeyConstraint(`${name}_key`, [...key]);
  await (kindOf(db) === 'sqlite' ? table.modifyEnd(BY_KEY) : table).execute();
}
