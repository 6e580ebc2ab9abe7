import { isServiceError } from '#libs/contract';
import { periodOf, type Months } from '#libs/read-models/indicators';
import { UsageError, type CliOption, type Given } from '../command.ts';
import { textOf } from '../option-values.ts';

/** Options that name months: a period by its name, or its first and last month. */
export const MONTHS: Readonly<Record<string, CliOption>> = {
  period: { type: 'string', value: 'PERIOD', about: 'a month, a quarter or a year: 2012-05, 2012-Q2, 2012' },
  from: { type: 'string', value: 'YYYY-MM', about: 'or the first month' },
  to: { type: 'string', value: 'YYYY-MM', about: 'and the last month' },
};

/** The months that are asked for, and the name of the period where it has one. */
export interface AskedMonths extends Months {
  readonly period: string | null;
}

/** Twenty years: more than the service will have run. */
const MOST_MONTHS = 240;

/** As `findMonths`, where something must be asked for. @throws UsageError */
export function monthsOf(given: Given): AskedMonths {
  const months = findMonths(given);
  if (months) return months;
  throw new UsageError('give the months: --period 2012-05 (or 2012-Q2, 2012), or --from MONTH --to MONTH');
}

/** The months of the command line, both included; undefined where none are given. @throws UsageError */
export function findMonths(given: Given): AskedMonths | undefined {
  const [period, from, to] = [textOf(given, 'period'), monthOf(given, 'from'), monthOf(given, 'to')];
  if (period !== undefined) {
    if (from !== undefined || to !== undefined)
      throw new UsageError('--period excludes --from and --to: it has its months');
    const months = named(period);
    return { period, from: months.from, to: months.to };
  }
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined || to === undefined) throw new UsageError('--from and --to belong together');
  if (from > to) throw new UsageError(`--from ${from} is later than --to ${to}`);
  if (numberOf(to) - numberOf(from) >= MOST_MONTHS)
    throw new UsageError(`at most ${MOST_MONTHS} months are told of at once`);
  return { period: null, from, to };
}

/** How the months are called in a heading. */
export const writtenMonths = ({ period, from, to }: AskedMonths): string =>
  period ?? (from === to ? from : `${from} to ${to}`);

function monthOf(given: Given, name: string): string | undefined {
  const month = textOf(given, name);
  if (month === undefined || /^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return month;
  throw new UsageError(`--${name} must be a month, YYYY-MM, not "${month}"`);
}

function named(period: string): Months {
  try {
    return periodOf(period);
  } catch (error) {
    if (!isServiceError(error, 'invalid-data')) throw error;
    throw new UsageError(`--period: ${error.message}`, { cause: error });
  }
}

const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
