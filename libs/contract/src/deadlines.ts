import type { Actor } from './actor.ts';
import type { LimitKind, Period } from './limits.ts';
import type { PeriodRules, TimeReadings } from './time-readings.ts';

/**
 * The ledger: what is due when, beside the machine, in the application's own stream and in the append of the step that
 * causes it. Being late changes what is reported, never what the applicant may do.
 */
export const LEDGER_EVENTS = [
  'DeadlineSet',
  'DeadlineExtended',
  'DeadlineRevised',
  'DeadlineWarned',
  'DeadlineMissed',
  'DeadlineMet',
  'DeadlineMetLate',
] as const;
export type LedgerEventType = (typeof LEDGER_EVENTS)[number];

const LEDGER = new Set<string>(LEDGER_EVENTS);

/** Whether an event is an entry of the ledger; all others are steps that the machine has taken. */
export const isLedgerEvent = (type: string): type is LedgerEventType => LEDGER.has(type);

/** The clock as an actor: it alone says that a deadline draws near or was missed. */
export const TIMEKEEPER: Actor = { id: 'timekeeper', roles: ['timekeeper'], office: null };

/** When something is due, by which calendar. Days are legal days of the office, YYYY-MM-DD; instants RFC 3339, UTC. */
export interface DueTerms {
  readonly dueOn: string;
  /** The last instant that is in time. */
  readonly dueAt: string;
  /** When to warn; null where the period is too short, or no warning is wanted. */
  readonly warnAt: string | null;
  /** Edition of the working calendar. */
  readonly calendar: string;
}

/** A period has begun. With the calendar it holds all that is needed to explain the due day again. */
export interface DeadlineSet extends DueTerms {
  /** Name within the stream: the limit's id, with `.2`, `.3` … where it is set again. */
  readonly deadline: string;
  readonly limit: string;
  readonly kind: LimitKind;
  readonly period: Period;
  readonly rules: PeriodRules;
  readonly week: TimeReadings['week'];
  readonly stop: TimeReadings['stop'];
  readonly startAt: string;
  readonly startOn: string;
  /** Events that would end it under the other reading of `stop`; empty where the readings do not differ. */
  readonly otherStops: readonly string[];
}

/**
 * More time was given by who may give it: the period runs from its old start and is longer now. After a
 * `DeadlineMissed` it takes that back, as `DeadlineMet` does: it was given in time and recorded late.
 */
export interface DeadlineExtended extends DueTerms {
  readonly deadline: string;
  readonly period: Period;
  readonly calendarDaysMore: number;
  readonly previousDueAt: string;
}

/** The working calendar was revised while the deadline was open. */
export interface DeadlineRevised extends DueTerms {
  readonly deadline: string;
  readonly previousDueAt: string;
  readonly previousCalendar: string;
  /** Who approved the revision: a name, and the act. */
  readonly approvedBy: string;
}

/** It draws near. */
export interface DeadlineWarned {
  readonly deadline: string;
  readonly dueAt: string;
}

/** The due instant has passed, and nothing ended the period. */
export interface DeadlineMissed {
  readonly deadline: string;
  readonly dueAt: string;
}

/** Ended in time. After a `DeadlineMissed` it takes that back: the step had happened in time and was recorded late. */
export interface DeadlineMet {
  readonly deadline: string;
  readonly dueAt: string;
  readonly stoppedAt: string;
  /** The step that ended it. */
  readonly by: string;
}

/** By how much: minutes for periods in minutes, otherwise days. */
export type Lateness =
  { readonly minutes: number } | { readonly calendarDays: number; readonly workingDays: number };

/** Ended too late; follows its `DeadlineMissed`. */
export interface DeadlineMetLate extends DeadlineMet {
  readonly over: Lateness;
}

/** Data of each entry, by its type. */
export interface LedgerData {
  readonly DeadlineSet: DeadlineSet;
  readonly DeadlineExtended: DeadlineExtended;
  readonly DeadlineRevised: DeadlineRevised;
  readonly DeadlineWarned: DeadlineWarned;
  readonly DeadlineMissed: DeadlineMissed;
  readonly DeadlineMet: DeadlineMet;
  readonly DeadlineMetLate: DeadlineMetLate;
}
