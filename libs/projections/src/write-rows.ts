import type { Insertable, Transaction } from 'kysely';
import type { StoredEvent } from '#libs/contract';
import { chunksOf } from './chunks.ts';

type Column<Row> = keyof Row & string;

/** What becomes of a row whose key is in the table already: some columns are replaced, to some is added, the others stay. */
export interface OnKnown<Row> {
  readonly key: readonly Column<Row>[];
  readonly replace?: readonly Column<Row>[];
  readonly add?: readonly Column<Row>[];
}

/** Writes rows in few statements. Two rows of one key may not be among them. */
export async function writeRows<Tables, Name extends keyof Tables & string>(
  trx: Transaction<Tables>,
  table: Name,
  rows: readonly Insertable<Tables[Name]>[],
  { key, replace = [], add = [] }: OnKnown<Tables[Name]>,
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  // Kysely cannot follow a table that is a type parameter; what is named and written has been checked above.
  const untyped = trx as unknown as Transaction<Record<string, Record<string, never>>>;
  const name: string = table;
  for (const chunk of chunksOf(rows, Object.keys(first).length)) {
    await untyped
      .insertInto(name)
      .values(chunk)
      .onConflict((conflict) => {
        const known = conflict.columns([...key]);
        if (replace.length + add.length === 0) return known.doNothing();
        return known.doUpdateSet((eb) => ({
          ...Object.fromEntries(replace.map((column) => [column, eb.ref(`excluded.${column}` as never)])),
          ...Object.fromEntries(
            add.map((column) => [
              column,
              eb(`${table}.${column}` as never, '+', eb.ref(`excluded.${column}` as never)),
            ]),
          ),
        }));
      })
      .execute();
  }
}

/** The applications of these events that began before them: those whose first event is not among them. */
export function begunEarlier(events: readonly StoredEvent[]): string[] {
  const ids = new Set(events.map(({ metadata }) => metadata.applicationId));
  for (const { revision, metadata } of events) if (revision === 0) ids.delete(metadata.applicationId);
  return [...ids];
}
