import { WEEKDAYS, type Weekday } from '#workflows/catalogue';

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** The day of an instant in UTC, YYYY-MM-DD; the offices of the country open and close within one. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Calendar days on or, if negative, back. */
export const plusDays = (day: string, days: number): string => dayOf(Date.parse(day) + days * DAY_MS);

export function weekdayOf(day: string): Weekday {
  // 1 January 1970 was a Thursday, the fourth of the list.
  const place = (Math.floor(Date.parse(day) / DAY_MS) + 3) % 7;
  return WEEKDAYS[place] ?? 'mon';
}

/** RFC 3339, UTC. */
export const instant = (ms: number): string => new Date(ms).toISOString();
