import type { CreateTableBuilder, Kysely } from 'kysely';
import { createKeyedTable } from '#libs/projections';

/** Columns that no entry after `DeadlineSet` changes. */
const FIXED = [
  'application_id',
  'deadline',
  'workflow',
  'edition',
  'limit_id',
  'kind',
  'clause',
  'office',
  'region',
  'rules',
  'stop',
  'start_at',
  'start_on',
  'other_stops',
];

export async function createTables(db: Kysely<unknown>): Promise<void> {
  let deadlines = db.schema.createTable('deadlines').addColumn('id', 'text', (column) => column.primaryKey());
  const changing = ['calendar', 'period_unit', 'due_on', 'due_at', 'standing'];
  deadlines = required(deadlines, 'text', [...FIXED, ...changing]);
  deadlines = required(deadlines, 'integer', ['week', 'extended', 'revised']);
  deadlines = required(deadlines, 'bigint', ['position']);
  const instants = ['warn_at', 'next_at', 'warned_at', 'missed_at', 'stopped_at', 'other_stopped_at'];
  for (const name of [...instants, 'stopped_on', 'stopped_by']) deadlines = deadlines.addColumn(name, 'text');
  const over = ['over_minutes', 'over_calendar_days', 'over_working_days'];
  for (const name of ['period_count', ...over]) deadlines = deadlines.addColumn(name, 'integer');
  await deadlines.execute();
  await createIndexes(db);

  await createKeyedTable(db, 'deadline_states', { key: ['application_id'], texts: ['state', 'since_at'] });
  await createKeyedTable(db, 'deadline_open_counts', {
    key: ['due_on', 'office', 'region', 'workflow', 'kind', 'limit_id', 'standing'],
    integers: ['count'],
  });
  await createKeyedTable(db, 'deadline_times', {
    key: ['measure', 'office', 'month', 'workflow', 'name', 'bucket'],
    integers: ['bucket', 'count'],
  });
  await createKeyedTable(db, 'deadline_limits', { key: ['workflow', 'limit_id'], texts: ['kind'] });
  await createKeyedTable(db, 'deadline_offices', { key: ['region', 'office'] });
  await db.schema
    .createIndex('deadline_open_counts_by_count')
    .on('deadline_open_counts')
    .column('count')
    .execute();
}

/**
 * Each has the order of its list, so that a page is read from the index and sorts nothing (`page-query.ts`); by office
 * also what else a list may ask for, so that only the page itself is looked up. By due day there is none without office
 * or limit: a planner that knows no statistics would take it for either.
 */
const DUE = ['due_on', 'due_at', 'id'];
const INDEXES: Readonly<Record<string, readonly string[]>> = {
  deadlines_of_application: ['application_id'],
  deadlines_of_office_by_due: ['standing', 'office', ...DUE, 'workflow', 'limit_id', 'region'],
  deadlines_of_limit_by_due: ['standing', 'workflow', 'limit_id', ...DUE],
  deadlines_by_start: ['start_on', 'id'],
  deadlines_of_office_by_start: ['office', 'start_on', 'id'],
};
/** Smaller than the table: what has not ended has no stop, and the clock has nothing to say of what is judged. */
const PARTIAL_INDEXES: Readonly<
  Record<string, { readonly columns: readonly string[]; readonly where: string }>
> = {
  deadlines_by_stop: { columns: ['stopped_on', 'id'], where: 'stopped_on' },
  deadlines_of_office_by_stop: { columns: ['office', 'stopped_on', 'id'], where: 'stopped_on' },
  deadlines_by_next_instant: { columns: ['next_at', 'id'], where: 'next_at' },
  deadlines_unjudged: { columns: ['id'], where: 'next_at' },
};

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  const on = (name: string) => db.schema.createIndex(name).on('deadlines');
  for (const [name, columns] of Object.entries(INDEXES))
    await on(name)
      .columns([...columns])
      .execute();
  for (const [name, { columns, where }] of Object.entries(PARTIAL_INDEXES))
    await on(name)
      .columns([...columns])
      .where(where, 'is not', null)
      .execute();
}

function required(
  table: CreateTableBuilder<string, string>,
  type: 'text' | 'integer' | 'bigint',
  names: readonly string[],
): CreateTableBuilder<string, string> {
  return names.reduce((built, name) => built.addColumn(name, type, (column) => column.notNull()), table);
}
