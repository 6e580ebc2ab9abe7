import { millisecondsOf } from './instant.ts';
import type { Period } from './periods.ts';
import { clockOf } from './time-zone.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** By how much: minutes, begun ones included, for a period of minutes; else days after the due day. */
export type Lateness =
  { readonly minutes: number } | { readonly calendarDays: number; readonly workingDays: number };

/**
 * By how much something that was due came late; zeros where it was in time. What came on the due day itself, after the
 * office had closed, is late by no full day: zeros as well.
 * @throws CalendarError `outside-calendar`, `not-an-instant`, `not-a-zone`
 */
export function overBy({
  dueAt,
  stoppedAt,
  calendar: { table },
  timeZone,
  period,
}: {
  readonly dueAt: string;
  readonly stoppedAt: string;
  readonly calendar: WorkingCalendar;
  readonly timeZone: string;
  readonly period: Period;
}): Lateness {
  const due = millisecondsOf(dueAt);
  const stopped = Math.max(due, millisecondsOf(stoppedAt));
  if (period.unit === 'minutes') return { minutes: Math.ceil((stopped - due) / 60_000) };
  const clock = clockOf(timeZone);
  const [dueOn, stoppedOn] = [clock.dayAt(due), clock.dayAt(stopped)];
  return { calendarDays: stoppedOn - dueOn, workingDays: table.between(dueOn, stoppedOn) };
}
