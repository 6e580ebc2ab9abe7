import { CalendarError } from './calendar-error.ts';
import {
  dateOf,
  dayNumber,
  daysInMonth,
  digits,
  isDate,
  weekdayIndex,
  type DayNumber,
} from './day-number.ts';
import type { CalendarDay, CalendarEdition } from './edition.ts';

/**
 * The days of an edition under one kind of week, counted beforehand: every question costs the same however far the days
 * lie apart. Days are numbers since 1970; a table holds all days of its years.
 */
export class DayTable {
  readonly first: DayNumber;
  readonly #length: number;
  readonly #dates: readonly string[];
  /** By month since the first January: place of its first day. */
  readonly #months: Int32Array;
  readonly #listed: ReadonlyMap<DayNumber, CalendarDay>;
  /** By place: working days up to and including it. */
  readonly #upTo: Int32Array;
  /** By count: places of the working days. */
  readonly #working: Int32Array;

  constructor(
    readonly edition: CalendarEdition,
    readonly week: 5 | 6,
  ) {
    const { from, to } = edition.years;
    this.first = dayNumber(from, 1, 1);
    this.#length = dayNumber(to, 12, 31) - this.first + 1;
    this.#dates = Array.from({ length: this.#length }, (_, place) => dateOf(this.first + place));
    this.#months = Int32Array.from(
      { length: (to - from + 1) * 12 },
      (_, month) => dayNumber(from + Math.floor(month / 12), (month % 12) + 1, 1) - this.first,
    );
    this.#listed = new Map(edition.days.map((day) => [this.numberOf(day.date), day]));
    const working = this.#dates.map((_, place) => this.#works(this.first + place));
    let count = 0;
    this.#upTo = Int32Array.from(working, (works) => (count += works ? 1 : 0));
    this.#working = Int32Array.from(working.flatMap((works, place) => (works ? [place] : [])));
  }

  /** @throws CalendarError `not-a-date`, `outside-calendar` */
  numberOf(date: string): DayNumber {
    const year = digits(date, 0, 4);
    const month = digits(date, 5, 7);
    const start = this.#months[(year - this.edition.years.from) * 12 + month - 1];
    if (start === undefined || !isDate(date)) throw this.#noDay(date);
    return this.first + start + digits(date, 8, 10) - 1;
  }

  /** @throws CalendarError `outside-calendar` */
  dateOf(day: DayNumber): string {
    const date = this.#dates[day - this.first];
    if (date === undefined) throw this.#outside(dateOf(day));
    return date;
  }

  /** @throws CalendarError `outside-calendar` */
  isWorking(day: DayNumber): boolean {
    const place = this.#placeOf(day);
    return this.#upTo[place] !== (this.#upTo[place - 1] ?? 0);
  }

  /** The entry of a day, undefined for one that is what its day of the week makes it. */
  entryOf(day: DayNumber): CalendarDay | undefined {
    return this.#listed.get(day);
  }

  /** Whether an entry makes the day free in this week. */
  isListedOff(day: DayNumber): boolean {
    const entry = this.#listed.get(day);
    return entry !== undefined && this.#isOff(entry);
  }

  /** The n-th working day after a day, or before it where negative; the day itself for 0. @throws CalendarError `outside-calendar` */
  add(day: DayNumber, count: number): DayNumber {
    const place = this.#placeOf(day);
    if (count === 0) return day;
    const upTo = this.#upTo[place]!;
    const before = count > 0 ? upTo : this.isWorking(day) ? upTo - 1 : upTo;
    const found = this.#working[count > 0 ? before + count - 1 : before + count];
    if (found === undefined) throw this.#outside(`${this.#dates[place]} and ${count} working days`);
    return this.first + found;
  }

  /** Working days after one day up to and including another; negative for those before it down to the other. */
  between(from: DayNumber, to: DayNumber): number {
    const [a, b] = [this.#placeOf(from), this.#placeOf(to)];
    return a <= b ? this.#upTo[b]! - this.#upTo[a]! : (this.#upTo[b - 1] ?? 0) - (this.#upTo[a - 1] ?? 0);
  }

  /** Working days of a month, 1 to 12. @throws CalendarError `outside-calendar` */
  inMonth(year: number, month: number): number {
    const start =
      month >= 1 && month <= 12 && this.#months[(year - this.edition.years.from) * 12 + month - 1];
    if (start === undefined || start === false) throw this.#outside(`month ${year}-${month}`);
    return this.#upTo[start + daysInMonth(year, month) - 1]! - (this.#upTo[start - 1] ?? 0);
  }

  #placeOf(day: DayNumber): number {
    const place = day - this.first;
    if (!(place >= 0 && place < this.#length)) throw this.#outside(dateOf(day));
    return place;
  }

  #works(day: DayNumber): boolean {
    const entry = this.#listed.get(day);
    return entry ? !this.#isOff(entry) : weekdayIndex(day) < this.week;
  }

  #isOff({ dayOff5, dayOff6 }: CalendarDay): boolean {
    return this.week === 5 ? dayOff5 : dayOff6;
  }

  #noDay(date: string): CalendarError {
    if (isDate(date)) return this.#outside(date);
    return new CalendarError('not-a-date', date, 'this is no date of the form YYYY-MM-DD');
  }

  #outside(place: string): CalendarError {
    const { id, years } = this.edition;
    const message = `outside calendar ${id}, which knows the years ${years.from}-${years.to}`;
    return new CalendarError('outside-calendar', place, message);
  }
}
