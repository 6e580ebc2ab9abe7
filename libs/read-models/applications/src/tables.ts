import type { ColumnType, Kysely } from 'kysely';
import { createKeyedTable } from '#libs/projections';

/** Given back as a number, as far as that is exact. */
type BigIntColumn = ColumnType<bigint | number, bigint | number, bigint | number>;

/** One application or complaint, as its events left it. */
export type ApplicationRow = {
  id: string;
  workflow: string;
  edition: string;
  /** The number that people quote; null for a standard that gives none. */
  number: string | null;
  state: string;
  office: string;
  region: string;
  /** The application that a complaint is about. */
  parent_id: string | null;
  /** RFC 3339, UTC, always with milliseconds: so its order as text is its order in time. */
  submitted_at: string;
  /** Legal day, YYYY-MM-DD. */
  submitted_on: string;
  updated_at: string;
  revision: number;
  position: BigIntColumn;
  /** Surname, given name, patronymic; of the complainant for a complaint. */
  applicant_name: string | null;
  iin: string | null;
};

/** One event of a history. */
export type StepRow = {
  application_id: string;
  revision: number;
  position: BigIntColumn;
  event_id: string;
  type: string;
  occurred_at: string;
  occurred_on: string;
  recorded_at: string;
  actor_id: string;
  /** JSON array. */
  actor_roles: string;
  actor_office: string | null;
  clause: string;
  from_state: string;
  to_state: string;
  /** JSON object. */
  data: string;
  /** JSON object; the only column of a step with personal data, so that erasing has one place to go to. */
  personal: string | null;
  command_id: string;
  correlation_id: string;
  causation_id: string;
};

export type ApplicationTables = {
  applications: ApplicationRow;
  application_steps: StepRow;
  /** The words of each applicant's name, in lower case: what a search by the beginning of a name looks in. */
  applicant_words: { word: string; application_id: string };
  /** How many applications stand where; kept by difference, so that asking costs the same however many there are. */
  application_counts: { workflow: string; state: string; office: string; region: string; count: number };
};

export const TABLE_NAMES = [
  'applications',
  'application_steps',
  'applicant_words',
  'application_counts',
] as const satisfies (keyof ApplicationTables)[];

export async function createTables(db: Kysely<unknown>): Promise<void> {
  await createApplications(db);
  await createSteps(db);
  await createKeyedTable(db, 'applicant_words', { key: ['word', 'application_id'] });
  await createCounts(db);
}

async function createApplications(db: Kysely<unknown>): Promise<void> {
  let table = db.schema
    .createTable('applications')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('position', 'bigint', (column) => column.notNull());
  for (const name of ['workflow', 'edition', 'state', 'office', 'region'] as const) {
    table = table.addColumn(name, 'text', (column) => column.notNull());
  }
  for (const name of ['submitted_at', 'submitted_on', 'updated_at'] as const) {
    table = table.addColumn(name, 'text', (column) => column.notNull());
  }
  for (const name of ['number', 'parent_id', 'applicant_name', 'iin'] as const) {
    table = table.addColumn(name, 'text');
  }
  await table.execute();

  // Each filter ends in the order of the list, so that a page is read from the index and sorts nothing.
  const filters = [[], ['workflow'], ['workflow', 'state'], ['state'], ['office'], ['region']];
  for (const columns of filters) {
    await db.schema
      .createIndex(['applications_by', ...columns].join('_'))
      .on('applications')
      .columns([...columns, 'submitted_at', 'id'])
      .execute();
  }
  // Each value has few rows, which may be sorted; and many applications have none.
  for (const column of ['number', 'iin', 'parent_id'] as const) {
    await db.schema
      .createIndex(`applications_by_${column}`)
      .on('applications')
      .column(column)
      .where(column, 'is not', null)
      .execute();
  }
}

async function createSteps(db: Kysely<unknown>): Promise<void> {
  let table = db.schema
    .createTable('application_steps')
    .addColumn('application_id', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('position', 'bigint', (column) => column.notNull());
  const words = [
    'event_id',
    'type',
    'occurred_at',
    'occurred_on',
    'recorded_at',
    'actor_id',
    'actor_roles',
    'clause',
  ];
  for (const name of [
    ...words,
    'from_state',
    'to_state',
    'data',
    'command_id',
    'correlation_id',
    'causation_id',
  ]) {
    table = table.addColumn(name, 'text', (column) => column.notNull());
  }
  await table
    .addColumn('actor_office', 'text')
    .addColumn('personal', 'text')
    .addPrimaryKeyConstraint('application_steps_key', ['application_id', 'revision'])
    .execute();
}

async function createCounts(db: Kysely<unknown>): Promise<void> {
  await createKeyedTable(db, 'application_counts', {
    key: ['workflow', 'state', 'office', 'region'],
    integers: ['count'],
  });
  await db.schema
    .createIndex('application_counts_by_count')
    .on('application_counts')
    .column('count')
    .execute();
}
