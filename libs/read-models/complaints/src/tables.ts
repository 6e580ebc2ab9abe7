import type { Kysely } from 'kysely';
import { createKeyedTable } from '#libs/projections';

export const COMPLAINT_STATUSES = ['open', 'answered', 'not-considered'] as const;
export type ComplaintStatus = (typeof COMPLAINT_STATUSES)[number];

/** One complaint as its events left it. Nothing personal: its words and its author stand in the log alone. */
export type ComplaintRow = {
  id: string;
  number: string | null;
  standard: string;
  /** The application that it is about. */
  parent_id: string | null;
  subject: string;
  channel: string;
  anonymous: number;
  /** The addressee, and where it sits. */
  office: string;
  region: string;
  /** `unknown` where the event names none. */
  addressee_kind: string;
  state: string;
  status: ComplaintStatus;
  /** How it was answered; of one that was not considered, why. */
  outcome: string | null;
  in_court: number;
  /** RFC 3339, UTC, with milliseconds: so its order as text is its order in time. */
  lodged_at: string;
  /** Legal days, YYYY-MM-DD. */
  lodged_on: string;
  registered_on: string | null;
  incoming_number: string | null;
  /** Answered, or left without consideration. */
  closed_on: string | null;
  /** Name of the deadline of its consideration at this addressee. */
  deadline: string | null;
  due_on: string | null;
  due_at: string | null;
  extended: number;
  /** 1 from the due instant on, unless the answer had been in time. */
  late: number;
  revision: number;
};

/** How many complaints there are of a kind; kept by difference. */
export type ComplaintCountRow = {
  /** Month in which they were lodged, YYYY-MM. */
  month: string;
  standard: string;
  office: string;
  region: string;
  addressee_kind: string;
  subject: string;
  channel: string;
  status: ComplaintStatus;
  late: number;
  count: number;
};

export type ComplaintTables = { complaints: ComplaintRow; complaint_counts: ComplaintCountRow };

export const TABLE_NAMES = ['complaints', 'complaint_counts'] as const satisfies (keyof ComplaintTables)[];

export const COUNT_KEY = [
  'month',
  'standard',
  'office',
  'region',
  'addressee_kind',
  'subject',
  'channel',
  'status',
  'late',
] as const satisfies (keyof ComplaintCountRow)[];

const WORDS = [
  'standard',
  'subject',
  'channel',
  'office',
  'region',
  'addressee_kind',
  'state',
  'status',
  'lodged_at',
  'lodged_on',
] as const;
const NULLABLE_WORDS = [
  'number',
  'parent_id',
  'outcome',
  'registered_on',
  'incoming_number',
  'closed_on',
  'deadline',
  'due_on',
  'due_at',
] as const;
const NUMBERS = ['anonymous', 'in_court', 'extended', 'late', 'revision'] as const;

export async function createTables(db: Kysely<unknown>): Promise<void> {
  await createComplaints(db);
  await createCounts(db);
}

async function createComplaints(db: Kysely<unknown>): Promise<void> {
  let table = db.schema.createTable('complaints').addColumn('id', 'text', (column) => column.primaryKey());
  for (const name of WORDS) table = table.addColumn(name, 'text', (column) => column.notNull());
  for (const name of NULLABLE_WORDS) table = table.addColumn(name, 'text');
  for (const name of NUMBERS) table = table.addColumn(name, 'integer', (column) => column.notNull());
  await table.execute();
  // Each filter ends in the order of the list, so that a page is read from the index and sorts nothing.
  for (const columns of [[], ['status'], ['office'], ['parent_id']]) {
    await db.schema
      .createIndex(['complaints_by', ...columns].join('_'))
      .on('complaints')
      .columns([...columns, 'lodged_at', 'id'])
      .execute();
  }
  await db.schema
    .createIndex('complaints_by_due')
    .on('complaints')
    .columns(['status', 'due_at', 'id'])
    .execute();
}

async function createCounts(db: Kysely<unknown>): Promise<void> {
  await createKeyedTable(db, 'complaint_counts', { key: COUNT_KEY, integers: ['late', 'count'] });
  await db.schema.createIndex('complaint_counts_by_count').on('complaint_counts').column('count').execute();
}
