import { dateOf, dayNumberOf, isDate, type DayNumber } from './day-number.ts';
import { instantText, millisecondsOf } from './instant.ts';
import type { OfficeHours } from './office-hours.ts';
import { openSpans, type OpenSpans } from './open-spans.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** Whose working time: the office's hours, the calendar by which it is closed on days off, its IANA zone. */
export interface WorkingTimeInput {
  readonly hours: OfficeHours;
  /** An office that works on Saturday goes by a week of six days: then only days off of that week close it. */
  readonly calendar: WorkingCalendar;
  readonly timeZone: string;
}

/**
 * Time during which an office is open. Instants come in as RFC 3339 with any offset and go out in UTC with milliseconds;
 * days are days of the office. An hour that happens twice is worked twice. Every method throws CalendarError
 * `outside-calendar` where it would have to look beyond the calendar's years, so also where the office never opens.
 */
export class WorkingTime {
  readonly #spans: OpenSpans;

  constructor({ hours, calendar, timeZone }: WorkingTimeInput) {
    this.#spans = openSpans(hours, calendar, timeZone);
  }

  /** When the office opens on a date; undefined where it does not. */
  opensAt(date: string): string | undefined {
    const first = this.#spans.on(dayNumberOf(date))[0];
    return first && instantText(first[0]);
  }

  /** When the office closes for the day on a date; undefined where it is closed. */
  closesAt(date: string): string | undefined {
    const last = this.#spans.on(dayNumberOf(date)).at(-1);
    return last && instantText(last[1]);
  }

  /** Open from the opening on, no longer at the closing. */
  isOpen(instant: string): boolean {
    const at = millisecondsOf(instant);
    return this.#spans.on(this.#dayAt(at)).some(([from, to]) => at >= from && at < to);
  }

  /** The instant itself where the office is open, else the next opening. */
  advance(instant: string): string {
    const at = millisecondsOf(instant);
    for (let day = this.#dayAt(at); ; day++)
      for (const [from, to] of this.#spans.on(day)) if (to > at) return instantText(Math.max(at, from));
  }

  /** The instant itself where the office is open or just closing, else the last closing. */
  retreat(instant: string): string {
    const at = millisecondsOf(instant);
    for (let day = this.#dayAt(at); ; day--)
      for (const [from, to] of this.#spans.on(day).toReversed())
        if (from <= at) return instantText(Math.min(at, to));
  }

  /** That many seconds of open time later, or earlier where negative. What is used up at closing ends at the closing. */
  addSeconds(instant: string, seconds: number): string {
    const at = millisecondsOf(instant);
    if (seconds === 0) return instantText(at);
    return instantText(seconds > 0 ? this.#forth(at, seconds * 1000) : this.#back(at, -seconds * 1000));
  }

  /** Seconds of open time from one instant to another, negative where the other is earlier. */
  secondsBetween(a: string, b: string): number {
    const [from, to] = [millisecondsOf(a), millisecondsOf(b)];
    return (from <= to ? this.#openMs(from, to) : 0 - this.#openMs(to, from)) / 1000;
  }

  /**
   * That many days with opening hours later, or earlier where negative. A start on a closed day first moves to the next
   * open one in that direction. A date gives a date; an instant keeps its time of day.
   */
  addDays(start: string, n: number): string {
    if (n === 0) return start;
    if (isDate(start)) return dateOf(this.#openDayAfter(dayNumberOf(start), n));
    const { clock } = this.#spans;
    const at = millisecondsOf(start);
    return instantText(clock.instantAt(this.#openDayAfter(clock.dayAt(at), n), clock.wallTimeAt(at)));
  }

  /** Days with opening hours after `a` up to and including `b`; those before `a` down to `b`, negative, where `b` is earlier. */
  daysBetween(a: string, b: string): number {
    const [from, to] = [this.#dayOf(a), this.#dayOf(b)];
    const step = from <= to ? 1 : -1;
    let days = 0;
    for (let day = from; day !== to; day += step) if (this.#isOpenOn(day + step)) days += step;
    return days;
  }

  #forth(start: number, ms: number): number {
    let left = ms;
    for (let day = this.#dayAt(start); ; day++)
      for (const [from, to] of this.#spans.on(day)) {
        const begin = Math.max(start, from);
        if (left <= to - begin) return begin + left;
        left -= Math.max(0, to - begin);
      }
  }

  #back(start: number, ms: number): number {
    let left = ms;
    for (let day = this.#dayAt(start); ; day--)
      for (const [from, to] of this.#spans.on(day).toReversed()) {
        const end = Math.min(start, to);
        if (left <= end - from) return end - left;
        left -= Math.max(0, end - from);
      }
  }

  #openMs(a: number, b: number): number {
    let open = 0;
    for (let day = this.#dayAt(a); day <= this.#dayAt(b); day++)
      for (const [from, to] of this.#spans.on(day)) open += Math.max(0, Math.min(b, to) - Math.max(a, from));
    return open;
  }

  #openDayAfter(start: DayNumber, n: number): DayNumber {
    const step = n > 0 ? 1 : -1;
    let day = start;
    while (!this.#isOpenOn(day)) day += step;
    for (let left = Math.abs(n); left > 0;) if (this.#isOpenOn((day += step))) left--;
    return day;
  }

  #isOpenOn(day: DayNumber): boolean {
    return this.#spans.on(day).length > 0;
  }

  #dayAt(instant: number): DayNumber {
    return this.#spans.clock.dayAt(instant);
  }

  #dayOf(dateOrInstant: string): DayNumber {
    return isDate(dateOrInstant) ? dayNumberOf(dateOrInstant) : this.#dayAt(millisecondsOf(dateOrInstant));
  }
}

/** The working time of an office. @throws CalendarError `not-a-time`, `not-a-date`, `not-a-zone` for hours or a zone that are none */
export const workingTime = (input: WorkingTimeInput): WorkingTime => new WorkingTime(input);
