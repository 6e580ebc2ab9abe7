import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { createKeyedTable } from '#libs/projections';
import type { Indicator } from './indicator.ts';

/** One application behind an indicator: counted once, by its last judgement or by its answer. */
export type CaseRow = {
  indicator: Indicator;
  application_id: string;
  /** The standard. */
  workflow: string;
  office: string;
  region: string;
  /** Name of the deadline that was set last, or the question that was answered. */
  subject: string;
  /** Legal day that it counts on, YYYY-MM-DD: of the stop, of the due day, of the answer; null until it is judged. */
  judged_on: string | null;
  /** 1 where it counts for the numerator, 0 where for the denominator alone; null until it is judged. */
  counted: number | null;
};

/** In place of an office: the region as a whole. Sorts before every office. */
export const WHOLE_REGION = '';

/**
 * How many were judged in a month, and how many of them well; kept by difference. Beside the rows of the offices there
 * is one for each region, so that what is asked of no office in particular reads few rows however many offices there are.
 */
export type CountRow = {
  indicator: Indicator;
  workflow: string;
  /** `WHOLE_REGION` for all offices of the region together. */
  office: string;
  region: string;
  /** YYYY-MM. */
  month: string;
  numerator: number;
  denominator: number;
};

export type TargetRow = {
  indicator: string;
  workflow: string;
  year: number;
  /** Per cent. */
  value: number;
  order_number: string;
  order_date: string;
};

/** What the owner of a standard said of its information, from a day on. All of it, so that any past day can be told. */
export type InformationRow = { workflow: string; as_of: string; available: number; address: string | null };

export type IndicatorTables = {
  indicator_cases: CaseRow;
  indicator_counts: CountRow;
  indicator_targets: TargetRow;
  service_information: InformationRow;
};

export const TABLE_NAMES = [
  'indicator_cases',
  'indicator_counts',
  'indicator_targets',
  'service_information',
] as const satisfies (keyof IndicatorTables)[];

export async function createTables(db: Kysely<unknown>): Promise<void> {
  await createCases(db);
  await createCounts(db);
  await createRegisters(db);
}

async function createCases(db: Kysely<unknown>): Promise<void> {
  let table = db.schema
    .createTable('indicator_cases')
    .addColumn('application_id', 'text', (column) => column.notNull())
    .addColumn('indicator', 'text', (column) => column.notNull());
  for (const name of ['workflow', 'office', 'region', 'subject'] as const) {
    table = table.addColumn(name, 'text', (column) => column.notNull());
  }
  await table
    .addColumn('judged_on', 'text')
    .addColumn('counted', 'integer')
    .addPrimaryKeyConstraint('indicator_cases_key', ['application_id', 'indicator'])
    .execute();
  // Each is in the order of the list and holds all that a list can be narrowed by, so that rows are looked up for one
  // page only. What is not judged yet is in no list, and costs no index anything.
  await db.schema
    .createIndex('indicator_cases_by_day')
    .on('indicator_cases')
    .columns(['indicator', 'judged_on', 'application_id', 'counted', 'workflow', 'region', 'office'])
    .where(sql.ref('judged_on'), 'is not', null)
    .execute();
  await db.schema
    .createIndex('indicator_cases_by_office')
    .on('indicator_cases')
    .columns(['indicator', 'office', 'judged_on', 'application_id', 'counted', 'workflow', 'region'])
    .where(sql.ref('judged_on'), 'is not', null)
    .execute();
  // Those that lower a figure are few, and what people look for.
  await db.schema
    .createIndex('indicator_cases_uncounted')
    .on('indicator_cases')
    .columns(['indicator', 'judged_on', 'application_id', 'workflow', 'region', 'office'])
    .where(sql.ref('counted'), '=', sql.lit(0))
    .execute();
}

async function createCounts(db: Kysely<unknown>): Promise<void> {
  await createKeyedTable(db, 'indicator_counts', {
    key: ['month', 'office', 'indicator', 'workflow', 'region'],
    integers: ['numerator', 'denominator'],
  });
  // The key with what is counted: sums are read from it alone.
  await db.schema
    .createIndex('indicator_counts_whole')
    .on('indicator_counts')
    .columns(['month', 'office', 'indicator', 'workflow', 'region', 'numerator', 'denominator'])
    .execute();
  await db.schema
    .createIndex('indicator_counts_by_denominator')
    .on('indicator_counts')
    .column('denominator')
    .execute();
}

async function createRegisters(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('indicator_targets')
    .addColumn('indicator', 'text', (column) => column.notNull())
    .addColumn('workflow', 'text', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('value', 'double precision', (column) => column.notNull())
    .addColumn('order_number', 'text', (column) => column.notNull())
    .addColumn('order_date', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('indicator_targets_key', ['indicator', 'workflow', 'year'])
    .execute();
  await db.schema
    .createTable('service_information')
    .addColumn('workflow', 'text', (column) => column.notNull())
    .addColumn('as_of', 'text', (column) => column.notNull())
    .addColumn('available', 'integer', (column) => column.notNull())
    .addColumn('address', 'text')
    .addPrimaryKeyConstraint('service_information_key', ['workflow', 'as_of'])
    .execute();
}
