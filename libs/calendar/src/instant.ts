import { CalendarError } from './calendar-error.ts';
import { dateOf, dayNumberOf, digits, MS_PER_DAY } from './day-number.ts';
import { clockOf } from './time-zone.ts';

const MS_PER_MINUTE = 60_000;
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds since 1970 of an RFC 3339 instant with `Z` or an offset. @throws CalendarError `not-an-instant` */
export function millisecondsOf(instant: string): number {
  const value = RFC_3339.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(value))
    throw new CalendarError('not-an-instant', instant, 'this is no instant of the form 2012-04-02T09:00:00Z');
  return value;
}

const TWO_DIGITS: readonly string[] = Array.from({ length: 60 }, (_, value) =>
  String(value).padStart(2, '0'),
);

/** RFC 3339 in UTC with milliseconds, so that instants compare as text. Written by hand: Date takes three times as long. */
export function instantText(milliseconds: number): string {
  const day = Math.floor(milliseconds / MS_PER_DAY);
  const ofDay = milliseconds - day * MS_PER_DAY;
  const minutes = Math.floor(ofDay / MS_PER_MINUTE);
  const ofMinute = ofDay - minutes * MS_PER_MINUTE;
  const time = `${TWO_DIGITS[Math.floor(minutes / 60)]}:${TWO_DIGITS[minutes % 60]}:${TWO_DIGITS[Math.floor(ofMinute / 1000)]}`;
  const thousandths = ofMinute % 1000;
  return `${dateOf(day)}T${time}.${thousandths === 0 ? '000' : String(Math.floor(thousandths)).padStart(3, '0')}Z`;
}

/** Milliseconds from midnight of a time HH:MM up to 24:00. @throws CalendarError `not-a-time` */
export function wallMsOf(time: string): number {
  const minutes = digits(time, 0, 2) * 60 + digits(time, 3, 5);
  const formed = time.length === 5 && time.charAt(2) === ':' && digits(time, 3, 5) < 60;
  if (!formed || !(minutes <= 1440))
    throw new CalendarError('not-a-time', time, 'this is no time of the form HH:MM up to 24:00');
  return minutes * MS_PER_MINUTE;
}

/**
 * The instant (UTC, with milliseconds) at which the clocks of a zone show a time on a date. `24:00` is the first instant
 * of the next day. Of an hour that happens twice the first is meant.
 * @throws CalendarError `not-a-date`, `not-a-time`, `not-a-zone`
 */
export function instantOf(date: string, time: string, timeZone: string): string {
  const wallMs = wallMsOf(time);
  const day = dayNumberOf(date);
  const clock = clockOf(timeZone);
  return instantText(wallMs === MS_PER_DAY ? clock.endOf(day) : clock.instantAt(day, wallMs));
}
