import { CalendarError } from './calendar-error.ts';
import { dateOf, dayNumber, dayNumberOf, daysInMonth, partsOf, type DayNumber } from './day-number.ts';

/** The date that many calendar days later, or earlier where negative. @throws CalendarError `not-a-date` */
export const addCalendarDays = (date: string, days: number): string =>
  dateOf(dayNumberOf(date) + wholeNumber(days));

/**
 * The same day number that many months later, or earlier where negative; the last day of the month where it has no such
 * number (Law No. 107-II, art. 12-1 para. 3). @throws CalendarError `not-a-date`
 */
export const addMonths = (date: string, months: number): string =>
  dateOf(monthsAfter(dayNumberOf(date), wholeNumber(months)));

/** `addMonths` on day numbers. */
export function monthsAfter(start: DayNumber, months: number): DayNumber {
  const { year, month, day } = partsOf(start);
  const sum = year * 12 + (month - 1) + months;
  const endYear = Math.floor(sum / 12);
  const endMonth = sum - endYear * 12 + 1;
  return dayNumber(endYear, endMonth, Math.min(day, daysInMonth(endYear, endMonth)));
}

/** The number itself. @throws CalendarError `not-a-period`: half a day is not a thing that the law counts */
export function wholeNumber(count: number): number {
  if (!Number.isSafeInteger(count))
    throw new CalendarError('not-a-period', String(count), 'a count must be a whole number');
  return count;
}
