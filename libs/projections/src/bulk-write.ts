import type { InsertQueryBuilder, InsertResult, OnConflictBuilder } from 'kysely';

/** What both databases store of a value; a bigint only where the column is one. */
export type BulkValue = string | number | bigint | null | undefined;
export type BulkRow = Readonly<Record<string, BulkValue>>;
export type BulkTables = Record<string, BulkRow>;

/** What becomes of a row whose key is in the table already: some columns are replaced, to some is added, the others stay. */
export interface KnownRule {
  readonly key: readonly string[];
  readonly replace: readonly string[];
  readonly add: readonly string[];
}

/** Rows for one table. */
export interface BulkWrite {
  readonly table: string;
  readonly columns: readonly string[];
  /** Without it, a row whose key is there already is an error. */
  readonly known: KnownRule | undefined;
  /** In the order of their keys. */
  readonly rows: readonly BulkRow[];
}

/** Says what becomes of a row whose key is there already. */
export function withRule(
  insert: InsertQueryBuilder<BulkTables, string, InsertResult>,
  { table, known: rule }: Pick<BulkWrite, 'table' | 'known'>,
): InsertQueryBuilder<BulkTables, string, InsertResult> {
  if (!rule) return insert;
  const { key, replace, add } = rule;
  return insert.onConflict((conflict: OnConflictBuilder<BulkTables, string>) => {
    const known = conflict.columns([...key]);
    if (replace.length + add.length === 0) return known.doNothing();
    return known.doUpdateSet((eb) => ({
      ...Object.fromEntries(replace.map((column) => [column, eb.ref(`excluded.${column}`)])),
      ...Object.fromEntries(
        add.map((column) => [column, eb(eb.ref(`${table}.${column}`), '+', eb.ref(`excluded.${column}`))]),
      ),
    }));
  });
}
