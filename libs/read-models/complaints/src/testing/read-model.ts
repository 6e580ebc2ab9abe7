import type { StoredEvent } from '#libs/contract';
import { openReadDatabase } from '#libs/projections';
import type { ReadDatabase } from '#libs/projections';
import { complaintsProjection } from '../complaints-projection.ts';
import { TABLE_NAMES } from '../tables.ts';

/** A read database that knows these events, taken in one batch, or in batches of the sizes given. */
export async function readModelOf(
  events: readonly StoredEvent[],
  sizes: readonly number[] = [],
): Promise<ReadDatabase> {
  const database = await openReadDatabase({ memory: true });
  await complaintsProjection.tables.create(database.writer);
  let start = 0;
  for (const size of [...sizes, events.length]) {
    const batch = events.slice(start, start + size);
    start += size;
    if (batch.length === 0) continue;
    await database.writer.transaction().execute((trx) => complaintsProjection.apply(trx, batch));
  }
  return database;
}

/** All rows of all tables of the read model, in an order that does not depend on that of writing. */
export async function allRows(database: ReadDatabase): Promise<Record<string, unknown[]>> {
  const db = database.reader.$extendTables<Record<string, Record<string, unknown>>>();
  const tables: Record<string, unknown[]> = {};
  for (const name of TABLE_NAMES) {
    const rows = await db.selectFrom(name).selectAll().execute();
    tables[name] = rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  return tables;
}
