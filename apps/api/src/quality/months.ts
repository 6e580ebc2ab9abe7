import { periodOf, type Months } from '#libs/read-models/indicators';
import { checkPeriod, invalidField } from '../http/asked.ts';
import type { PeriodParameters } from './indicator-parameters.ts';

/** Twenty years: more than the service will have run. */
const MOST_MONTHS = 240;

/** The months that are asked for, and the name of the period where it has one. */
export interface AskedMonths extends Months {
  readonly name: string | null;
}

/**
 * @throws ServiceError `invalid-data` for none or both of a period and its months, for months that run backwards or are
 *   more than twenty years
 */
export function monthsOf({
  period,
  from,
  to,
}: Pick<PeriodParameters, 'period' | 'from' | 'to'>): AskedMonths {
  if (period !== undefined && from === undefined && to === undefined) {
    const { name, from: first, to: last } = periodOf(period);
    return { name, from: first, to: last };
  }
  if (period !== undefined || from === undefined || to === undefined)
    throw invalidField(
      '/period',
      'name either a period (2012-05, 2012-Q2, 2012), or its first and last month',
    );
  checkMonths({ from, to });
  return { name: null, from, to };
}

/** @throws ServiceError `invalid-data` for months that run backwards or are more than twenty years */
export function checkMonths(months: Months): void {
  checkPeriod(months);
  if (numberOf(months.to) - numberOf(months.from) >= MOST_MONTHS)
    throw invalidField('/to', `at most ${MOST_MONTHS} months are told of at once`);
}

/** The last day of a month, YYYY-MM-DD. */
export const lastDayOf = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);

const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
