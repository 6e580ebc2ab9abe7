import type { OfficeHours } from './office-hours.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** A period as the law writes it. Never a multiple of 24 hours. */
export type Period =
  | { readonly unit: 'month'; readonly count: number }
  | { readonly unit: 'workingDays'; readonly count: number }
  | { readonly unit: 'calendarDays'; readonly count: number }
  | { readonly unit: 'sameDay' }
  | { readonly unit: 'minutes'; readonly count: number };

/**
 * How a period is counted:
 * - `firstDay`: whether the day of the start counts;
 * - `count`: due on the N-th day, or when N full days (or the month) lie between, which is one day later;
 * - `lastDayOff`: whether a last day that is no working day moves on to the next one (months and calendar days);
 * - `dayEnds`: when the office closes, or at midnight.
 */
export interface PeriodRules {
  readonly firstDay: 'not-counted' | 'counted';
  readonly count: 'nth-day' | 'full-days-between';
  readonly lastDayOff: 'moves-on' | 'stays';
  readonly dayEnds: 'office-closes' | 'midnight';
}

/** All that a due instant follows from. */
export interface DueInput {
  /** When the period begins: an RFC 3339 instant. */
  readonly startAt: string;
  readonly period: Period;
  readonly rules: PeriodRules;
  /** What is a working day when days are counted. */
  readonly calendar: WorkingCalendar;
  /** IANA zone of the office: its clock says which day it is. */
  readonly timeZone: string;
  /** Where there are none, days end at midnight. */
  readonly hours?: OfficeHours;
}

/** When a period ends. Dates are days of the office, YYYY-MM-DD. */
export interface Due {
  readonly startOn: string;
  readonly dueOn: string;
  /** The last instant that is in time; RFC 3339, UTC, with milliseconds. */
  readonly dueAt: string;
}
