import type { Kysely } from 'kysely';
import type { Share, Target } from './figure.ts';
import type { IndicatorTables } from './tables.ts';

/** What is known of the electronic information about a standard from a day on. */
export interface ServiceInformation {
  readonly standard: string;
  readonly available: boolean;
  readonly address: string | null;
  /** YYYY-MM-DD. */
  readonly asOf: string;
}

/** The targets of these years, of one standard or of all. */
export async function targetsOf(
  db: Kysely<IndicatorTables>,
  years: readonly number[],
  standard: string | undefined,
): Promise<readonly Target[]> {
  if (years.length === 0) return [];
  let query = db.selectFrom('indicator_targets').selectAll().where('year', 'in', years);
  if (standard !== undefined) query = query.where('workflow', '=', standard);
  const rows = await query.orderBy('workflow').orderBy('indicator').orderBy('year').execute();
  return rows.map(({ indicator, workflow, year, value, order_number, order_date }) => ({
    indicator,
    standard: workflow,
    year,
    value,
    order: { number: order_number, date: order_date },
  }));
}

/** Every record up to a day, oldest first: a handful for each standard. */
export async function informationUpTo(
  db: Kysely<IndicatorTables>,
  day: string,
  standard: string | undefined,
): Promise<readonly ServiceInformation[]> {
  let query = db.selectFrom('service_information').selectAll().where('as_of', '<=', day);
  if (standard !== undefined) query = query.where('workflow', '=', standard);
  const rows = await query.orderBy('as_of').orderBy('workflow').execute();
  return rows.map(({ workflow, available, address, as_of }) => ({
    standard: workflow,
    available: available === 1,
    address,
    asOf: as_of,
  }));
}

/** What holds at the end of a day: of each standard its last record. */
export function informationAt(
  records: readonly ServiceInformation[],
  day: string,
): readonly ServiceInformation[] {
  const last = new Map<string, ServiceInformation>();
  for (const record of records) if (record.asOf <= day) last.set(record.standard, record);
  return [...last.values()];
}

/** Of the standards that are recorded, those that can be read about. */
export const shareAvailable = (records: readonly ServiceInformation[]): Share => ({
  numerator: records.filter(({ available }) => available).length,
  denominator: records.length,
});

/** No day of the month sorts after it as text. */
export const lastDayOf = (month: string): string => `${month}-31`;
