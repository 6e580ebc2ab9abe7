import { CalendarError } from './calendar-error.ts';
import { monthsAfter } from './date-arithmetic.ts';
import type { DayNumber } from './day-number.ts';
import { instantText, millisecondsOf } from './instant.ts';
import { calendarOfOffice, openSpans } from './open-spans.ts';
import type { Due, DueInput, Period, PeriodRules } from './periods.ts';
import { clockOf, type ZoneClock } from './time-zone.ts';
import type { WorkingCalendar } from './working-calendar.ts';

const MS_PER_MINUTE = 60_000;

/** What makes the due instant: the office closing, the day's end, or a number of minutes. */
export type Ending = 'office-closes' | 'midnight' | 'minutes';

/** A due instant in numbers, with the days that led there. */
export interface DueNumbers {
  readonly clock: ZoneClock;
  readonly startAt: number;
  readonly startOn: DayNumber;
  /** The last day before it was moved on; equal to `dueOn` where it was not. */
  readonly lastDay: DayNumber;
  readonly dueOn: DayNumber;
  readonly dueAt: number;
  readonly ending: Ending;
}

/**
 * When a period ends that begins at an instant. Pure: the same input, the same answer.
 * @throws CalendarError `outside-calendar` for a start or end beyond the calendar's years, `not-a-period`,
 *   `not-an-instant`, `not-a-zone`, `not-a-time`
 */
export function dueOf(input: DueInput): Due {
  const { startOn, dueOn, dueAt } = dueNumbers(input);
  const { table } = input.calendar;
  return { startOn: table.dateOf(startOn), dueOn: table.dateOf(dueOn), dueAt: instantText(dueAt) };
}

/** `dueOf` in numbers. */
export function dueNumbers(input: DueInput): DueNumbers {
  const { period, rules, calendar } = input;
  const clock = clockOf(input.timeZone);
  const startAt = millisecondsOf(input.startAt);
  const startOn = clock.dayAt(startAt);
  checkPeriod(period);
  if (period.unit === 'minutes') {
    const dueAt = startAt + period.count * MS_PER_MINUTE;
    const dueOn = clock.dayAt(dueAt);
    return { clock, startAt, startOn, lastDay: dueOn, dueOn, dueAt, ending: 'minutes' };
  }
  if (period.unit === 'sameDay') {
    const end = endOfDay(input, clock, startOn, startAt);
    return { clock, startAt, startOn, lastDay: startOn, dueOn: startOn, ...end };
  }
  const lastDay = lastDayOf(period, rules, calendar, startOn);
  const dueOn = rules.lastDayOff === 'moves-on' ? nextWorking(calendar, lastDay) : lastDay;
  return { clock, startAt, startOn, lastDay, dueOn, ...endOfDay(input, clock, dueOn) };
}

/** The last day of a period of days or months, before it is moved on. */
function lastDayOf(
  period: Exclude<Period, { unit: 'minutes' | 'sameDay' }>,
  { firstDay, count }: PeriodRules,
  { table }: WorkingCalendar,
  start: DayNumber,
): DayNumber {
  const later = (count === 'full-days-between' ? 1 : 0) - (firstDay === 'counted' ? 1 : 0);
  if (period.unit === 'month') return monthsAfter(start, period.count) + later;
  if (period.unit === 'calendarDays') return start + period.count + later;
  // A start on a day off cannot be the first of the working days, even where the first day counts.
  const lost = firstDay === 'counted' && !table.isWorking(start) ? 1 : 0;
  return table.add(start, period.count + later + lost);
}

const nextWorking = ({ table }: WorkingCalendar, day: DayNumber): DayNumber =>
  table.isWorking(day) ? day : table.add(day, 1);

/**
 * The last instant of a day: the closing of the office; midnight by rule, without hours, on a day when the office is
 * closed, and where `notBefore` lies after closing.
 */
function endOfDay(
  { rules, hours, calendar, timeZone }: DueInput,
  clock: ZoneClock,
  day: DayNumber,
  notBefore = -Infinity,
): { readonly dueAt: number; readonly ending: Ending } {
  const midnight = clock.endOf(day) - 1;
  if (rules.dayEnds === 'midnight' || !hours) return { dueAt: midnight, ending: 'midnight' };
  const closing = openSpans(hours, calendarOfOffice(hours, calendar), timeZone).on(day).at(-1)?.[1];
  return closing === undefined || closing > midnight || closing < notBefore
    ? { dueAt: midnight, ending: 'midnight' }
    : { dueAt: closing, ending: 'office-closes' };
}

function checkPeriod(period: Period): void {
  if (period.unit === 'sameDay') return;
  if (!Number.isSafeInteger(period.count) || period.count < 1)
    throw new CalendarError(
      'not-a-period',
      `${period.count} ${period.unit}`,
      'a period is a whole number from 1',
    );
}
