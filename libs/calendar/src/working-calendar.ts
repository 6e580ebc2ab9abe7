import { wholeNumber } from './date-arithmetic.ts';
import { DayTable } from './day-table.ts';
import { checkEdition, type CalendarEdition } from './edition.ts';
import type { Text } from './text.ts';

/** Why a day is not worked. */
export interface DayOff {
  readonly date: string;
  /** `weekend`: by its day of the week; `listed`: by an entry of the calendar. */
  readonly kind: 'weekend' | 'listed';
  readonly reason: Text;
  /** The acts and publications that say so; empty for a weekend. */
  readonly source: readonly string[];
}

const WEEKLY_DAY_OFF: Text = {
  kk: 'апталық демалыс күні',
  ru: 'еженедельный выходной день',
  en: 'weekly day off',
};

/**
 * Working days of an edition in a week of five or six. Dates are YYYY-MM-DD; each question costs the same for 5 days and
 * for 5,000. Every method throws CalendarError `not-a-date` for what is no date, and `outside-calendar` for a date, or an
 * answer, beyond the edition's years.
 */
export class WorkingCalendar {
  readonly #offs = new Map<number, DayOff>();

  /** Made by `workingCalendar`, which keeps one for each edition and week. */
  constructor(
    /** The same on day numbers. */
    readonly table: DayTable,
  ) {}

  get edition(): CalendarEdition {
    return this.table.edition;
  }

  get week(): 5 | 6 {
    return this.table.week;
  }

  isWorkingDay(date: string): boolean {
    return this.table.isWorking(this.table.numberOf(date));
  }

  /** Why the day is off; undefined for a working day. */
  whyOff(date: string): DayOff | undefined {
    return this.whyOffOn(this.table.numberOf(date));
  }

  /** `whyOff` on a day number. */
  whyOffOn(day: number): DayOff | undefined {
    if (this.table.isWorking(day)) return undefined;
    let off = this.#offs.get(day);
    if (!off) {
      const entry = this.table.entryOf(day);
      const date = this.table.dateOf(day);
      off = entry
        ? { date, kind: 'listed', reason: entry.reason, source: entry.source }
        : { date, kind: 'weekend', reason: WEEKLY_DAY_OFF, source: [] };
      this.#offs.set(day, off);
    }
    return off;
  }

  /** The n-th working day after the date, which itself is not counted; before it where n is negative; the date itself for 0. */
  addWorkingDays(date: string, n: number): string {
    return this.table.dateOf(this.table.add(this.table.numberOf(date), wholeNumber(n)));
  }

  /**
   * Working days after `from` up to and including `to`. Where `to` is earlier: those before `from` down to and including
   * `to`, negative. So it undoes `addWorkingDays` in both directions.
   */
  workingDaysBetween(from: string, to: string): number {
    return this.table.between(this.table.numberOf(from), this.table.numberOf(to));
  }

  /** The date itself where it is a working day, else the next one. */
  nextWorkingDay(date: string): string {
    return this.isWorkingDay(date) ? date : this.addWorkingDays(date, 1);
  }

  /** The date itself where it is a working day, else the one before. */
  previousWorkingDay(date: string): string {
    return this.isWorkingDay(date) ? date : this.addWorkingDays(date, -1);
  }

  /** @param month 1 to 12 */
  workingDaysInMonth(year: number, month: number): number {
    return this.table.inMonth(year, month);
  }
}

const calendars = new WeakMap<CalendarEdition, Map<5 | 6, WorkingCalendar>>();

/** The calendar of an edition, made and checked once. @throws CalendarError as `checkEdition` does */
export function workingCalendar(edition: CalendarEdition, week: 5 | 6): WorkingCalendar {
  let ofEdition = calendars.get(edition);
  if (!ofEdition) {
    checkEdition(edition);
    ofEdition = new Map();
    calendars.set(edition, ofEdition);
  }
  let calendar = ofEdition.get(week);
  if (!calendar) {
    calendar = new WorkingCalendar(new DayTable(edition, week));
    ofEdition.set(week, calendar);
  }
  return calendar;
}

/** The day on which to warn: that many working days before a due day, which need be none. @throws CalendarError `outside-calendar` */
export const workingDaysBefore = (calendar: WorkingCalendar, dueOn: string, n: number): string =>
  calendar.addWorkingDays(dueOn, -n);
