import { sql, type RawBuilder, type Transaction } from 'kysely';
import { withRule, type BulkTables, type BulkValue, type BulkWrite } from '../bulk-write.ts';
import { prepared } from './prepared-query.ts';

/** One statement for all rows, with an array for each column: its text does not depend on how many there are. */
export async function writeToPostgres(trx: Transaction<BulkTables>, write: BulkWrite): Promise<void> {
  const { table, columns, rows } = write;
  const given = columns.map((name) => {
    const values = rows.map((row) => row[name] ?? null);
    return { name, values, type: typeOf(values) };
  });
  const typed = given.filter(({ type }) => type !== undefined);
  const arrays = typed.map(({ values, type }) => sql`${values}::${sql.raw(`${type}[]`)}`);
  const names = typed.map(({ name }) => sql.ref(name));
  // An array that holds nothing but null would be of no type that fits the column.
  const selected = given.map(({ name, type }) => (type === undefined ? sql`null` : sql.ref(name)));
  const source: RawBuilder<never> = sql`select ${sql.join(selected)} from unnest(${sql.join(arrays)}) as given (${sql.join(names)})`;
  const insert = trx
    .insertInto(table)
    .columns([...columns])
    .expression(source);
  await trx.executeQuery(prepared(withRule(insert, write).compile()));
}

type ArrayType = 'text' | 'int8' | 'float8';

/** Of the values of a column; undefined where all are null. Whole numbers become what the column is. */
function typeOf(values: readonly BulkValue[]): ArrayType | undefined {
  let type: ArrayType | undefined;
  for (const value of values) {
    if (value === null || value === undefined) continue;
    if (typeof value === 'string') return 'text';
    if (typeof value === 'number' && !Number.isSafeInteger(value)) return 'float8';
    type = 'int8';
  }
  return type;
}
