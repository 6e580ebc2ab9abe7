import { CalendarError } from './calendar-error.ts';

/**
 * Dates as whole numbers: days since Thursday, 1 January 1970, in the calendar of Gregory, of no time zone.
 * Everything that must be quick counts in these; dates at the door are text, YYYY-MM-DD.
 */
export type DayNumber = number;

export const MS_PER_DAY = 86_400_000;

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const DASH = 45;

/** Number of a date. @throws CalendarError `not-a-date` */
export function dayNumberOf(date: string): DayNumber {
  if (!isDate(date)) throw noDate(date);
  return dayNumber(digits(date, 0, 4), digits(date, 5, 7), digits(date, 8, 10));
}

/** Whether a text is a date that exists, written YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return false;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Date of a day number. */
export function dateOf(day: DayNumber): string {
  const { year, month, day: dayOfMonth } = partsOf(day);
  if (year < 0 || year > 9999) throw noDate(`day ${day}`);
  return `${year < 1000 ? String(year).padStart(4, '0') : year}-${two(month)}-${two(dayOfMonth)}`;
}

/** Number of a day that exists; month and day count from 1. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  // March first, so that the leap day is the last of its year.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Year, month and day of the month of a day number, all but the year from 1. */
export function partsOf(day: DayNumber): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}

/** 0 for Monday to 6 for Sunday. */
export const weekdayIndex = (day: DayNumber): number => (((day + 3) % 7) + 7) % 7;

export const weekdayOf = (day: DayNumber): Weekday => WEEKDAYS[weekdayIndex(day)]!;

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? isLeap(year)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;

/** The number that the digits of a part of a text write, NaN where one is no digit. */
export function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

const two = (value: number) => (value < 10 ? `0${value}` : String(value));

const noDate = (date: string) =>
  new CalendarError('not-a-date', date, 'this is no date of the form YYYY-MM-DD');
