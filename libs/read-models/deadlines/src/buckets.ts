import { addDays } from './board-days.ts';
import type { BoardDays } from './board-days.ts';
import type { DeadlineStatus } from './deadline.ts';
import type { Standing } from './tables.ts';

/**
 * Where an open deadline hangs on the board. Each hangs in one place:
 * - `overdue`: missed, or due before today (the clock says so in a moment);
 * - `today`, `nextDays` (until the third working day after today), `thisWeek` (beyond those, until Sunday), `later`;
 * - `paused`: in time, and only the consumer can end it, whenever it is due.
 */
export const BUCKETS = ['overdue', 'today', 'nextDays', 'thisWeek', 'later', 'paused'] as const;
export type Bucket = (typeof BUCKETS)[number];

/** Deadlines of one standing that are due between two days, both included. */
export interface Stretch {
  readonly standing: Standing;
  readonly from?: string;
  readonly to?: string;
}

const STRETCHES: Readonly<Record<Bucket, (days: BoardDays) => readonly Stretch[]>> = {
  overdue: ({ today }) => [
    { standing: 'late' },
    { standing: 'running', to: addDays(today, -1) },
    { standing: 'paused', to: addDays(today, -1) },
  ],
  today: ({ today }) => [{ standing: 'running', from: today, to: today }],
  nextDays: ({ today, nextDays }) => [{ standing: 'running', from: addDays(today, 1), to: nextDays }],
  thisWeek: ({ nextDays, weekEnd }) => [{ standing: 'running', from: addDays(nextDays, 1), to: weekEnd }],
  later: ({ nextDays, weekEnd }) => [
    { standing: 'running', from: addDays(nextDays > weekEnd ? nextDays : weekEnd, 1) },
  ],
  paused: ({ today }) => [{ standing: 'paused', from: today }],
};

/** What hangs in a bucket. A stretch whose days run backwards is empty: on a Friday no day of this week is left. */
export const stretchesOf = (bucket: Bucket, days: BoardDays): readonly Stretch[] => STRETCHES[bucket](days);

export const STANDINGS_OF: Readonly<Record<DeadlineStatus, readonly Standing[]>> = {
  open: ['running', 'paused'],
  met: ['met'],
  missed: ['late', 'met-late'],
};
