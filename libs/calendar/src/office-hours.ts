import { CalendarError } from './calendar-error.ts';
import { dayNumberOf, MS_PER_DAY, WEEKDAYS, type DayNumber, type Weekday } from './day-number.ts';
import { wallMsOf } from './instant.ts';
import type { Text } from './text.ts';

/** From one time to another by the clock on the wall, HH:MM; `to` may be 24:00 and is not within. */
export interface TimeSpan {
  readonly from: string;
  readonly to: string;
}

/** When an office is open, in its own time zone. */
export interface OfficeHours {
  readonly openings: readonly (TimeSpan & { readonly days: readonly Weekday[] })[];
  /** On every day. */
  readonly breaks: readonly TimeSpan[];
  /** Days on which this office is closed, by date, with the reason. */
  readonly closed?: Readonly<Record<string, Text>>;
  /** Days with hours of their own, by date: half days, duty on a day off. Breaks are left to them. */
  readonly special?: Readonly<Record<string, readonly TimeSpan[]>>;
}

/** Milliseconds from midnight by the clock on the wall; in order, apart, and none empty. */
export type WallSpan = readonly [from: number, to: number];

/** Office hours made ready for counting. */
export interface Schedule {
  /** Spans of Monday to Sunday. */
  readonly week: readonly (readonly WallSpan[])[];
  /** Spans of days with hours of their own; empty for a closed day. */
  readonly special: ReadonlyMap<DayNumber, readonly WallSpan[]>;
  readonly worksWeekends: boolean;
}

const schedules = new WeakMap<OfficeHours, Schedule>();

/** The schedule of some hours, made once. @throws CalendarError `not-a-time` for a span that ends before it begins, `not-a-date` */
export function scheduleOf(hours: OfficeHours): Schedule {
  let schedule = schedules.get(hours);
  if (!schedule) {
    schedule = readSchedule(hours);
    schedules.set(hours, schedule);
  }
  return schedule;
}

function readSchedule({ openings, breaks, closed = {}, special = {} }: OfficeHours): Schedule {
  const pauses = breaks.map(wallSpan);
  const week = WEEKDAYS.map((weekday) => {
    const open = openings.filter(({ days }) => days.includes(weekday)).map(wallSpan);
    return pauses.reduce(without, joined(open));
  });
  const ownHours = Object.entries(special).map(
    ([date, spans]) => [date, joined(spans.map(wallSpan))] as const,
  );
  const shut = Object.keys(closed).map((date) => [date, []] as const);
  return {
    week,
    special: new Map([...ownHours, ...shut].map(([date, spans]) => [dayNumberOf(date), spans])),
    worksWeekends: week.slice(5).some((spans) => spans.length > 0),
  };
}

function wallSpan({ from, to }: TimeSpan): WallSpan {
  const span = [wallMsOf(from), wallMsOf(to)] as const;
  if (span[0] >= span[1] || span[0] >= MS_PER_DAY)
    throw new CalendarError(
      'not-a-time',
      `${from}-${to}`,
      'hours must end after they begin, on the same day',
    );
  return span;
}

/** Overlapping spans become one. */
function joined(spans: readonly WallSpan[]): readonly WallSpan[] {
  const apart: WallSpan[] = [];
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = apart.at(-1);
    if (last && from <= last[1]) apart[apart.length - 1] = [last[0], Math.max(last[1], to)];
    else apart.push([from, to]);
  }
  return apart;
}

const without = (spans: readonly WallSpan[], [from, to]: WallSpan): readonly WallSpan[] =>
  spans.flatMap(([start, end]): WallSpan[] =>
    [[start, Math.min(end, from)] as const, [Math.max(start, to), end] as const].filter(([a, b]) => a < b),
  );
