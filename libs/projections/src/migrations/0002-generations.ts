import type { Kysely } from 'kysely';

type FormerTables = { checkpoints: { tables: string } };

/**
 * Tables of projections have generations, checkpoints have partitions. What the tables held before is built anew from
 * the log.
 */
export async function generations(db: Kysely<unknown>): Promise<void> {
  const former = await db.$extendTables<FormerTables>().selectFrom('checkpoints').select('tables').execute();
  const names = former.flatMap(({ tables }) => JSON.parse(tables) as string[]);
  for (const name of names.toReversed()) await db.schema.dropTable(name).ifExists().execute();
  await db.schema.dropTable('checkpoints').execute();
  await createGenerations(db);
  await createCheckpoints(db);
  await createParkedStreams(db);
  await createSkippedEvents(db);
  await createLeases(db);
}

const createGenerations = (db: Kysely<unknown>) =>
  db.schema
    .createTable('generations')
    .addColumn('projection', 'text', (column) => column.notNull())
    .addColumn('generation', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('tables', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('begun_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('generations_key', ['projection', 'generation'])
    .execute();

const createCheckpoints = (db: Kysely<unknown>) =>
  db.schema
    .createTable('checkpoints')
    .addColumn('projection', 'text', (column) => column.notNull())
    .addColumn('generation', 'integer', (column) => column.notNull())
    .addColumn('partition', 'integer', (column) => column.notNull())
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addColumn('paused_until', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('failure', 'text')
    .addPrimaryKeyConstraint('checkpoints_key', ['projection', 'generation', 'partition'])
    .execute();

const createParkedStreams = (db: Kysely<unknown>) =>
  db.schema
    .createTable('parked_streams')
    .addColumn('projection', 'text', (column) => column.notNull())
    .addColumn('generation', 'integer', (column) => column.notNull())
    .addColumn('partition', 'integer', (column) => column.notNull())
    .addColumn('stream', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addColumn('event_id', 'text', (column) => column.notNull())
    .addColumn('event_type', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('parked_at', 'text', (column) => column.notNull())
    .addColumn('decision', 'text')
    .addColumn('reason', 'text')
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'text')
    .addPrimaryKeyConstraint('parked_streams_key', ['projection', 'generation', 'stream'])
    .execute();

const createSkippedEvents = (db: Kysely<unknown>) =>
  db.schema
    .createTable('skipped_events')
    .addColumn('projection', 'text', (column) => column.notNull())
    .addColumn('event_id', 'text', (column) => column.notNull())
    .addColumn('stream', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('decided_by', 'text', (column) => column.notNull())
    .addColumn('decided_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('skipped_events_key', ['projection', 'event_id'])
    .execute();

const createLeases = (db: Kysely<unknown>) =>
  db.schema
    .createTable('leases')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute();
