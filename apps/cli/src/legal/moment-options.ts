import { CalendarError, localDateOf } from '#libs/calendar';
import { ServiceError } from '#libs/contract';
import { isCalendarDate, MINISTRY, timeZoneOfOffice } from '#workflows/catalogue';
import { UsageError, type CliOption, type Given } from '../command.ts';
import { textOf } from '../option-values.ts';

export const FROM: CliOption = { type: 'string', value: 'YYYY-MM-DD', about: 'first day' };
export const TO: CliOption = { type: 'string', value: 'YYYY-MM-DD', about: 'last day' };

/** A day of the command line, or undefined where it is not given. @throws UsageError */
export function dayOf(given: Given, name: string): string | undefined {
  const day = textOf(given, name);
  const written: boolean = day === undefined || isCalendarDate(day);
  if (written) return day;
  throw new UsageError(`--${name} must be a day, YYYY-MM-DD, not "${day}"`);
}

/** The days of a period, both included. @throws UsageError where one is missing, is no day, or they run backwards */
export function periodOf(given: Given): { readonly from: string; readonly to: string } {
  const [from, to] = [dayOf(given, 'from'), dayOf(given, 'to')];
  if (from === undefined || to === undefined) throw new UsageError('give the period: --from DAY --to DAY');
  if (from <= to) return { from, to };
  throw new UsageError(`--from ${from} is later than --to ${to}`);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant of the command line, RFC 3339, UTC, with milliseconds; by default now. @throws UsageError */
export function instantOf(given: Given, name: string): string {
  const text = textOf(given, name);
  if (text === undefined) return new Date().toISOString();
  const day: boolean = isCalendarDate(text.slice(0, 10));
  const ms = day && INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(ms)) return new Date(ms).toISOString();
  throw new UsageError(`--${name} must be an instant as 2012-05-02T06:00:00Z, not "${text}"`);
}

/** The legal day of an instant: at the office that is asked about, or in the capital. */
export const legalDayOf = (instant: string, office: string = MINISTRY): string =>
  localDateOf(instant, timeZoneOfOffice(office));

/** Whoever asks for a day beyond the calendar learns so in one line. @throws ServiceError `outside-calendar` */
export function withinCalendar<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    throw new ServiceError('outside-calendar', error.message, { place: error.place }, { cause: error });
  }
}
