import type { Lateness, LimitKind, Period, PeriodRules, TimeReadings } from '#libs/contract';

/**
 * `open`: neither ended nor judged; `met`: ended in time; `missed`: judged late, whether it has ended since or not.
 */
export type DeadlineStatus = 'open' | 'met' | 'missed';

/** A deadline of one application as its entries left it. Instants RFC 3339, UTC; days YYYY-MM-DD, legal days of the office. */
export interface Deadline {
  /** `<application id>.<deadline>`. */
  readonly id: string;
  readonly applicationId: string;
  /** By which people call the application. */
  readonly number: string;
  /** Name within the application: the limit's id, with `.2`, `.3` … where it was set again. */
  readonly deadline: string;
  readonly workflow: string;
  readonly edition: string;
  readonly limit: string;
  readonly kind: LimitKind;
  readonly clause: string;
  /** In whose hands the deadline was set. */
  readonly office: string;
  readonly region: string;
  /** Edition of the working calendar. */
  readonly calendar: string;
  readonly week: TimeReadings['week'];
  readonly rules: PeriodRules;
  readonly period: Period;
  readonly stop: TimeReadings['stop'];
  readonly startAt: string;
  readonly startOn: string;
  readonly dueOn: string;
  readonly dueAt: string;
  readonly warnAt: string | null;
  readonly status: DeadlineStatus;
  /** Open and in time, while the result lies ready: only the consumer can end the period. */
  readonly paused: boolean;
  readonly warnedAt: string | null;
  readonly missedAt: string | null;
  readonly stoppedAt: string | null;
  readonly stoppedOn: string | null;
  /** The step that ended it. */
  readonly stoppedBy: string | null;
  /** The events that would end it under the other reading of `stop`; empty where the readings do not differ. */
  readonly otherStops: readonly string[];
  readonly otherStoppedAt: string | null;
  /** By how much it was too late; null for what was in time or has not ended. */
  readonly over: Lateness | null;
  /** How often it was given more time, and moved by a revision of the calendar. */
  readonly extended: number;
  readonly revised: number;
  readonly position: bigint;
}

/** `missed` while nothing has ended it, `met-late` after that: as applications show their deadlines. */
export type ToldStatus = DeadlineStatus | 'met-late';

/** How a deadline stands, in the word that lists and the service tell people. */
export const toldStatus = ({ status, stoppedAt }: Pick<Deadline, 'status' | 'stoppedAt'>): ToldStatus =>
  status === 'missed' && stoppedAt !== null ? 'met-late' : status;

export interface DeadlinePage {
  readonly items: readonly Deadline[];
  /** Absent on the last page. */
  readonly nextCursor?: string;
}
