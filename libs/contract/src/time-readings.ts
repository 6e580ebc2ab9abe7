/**
 * How a period is counted:
 * - `firstDay`: whether the day of the starting event counts;
 * - `count`: due on the N-th day, or when N full days lie between;
 * - `lastDayOff`: whether a last day that is no working day moves on to the next one;
 * - `dayEnds`: when the office closes, or at midnight.
 */
export interface PeriodRules {
  readonly firstDay: 'not-counted' | 'counted';
  readonly count: 'nth-day' | 'full-days-between';
  readonly lastDayOff: 'moves-on' | 'stays';
  readonly dayEnds: 'office-closes' | 'midnight';
}

/** How an edition reads the law's words on time where they can be read in two ways (docs/law.md, H2). */
export interface TimeReadings {
  /** Which days are working days: Monday to Friday, or Monday to Saturday. */
  readonly week: 5 | 6;
  /** "Within N working days, the days of acceptance and of issue not counted": due on the N-th, or with N full days between. */
  readonly workingDays: PeriodRules['count'];
  /** Whether that bracket covers the month as well. */
  readonly month: PeriodRules['count'];
  /** What ends the provision: the result in the consumer's hands, or lying ready. */
  readonly stop: 'handed-over' | 'ready';
  readonly lastDayOff: PeriodRules['lastDayOff'];
  readonly dayEnds: PeriodRules['dayEnds'];
}

/** The readings that are stricter on the office come first; the back office keeps a week of five days. */
export const DEFAULT_TIME_READINGS: TimeReadings = {
  week: 5,
  workingDays: 'nth-day',
  month: 'nth-day',
  stop: 'handed-over',
  lastDayOff: 'moves-on',
  dayEnds: 'office-closes',
};

/** All readings that there are of each point. */
export const TIME_READING_CHOICES = {
  week: [5, 6],
  workingDays: ['nth-day', 'full-days-between'],
  month: ['nth-day', 'full-days-between'],
  stop: ['handed-over', 'ready'],
  lastDayOff: ['moves-on', 'stays'],
  dayEnds: ['office-closes', 'midnight'],
} as const satisfies { [Point in keyof TimeReadings]: readonly TimeReadings[Point][] };
