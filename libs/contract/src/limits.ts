import type { Text } from './text.ts';

/** A period as the law writes it. Never a multiple of 24 hours. */
export type Period =
  | { readonly unit: 'month'; readonly count: number }
  | { readonly unit: 'workingDays'; readonly count: number }
  | { readonly unit: 'calendarDays'; readonly count: number }
  | { readonly unit: 'sameDay' }
  | { readonly unit: 'minutes'; readonly count: number };

/**
 * What a limit measures; reports and indicators tell them apart by it:
 * - `provision`: the result, from the documents handed in;
 * - `service`: the service itself, on the spot;
 * - `waiting`: the queue;
 * - `consideration`: the answer to a complaint;
 * - `notice`: telling somebody in time.
 */
export const LIMIT_KINDS = ['provision', 'service', 'waiting', 'consideration', 'notice'] as const;
export type LimitKind = (typeof LIMIT_KINDS)[number];

/** Wall-clock hours of an office, HH:MM; the last of them ends a day (Civil Code, chapter 6: the hour when operations stop). */
export interface WorkingHours {
  readonly openings: readonly {
    readonly days: readonly ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[];
    readonly from: string;
    readonly to: string;
  }[];
  readonly breaks: readonly { readonly from: string; readonly to: string }[];
}

/** A maximal time that a standard sets. Applied to one application it becomes a deadline. */
export interface Limit {
  readonly id: string;
  readonly title: Text;
  readonly clause: string;
  readonly kind: LimitKind;
  readonly period: Period;
  /** The event from which the period runs; `at` names a field of its data where it is not the event's own time. */
  readonly starts: { readonly event: string; readonly at?: string };
  /** The events that end it; `ready` has those that end it where the document being ready is enough (reading `stop`). */
  readonly stops: { readonly events: readonly string[]; readonly ready?: readonly string[] };
  /** Applies only where the starting event's data has this value. */
  readonly when?: { readonly field: string; readonly equals: string };
  /** The event that gives more time, and the field of its data that says how many calendar days more. */
  readonly extends?: { readonly event: string; readonly days: string };
  readonly hours: WorkingHours;
}
