import type { PeriodRules, TimeReadings } from '#libs/contract';
import type { Deadline } from './deadline.ts';

/** The readings of the law's words on time that a report turns over, one at a time (docs/law.md, H2). */
export const TURNED_READINGS = ['week', 'workingDays', 'month', 'stop'] as const;
export type TurnedReading = (typeof TURNED_READINGS)[number];

/** How a period is counted. */
export interface CountedBy {
  readonly rules: PeriodRules;
  readonly week: TimeReadings['week'];
}

/** When a deadline would be due if it were counted so: by its office's hours and its own edition of the calendar. */
export type DueUnder = (
  deadline: Deadline,
  counted: CountedBy,
) => { readonly dueOn: string; readonly dueAt: string };

/** What a deadline is worth at an instant. `open`: neither ended nor overdue. */
export type Verdict = 'kept' | 'late' | 'open';

/** What a deadline would be under the other reading. */
export interface OtherVerdict {
  readonly deadline: Deadline;
  readonly was: Verdict;
  readonly would: Verdict;
  readonly dueOn: string;
  readonly dueAt: string;
  readonly stoppedAt: string | null;
}

/**
 * The deadline under the other reading; undefined where that reading does not touch it, as one of working days does not
 * touch a month. Pure. What ended it is what the log tells: a step not taken yet is not foreseen.
 * @param asOf the instant at which it is judged, RFC 3339, UTC, with milliseconds
 */
export function underOtherReading(
  deadline: Deadline,
  reading: TurnedReading,
  dueUnder: DueUnder,
  asOf: string,
): OtherVerdict | undefined {
  if (!TOUCHES[reading](deadline)) return undefined;
  const { dueOn, dueAt } =
    reading === 'stop' ? deadline : dueUnder(deadline, countedUnder(reading, deadline));
  const stoppedAt = reading === 'stop' ? deadline.otherStoppedAt : deadline.stoppedAt;
  const was = verdictOf(deadline.dueAt, deadline.stoppedAt, asOf);
  return { deadline, was, would: verdictOf(dueAt, stoppedAt, asOf), dueOn, dueAt, stoppedAt };
}

/** From kept (or not late yet) to late, the way back, or neither. */
export function turnOf({ was, would }: Pick<OtherVerdict, 'was' | 'would'>): 'to-late' | 'to-kept' | 'none' {
  if ((was === 'late') === (would === 'late')) return 'none';
  return would === 'late' ? 'to-late' : 'to-kept';
}

const TOUCHES: Readonly<Record<TurnedReading, (deadline: Deadline) => boolean>> = {
  // A month and calendar days meet the week only where their last day moves off a day off.
  week: ({ period: { unit }, rules }) =>
    unit === 'workingDays' ||
    ((unit === 'month' || unit === 'calendarDays') && rules.lastDayOff === 'moves-on'),
  workingDays: ({ period }) => period.unit === 'workingDays',
  month: ({ period }) => period.unit === 'month',
  stop: ({ otherStops }) => otherStops.length > 0,
};

function countedUnder(
  reading: Exclude<TurnedReading, 'stop'>,
  { rules, week }: Pick<Deadline, 'rules' | 'week'>,
): CountedBy {
  if (reading === 'week') return { rules, week: week === 5 ? 6 : 5 };
  const count = rules.count === 'nth-day' ? 'full-days-between' : 'nth-day';
  return { rules: { ...rules, count }, week };
}

function verdictOf(dueAt: string, stoppedAt: string | null, asOf: string): Verdict {
  // What happened after the instant has not happened yet.
  const stopped = stoppedAt !== null && stoppedAt <= asOf ? stoppedAt : null;
  if ((stopped ?? asOf) > dueAt) return 'late';
  return stopped === null ? 'open' : 'kept';
}
