import type { Kysely } from 'kysely';

/** What the database is, and how far each projection is. */
export async function room(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('read_database')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('checkpoints')
    .addColumn('projection', 'text', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addColumn('tables', 'text', (column) => column.notNull())
    .execute();
}
