import type { Transaction } from 'kysely';
import { withRule, type BulkTables, type BulkWrite } from '../bulk-write.ts';
import type { BulkQuery } from './bulk-query.ts';

/** One small statement, compiled once, that the connection runs row by row without coming back in between. */
export async function writeToSqlite(trx: Transaction<BulkTables>, write: BulkWrite): Promise<void> {
  const { table, columns, rows } = write;
  const [first = {}] = rows;
  const insert = trx
    .insertInto(table)
    .values(Object.fromEntries(columns.map((column) => [column, first[column] ?? null])));
  const query: BulkQuery = { ...withRule(insert, write).compile(), columns, rows };
  await trx.executeQuery(query);
}
