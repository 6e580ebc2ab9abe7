import type { ColumnType, CreateTableBuilder, Kysely } from 'kysely';

/** Written as bigint; given back as a number by SQLite and as text by PostgreSQL. */
type BigIntColumn = ColumnType<bigint | number | string, bigint, bigint>;

/**
 * Where a deadline stands, in one word, so that one index prefix finds it:
 * - `running`: open, nothing to object to;
 * - `paused`: open and in time, the result lies ready and only the consumer can end the period;
 * - `late`: missed and still open;
 * - `met`, `met-late`: ended.
 */
export const STANDINGS = ['running', 'paused', 'late', 'met', 'met-late'] as const;
export type Standing = (typeof STANDINGS)[number];

/** One deadline as its entries left it. Instants are RFC 3339, UTC, with milliseconds: as text in order of time. */
export type DeadlineRow = {
  /** `<application id>.<deadline>`. */
  id: string;
  application_id: string;
  deadline: string;
  workflow: string;
  edition: string;
  limit_id: string;
  kind: string;
  clause: string;
  /** In whose hands it was set: a complaint that is forwarded takes its open deadline along, and not the blame. */
  office: string;
  region: string;
  calendar: string;
  week: number;
  /** JSON: PeriodRules. */
  rules: string;
  period_unit: string;
  /** Null for the same day. */
  period_count: number | null;
  stop: string;
  start_at: string;
  /** Legal day, YYYY-MM-DD. */
  start_on: string;
  due_on: string;
  due_at: string;
  warn_at: string | null;
  standing: Standing;
  /** When the clock has something to say of it next, a warning or a miss; null for what is judged. */
  next_at: string | null;
  warned_at: string | null;
  missed_at: string | null;
  stopped_at: string | null;
  stopped_on: string | null;
  stopped_by: string | null;
  /** JSON array of event names. */
  other_stops: string;
  other_stopped_at: string | null;
  over_minutes: number | null;
  over_calendar_days: number | null;
  over_working_days: number | null;
  extended: number;
  revised: number;
  /** Of the last event that changed it. */
  position: BigIntColumn;
};

/** How many deadlines of a place are open, by the day on which they are due; '' for the late, whose day no longer matters. */
export type OpenCountRow = {
  office: string;
  region: string;
  workflow: string;
  kind: string;
  limit_id: string;
  standing: string;
  due_on: string;
  count: number;
};

/** How often something took so long: a histogram over the buckets of `time-used.ts`. */
export type TimeRow = {
  /** `limit`: from start to stop of a deadline; `step`: in a state, from entering it to leaving it. */
  measure: 'limit' | 'step';
  /** '' for all offices together, so that a question about all reads no more rows than one about one. */
  office: string;
  /** YYYY-MM in which it ended. */
  month: string;
  workflow: string;
  /** Limit id, or the states as `from→to`. */
  name: string;
  bucket: number;
  count: number;
};

export type DeadlineTables = {
  deadlines: DeadlineRow;
  /** The state of each application and since when: what the time of the next step is counted from. */
  deadline_states: { application_id: string; state: string; since_at: string };
  deadline_open_counts: OpenCountRow;
  deadline_times: TimeRow;
  /** The limits and the offices that occur: filters by kind and by region are looked up in an index through these. */
  deadline_limits: { workflow: string; limit_id: string; kind: string };
  deadline_offices: { region: string; office: string };
};

export const TABLE_NAMES = [
  'deadlines',
  'deadline_states',
  'deadline_open_counts',
  'deadline_times',
  'deadline_limits',
  'deadline_offices',
] as const satisfies (keyof DeadlineTables)[];

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

  await keyed(db, 'deadline_states', ['application_id'], [], ['state', 'since_at']);
  const place = ['office', 'region', 'workflow', 'kind', 'limit_id'];
  await keyed(db, 'deadline_open_counts', [...place, 'standing', 'due_on'], ['count']);
  await keyed(
    db,
    'deadline_times',
    ['measure', 'office', 'month', 'workflow', 'name', 'bucket'],
    ['count', 'bucket'],
  );
  await keyed(db, 'deadline_limits', ['workflow', 'limit_id'], [], ['kind']);
  await keyed(db, 'deadline_offices', ['region', 'office']);
  await db.schema
    .createIndex('deadline_open_counts_by_count')
    .on('deadline_open_counts')
    .column('count')
    .execute();
}

/**
 * Each ends in the order of its list, so that a page is read from the index and sorts nothing (`page-query.ts`). By due
 * day there is none without office or limit: a planner that knows no statistics would take it for either.
 */
const DUE = ['due_on', 'due_at', 'id'];
const INDEXES = [
  ['application_id'],
  ['standing', 'office', ...DUE],
  ['standing', 'workflow', 'limit_id', ...DUE],
  ['start_on', 'id'],
  ['office', 'start_on', 'id'],
];
/** Small beside the table: what has not ended has no stop, what is judged has nothing to wait for. */
const PARTIAL_INDEXES = [
  ['stopped_on', 'id'],
  ['office', 'stopped_on', 'id'],
  ['next_at', 'id'],
];

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  const index = (columns: readonly string[]) =>
    db.schema
      .createIndex(['deadlines_by', ...columns].join('_'))
      .on('deadlines')
      .columns([...columns]);
  for (const columns of INDEXES) await index(columns).execute();
  for (const columns of PARTIAL_INDEXES) {
    const sparse = columns.includes('next_at') ? 'next_at' : 'stopped_on';
    await index(columns).where(sparse, 'is not', null).execute();
  }
  await db.schema
    .createIndex('deadlines_unjudged')
    .on('deadlines')
    .columns(['id', 'next_at'])
    .where('next_at', 'is not', null)
    .execute();
}

async function keyed(
  db: Kysely<unknown>,
  name: string,
  key: readonly string[],
  integers: readonly string[] = [],
  texts: readonly string[] = [],
): Promise<void> {
  let table = required(db.schema.createTable(name), 'integer', integers);
  table = required(table, 'text', [...key.filter((column) => !integers.includes(column)), ...texts]);
  await table.addPrimaryKeyConstraint(`${name}_key`, [...key]).execute();
}

function required(
  table: CreateTableBuilder<string, string>,
  type: 'text' | 'integer' | 'bigint',
  names: readonly string[],
): CreateTableBuilder<string, string> {
  return names.reduce((built, name) => built.addColumn(name, type, (column) => column.notNull()), table);
}
