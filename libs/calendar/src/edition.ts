import { CalendarError, type CalendarErrorCode } from './calendar-error.ts';
import { isDate } from './day-number.ts';
import { formProblem } from './edition-form.ts';
import type { Text } from './text.ts';

/** One day that an act or a rule says something about: a holiday, its substitute, a day moved. */
export interface CalendarDay {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Is it a day off in a week of five (Monday to Friday) and of six (Monday to Saturday) working days? */
  readonly dayOff5: boolean;
  readonly dayOff6: boolean;
  readonly reason: Text;
  /** The day off that was moved here, YYYY-MM-DD. */
  readonly movedFrom?: string;
  /** The acts and publications that say so. */
  readonly source: readonly string[];
}

/** A working calendar as data, complete for its years. A change is a new edition. */
export interface CalendarEdition {
  readonly id: string;
  /** ISO 3166 code, as `KZ`. */
  readonly country: string;
  /** First and last year, both within. */
  readonly years: { readonly from: number; readonly to: number };
  /** By date. A day that is not listed is what its day of the week makes it. */
  readonly days: readonly CalendarDay[];
  /** Id of the edition that this one revises. */
  readonly basedOn?: string;
}

/**
 * Refuses an edition that would make somebody guess, naming the day.
 * @throws CalendarError `not-an-edition`, `not-a-date`, `gap`, `two-entries`, `wrong-order`, `outside-years`
 */
export function checkEdition(edition: unknown): asserts edition is CalendarEdition {
  const problem = formProblem(edition);
  if (problem) throw new CalendarError('not-an-edition', problem.place, problem.message);
  const { id, years, days } = edition as CalendarEdition;
  const refuse = (code: CalendarErrorCode, place: string, message: string) => {
    throw new CalendarError(code, `calendar ${id}, ${place}`, message);
  };
  if (years.from > years.to) refuse('gap', `years ${years.from}-${years.to}`, 'the years run backwards');
  checkDays(edition as CalendarEdition, refuse);
  const listed = new Set(days.map(({ date }) => Number(date.slice(0, 4))));
  for (let year = years.from; year <= years.to; year++)
    if (!listed.has(year)) refuse('gap', `year ${year}`, 'the year has no entry at all');
}

function checkDays(
  { years, days }: CalendarEdition,
  refuse: (code: CalendarErrorCode, place: string, message: string) => void,
): void {
  let before = '';
  for (const { date, movedFrom } of days) {
    if (!isDate(date)) refuse('not-a-date', date, 'this is no date of the form YYYY-MM-DD');
    if (movedFrom !== undefined && !isDate(movedFrom))
      refuse('not-a-date', `${date}, movedFrom`, `"${movedFrom}" is no date of the form YYYY-MM-DD`);
    const year = Number(date.slice(0, 4));
    if (year < years.from || year > years.to)
      refuse('outside-years', date, `the day lies outside the years ${years.from}-${years.to}`);
    if (date === before) refuse('two-entries', date, 'the day has two entries');
    if (date < before) refuse('wrong-order', date, `the day stands after ${before}`);
    before = date;
  }
}
