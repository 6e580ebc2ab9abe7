/**
 * Why the calendar gave no answer. It never guesses: a day that it does not know is no working day and no day off.
 * - `not-an-edition`: data that has not the form of a calendar edition;
 * - `gap`: years that run backwards, or a year without a single entry;
 * - `two-entries`, `wrong-order`, `outside-years`: a day listed twice, before an earlier one, beyond its edition's years;
 * - `outside-calendar`: asked for a date that the edition has no data for;
 * - `not-a-date`, `not-a-time`, `not-an-instant`, `not-a-zone`, `not-a-period`: input that is none.
 */
export type CalendarErrorCode =
  | 'not-an-edition'
  | 'gap'
  | 'two-entries'
  | 'wrong-order'
  | 'outside-years'
  | 'outside-calendar'
  | 'not-a-date'
  | 'not-a-time'
  | 'not-an-instant'
  | 'not-a-zone'
  | 'not-a-period';

/** The calendar's "no", with the place that caused it: the edition and day, or the words that were given. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';
  constructor(
    readonly code: CalendarErrorCode,
    readonly place: string,
    message: string,
  ) {
    super(`${place}: ${message}`);
  }
}

export const isCalendarError = (error: unknown): error is CalendarError => error instanceof CalendarError;
