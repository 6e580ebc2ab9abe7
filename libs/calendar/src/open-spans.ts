import { MS_PER_DAY, weekdayIndex, type DayNumber } from './day-number.ts';
import { scheduleOf, type OfficeHours, type WallSpan } from './office-hours.ts';
import { clockOf, type ZoneClock } from './time-zone.ts';
import { workingCalendar, type WorkingCalendar } from './working-calendar.ts';

/** Milliseconds since 1970, `to` not within. */
export type OpenSpan = readonly [from: number, to: number];

const FRIDAY = 4;

/** When an office is open, day by day, in its zone, by a calendar. */
export class OpenSpans {
  readonly clock: ZoneClock;
  readonly #days = new Map<DayNumber, readonly OpenSpan[]>();
  readonly #schedule;

  constructor(
    hours: OfficeHours,
    readonly calendar: WorkingCalendar,
    timeZone: string,
  ) {
    this.#schedule = scheduleOf(hours);
    this.clock = clockOf(timeZone);
  }

  /** The spans of a day, none where the office is closed. @throws CalendarError `outside-calendar` */
  on(day: DayNumber): readonly OpenSpan[] {
    let spans = this.#days.get(day);
    if (!spans) {
      spans = this.#wallSpansOn(day).map(([from, to]) => this.#inRealTime(day, from, to));
      this.#days.set(day, spans);
    }
    return spans;
  }

  /**
   * An entry that makes a day free closes the office; an unlisted day is for the openings to say. A weekend day that was
   * made a working day is worked like a Friday, as the Centres did on 1 July 2023.
   */
  #wallSpansOn(day: DayNumber): readonly WallSpan[] {
    const { week, special } = this.#schedule;
    const { table } = this.calendar;
    const works = table.isWorking(day);
    const own = special.get(day);
    if (own) return own;
    if (table.isListedOff(day)) return [];
    const weekday = weekdayIndex(day);
    const movedHere = weekday > FRIDAY && works && table.entryOf(day) !== undefined;
    return week[movedHere ? FRIDAY : weekday]!;
  }

  /** Of an hour that happens twice both are worked. */
  #inRealTime(day: DayNumber, from: number, to: number): OpenSpan {
    const { clock } = this;
    return [
      clock.instantAt(day, from),
      to === MS_PER_DAY ? clock.endOf(day) : clock.instantAt(day, to, true),
    ];
  }
}

const kept = new WeakMap<OfficeHours, WeakMap<WorkingCalendar, Map<string, OpenSpans>>>();

/** The open spans of some hours by a calendar in a zone, made once. */
export function openSpans(hours: OfficeHours, calendar: WorkingCalendar, timeZone: string): OpenSpans {
  const byCalendar = kept.get(hours) ?? new WeakMap<WorkingCalendar, Map<string, OpenSpans>>();
  if (!kept.has(hours)) kept.set(hours, byCalendar);
  const byZone = byCalendar.get(calendar) ?? new Map<string, OpenSpans>();
  if (!byCalendar.has(calendar)) byCalendar.set(calendar, byZone);
  let spans = byZone.get(timeZone);
  if (!spans) byZone.set(timeZone, (spans = new OpenSpans(hours, calendar, timeZone)));
  return spans;
}

/**
 * The calendar by which an office is open, whatever week its periods are counted in: one that works on weekends is
 * closed only on days that are off in a week of six days.
 */
export const calendarOfOffice = (hours: OfficeHours, calendar: WorkingCalendar): WorkingCalendar =>
  workingCalendar(calendar.edition, scheduleOf(hours).worksWeekends ? 6 : 5);
