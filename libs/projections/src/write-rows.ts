import type { Insertable, Transaction } from 'kysely';
import type { StoredEvent } from '#libs/contract';
import { kindOf } from './database-kind.ts';
import { writeToPostgres } from './postgres/write-to-postgres.ts';
import type { BulkRow, BulkTables, KnownRule } from './bulk-write.ts';
import { writeToSqlite } from './sqlite/write-to-sqlite.ts';

type Column<Row> = keyof Row & string;

/** What becomes of a row whose key is in the table already: some columns are replaced, to some is added, the others stay. */
export interface OnKnown<Row> {
  readonly key: readonly Column<Row>[];
  readonly replace?: readonly Column<Row>[];
  readonly add?: readonly Column<Row>[];
}

/**
 * Writes rows in few statements, in the order of their keys: so transactions that meet wait for each other and never in
 * a circle, and neighbours in the table are written one after the other. All have the columns of the first. Two rows of
 * one key may not be among them.
 */
export async function writeRows<Tables, Name extends keyof Tables & string>(
  trx: Transaction<Tables>,
  table: Name,
  rows: readonly Insertable<Tables[Name]>[],
  { key, replace = [], add = [] }: OnKnown<Tables[Name]>,
): Promise<void> {
  await write(untyped(trx), table, rows, key, { key, replace, add });
}

/** Writes rows whose keys cannot be in the table yet, in the same way; one that is there all the same is an error. */
export async function appendRows<Tables, Name extends keyof Tables & string>(
  trx: Transaction<Tables>,
  table: Name,
  rows: readonly Insertable<Tables[Name]>[],
  key: readonly Column<Tables[Name]>[],
): Promise<void> {
  await write(untyped(trx), table, rows, key, undefined);
}

/** Kysely cannot follow a table that is a type parameter; what is named and written has been checked by the signature. */
const untyped = <Tables>(trx: Transaction<Tables>) => trx as unknown as Transaction<BulkTables>;

async function write(
  trx: Transaction<BulkTables>,
  table: string,
  rows: readonly BulkRow[],
  key: readonly string[],
  known: KnownRule | undefined,
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const writeAll = kindOf(trx) === 'postgres' ? writeToPostgres : writeToSqlite;
  await writeAll(trx, { table, columns: Object.keys(first), known, rows: sortedBy(rows, key) });
}

/** In the order of their keys, column by column; which order that is does not matter, only that it is always the same. */
function sortedBy(rows: readonly BulkRow[], key: readonly string[]): readonly BulkRow[] {
  if (rows.length === 1) return rows;
  return rows.toSorted((one, other) => {
    for (const column of key) {
      const a = one[column] as string | number;
      const b = other[column] as string | number;
      if (a < b) return -1;
      if (a > b) return 1;
    }
    return 0;
  });
}

/** The applications of these events that began before them: those whose first event is not among them. */
export function begunEarlier(events: readonly StoredEvent[]): string[] {
  const ids = new Set<string>();
  for (const { revision, metadata } of events) if (revision > 0) ids.add(metadata.applicationId);
  for (const { revision, metadata } of events) if (revision === 0) ids.delete(metadata.applicationId);
  return [...ids];
}
