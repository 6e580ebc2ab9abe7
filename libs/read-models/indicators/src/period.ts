import { ServiceError } from '#libs/contract';

/** Months, YYYY-MM, both included. */
export interface Months {
  readonly from: string;
  readonly to: string;
}

export const PERIOD_UNITS = ['month', 'quarter', 'year'] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/** A period that reports name: `2012-05`, `2012-Q2`, `2012`. */
export interface Period extends Months {
  readonly name: string;
}

/**
 * The months of a period by its name.
 * @throws ServiceError `invalid-data` for what is none of `2012-05`, `2012-Q2`, `2012`
 */
export function periodOf(name: string): Period {
  const [, year, quarter, month] = /^(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(name) ?? [];
  if (year === undefined) {
    const message = `"${name}" is no period; write 2012-05, 2012-Q2 or 2012`;
    throw new ServiceError('invalid-data', message, {
      violations: [{ code: 'invalid-field', path: '/period', message }],
    });
  }
  if (month !== undefined) return { name, from: name, to: name };
  if (quarter === undefined) return { name, from: `${year}-01`, to: `${year}-12` };
  const last = Number(quarter) * 3;
  return { name, from: `${year}-${twoDigits(last - 2)}`, to: `${year}-${twoDigits(last)}` };
}

/** The months from the one to the other, as they are or gathered; the first and the last may be cut by the bounds. */
export function periodsIn({ from, to }: Months, unit: PeriodUnit): readonly Period[] {
  const periods = new Map<string, Period>();
  for (let month = from; month <= to; month = nextMonth(month)) {
    const name = nameOf(month, unit);
    periods.set(name, { name, from: periods.get(name)?.from ?? month, to: month });
  }
  return [...periods.values()];
}

/** The name of the period in which a month lies. */
export function nameOf(month: string, unit: PeriodUnit): string {
  if (unit === 'month') return month;
  const year = month.slice(0, 4);
  return unit === 'year' ? year : `${year}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

function nextMonth(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return number === 12 ? `${year + 1}-01` : `${month.slice(0, 4)}-${twoDigits(number + 1)}`;
}

const twoDigits = (number: number) => String(number).padStart(2, '0');
