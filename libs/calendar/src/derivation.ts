import { dateOf, type DayNumber } from './day-number.ts';
import { dueNumbers, type DueNumbers, type Ending } from './due.ts';
import { instantText } from './instant.ts';
import type { DueInput, Period, PeriodRules } from './periods.ts';
import type { Text } from './text.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * One step from the start to the due day. Dates are YYYY-MM-DD.
 * - `counted`: a day of the period, with its number from 1;
 * - `skipped`: a day off on the way, or a last day off, with the reason and who says so (nobody for a weekend);
 * - `months`: the same day number some months later, or the last of a month that has no such day;
 * - `first-day-counts`: a month ends a day earlier, since its first day counts;
 * - `full-days`: the day of the end is left out too;
 * - `moved`: from a last day off to the next working day;
 * - `stays`: a last day off that by rule does not move on.
 */
export type DerivationStep =
  | { readonly kind: 'counted'; readonly date: string; readonly ordinal: number }
  | {
      readonly kind: 'skipped';
      readonly date: string;
      readonly reason: Text;
      readonly source: readonly string[];
    }
  | {
      readonly kind: 'months';
      readonly date: string;
      readonly count: number;
      readonly sameDayNumber: boolean;
    }
  | { readonly kind: 'first-day-counts'; readonly date: string }
  | { readonly kind: 'full-days'; readonly date: string }
  | { readonly kind: 'moved'; readonly from: string; readonly to: string }
  | { readonly kind: 'stays'; readonly date: string };

/** Why something is due when it is: everything that led there, in order. Plain data. */
export interface Derivation {
  readonly start: { readonly at: string; readonly on: string };
  /** IANA zone of the office. */
  readonly timeZone: string;
  /** The clause that sets the period, where it was told. */
  readonly clause?: string;
  readonly period: Period;
  readonly rules: PeriodRules;
  readonly calendar: { readonly id: string; readonly country: string; readonly week: 5 | 6 };
  readonly steps: readonly DerivationStep[];
  readonly due: { readonly on: string; readonly at: string; readonly ending: Ending };
}

/** `dueOf` with the whole derivation; its due is the same. @throws CalendarError as `dueOf` does */
export function explain(input: DueInput & { readonly clause?: string }): Derivation {
  const numbers = dueNumbers(input);
  const { calendar, clause, timeZone, period, rules } = input;
  const { table } = calendar;
  return {
    start: { at: input.startAt, on: table.dateOf(numbers.startOn) },
    timeZone,
    ...(clause === undefined ? {} : { clause }),
    period,
    rules,
    calendar: { id: table.edition.id, country: table.edition.country, week: table.week },
    steps: stepsOf(input, numbers),
    due: { on: table.dateOf(numbers.dueOn), at: instantText(numbers.dueAt), ending: numbers.ending },
  };
}

function stepsOf({ period, rules, calendar }: DueInput, numbers: DueNumbers): readonly DerivationStep[] {
  const steps: DerivationStep[] = [];
  if (period.unit === 'minutes' || period.unit === 'sameDay') return steps;
  if (period.unit === 'month') addMonth(steps, period.count, rules, calendar, numbers);
  else addDays(steps, period, rules, calendar, numbers);
  if (numbers.dueOn !== numbers.lastDay) addMove(steps, calendar, numbers);
  else if (!calendar.table.isWorking(numbers.dueOn))
    steps.push({ kind: 'stays', date: calendar.table.dateOf(numbers.dueOn) });
  return steps;
}

function addDays(
  steps: DerivationStep[],
  { unit, count }: { readonly unit: 'workingDays' | 'calendarDays'; readonly count: number },
  { firstDay }: PeriodRules,
  calendar: WorkingCalendar,
  { startOn, lastDay }: DueNumbers,
): void {
  const { table } = calendar;
  let ordinal = 0;
  for (let day = firstDay === 'counted' ? startOn : startOn + 1; day <= lastDay; day++) {
    if (unit === 'workingDays' && !table.isWorking(day)) steps.push(skipped(calendar, day));
    else if (++ordinal <= count) steps.push({ kind: 'counted', date: table.dateOf(day), ordinal });
    else steps.push({ kind: 'full-days', date: table.dateOf(day) });
  }
}

function addMonth(
  steps: DerivationStep[],
  count: number,
  { firstDay, count: reading }: PeriodRules,
  { table }: WorkingCalendar,
  { startOn, lastDay }: DueNumbers,
): void {
  const fullDays = reading === 'full-days-between' ? 1 : 0;
  const firstCounts = firstDay === 'counted' ? 1 : 0;
  // May lie a day beyond the calendar, where the period ends on its last day.
  const date = dateOf(lastDay - fullDays + firstCounts);
  const sameDayNumber = date.slice(8) === table.dateOf(startOn).slice(8);
  steps.push({ kind: 'months', date, count, sameDayNumber });
  if (firstCounts) steps.push({ kind: 'first-day-counts', date: table.dateOf(lastDay - fullDays) });
  if (fullDays) steps.push({ kind: 'full-days', date: table.dateOf(lastDay) });
}

function addMove(steps: DerivationStep[], calendar: WorkingCalendar, { lastDay, dueOn }: DueNumbers): void {
  for (let day = lastDay; day < dueOn; day++) steps.push(skipped(calendar, day));
  const { table } = calendar;
  steps.push({ kind: 'moved', from: table.dateOf(lastDay), to: table.dateOf(dueOn) });
}

function skipped(calendar: WorkingCalendar, day: DayNumber): DerivationStep {
  const { date, reason, source } = calendar.whyOffOn(day)!;
  return { kind: 'skipped', date, reason, source };
}
