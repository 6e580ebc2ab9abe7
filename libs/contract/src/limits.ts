import type { Text } from './text.ts';

/** A period as the law writes it. Never a multiple of 24 hours. */
export type Period =
  | { readonly unit: 'month'; readonly count: number }
  | { readonly unit: 'workingDays'; readonly count: number }
  | { readonly unit: 'calendarDays'; readonly count: number }
  | { readonly unit: 'sameDay' }
  | { readonly unit: 'minutes'; readonly count: number };

/** A maximal time that a standard sets. Applied to one application it becomes a deadline. */
export interface Limit {
  readonly id: string;
  readonly title: Text;
  readonly clause: string;
  readonly period: Period;
  /** The event from which the period runs; `at` names a field of its data where it is not the event's own time. */
  readonly starts: { readonly event: string; readonly at?: string };
  /** The event that ends it. */
  readonly stops: { readonly event: string };
  /** Applies only where the starting event's data has this value. */
  readonly when?: { readonly field: string; readonly equals: string };
}
