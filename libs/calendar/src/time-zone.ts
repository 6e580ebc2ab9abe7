import { Temporal } from 'temporal-polyfill';
import { CalendarError } from './calendar-error.ts';
import { MS_PER_DAY, type DayNumber } from './day-number.ts';

/** A stretch of time over which a zone keeps one offset from UTC. All in milliseconds; `to` is not within. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/**
 * The clock of an IANA time zone. Instants are milliseconds since 1970; local time is a day number and minutes from
 * midnight by the clock on the wall. The zone data are the runtime's, asked once for each stretch between two changes.
 */
export class ZoneClock {
  readonly #stretches: Stretch[] = [];
  #last: Stretch;

  /** @throws CalendarError `not-a-zone` */
  constructor(readonly timeZone: string) {
    this.#last = this.#ask(0);
  }

  /** Local time minus UTC. */
  offsetAt(instant: number): number {
    return this.#stretchAt(instant).offset;
  }

  /** The legal day on which an instant falls. */
  dayAt(instant: number): DayNumber {
    return Math.floor((instant + this.offsetAt(instant)) / MS_PER_DAY);
  }

  /** Milliseconds from midnight by the clock on the wall. */
  wallTimeAt(instant: number): number {
    const local = instant + this.offsetAt(instant);
    return local - Math.floor(local / MS_PER_DAY) * MS_PER_DAY;
  }

  /** First instant of a day. */
  startOf(day: DayNumber): number {
    return this.instantAt(day, 0);
  }

  /** First instant that is no longer the day's. */
  endOf(day: DayNumber): number {
    return this.instantAt(day + 1, 0);
  }

  /**
   * The instant at which the clock on the wall shows a time. Of an hour that happens twice the first is meant, or the
   * second with `again`; a time that is leapt over stands for the same time by the clock before the leap.
   * @param wallMs from midnight
   */
  instantAt(day: DayNumber, wallMs: number, again = false): number {
    const local = day * MS_PER_DAY + wallMs;
    const before = local - this.offsetAt(local - MS_PER_DAY);
    const after = local - this.offsetAt(local + MS_PER_DAY);
    if (before === after) return before;
    const beforeIs = this.offsetAt(before) === local - before;
    const afterIs = this.offsetAt(after) === local - after;
    if (beforeIs && afterIs) return again ? Math.max(before, after) : Math.min(before, after);
    return afterIs ? after : before;
  }

  #stretchAt(instant: number): Stretch {
    const last = this.#last;
    if (instant >= last.from && instant < last.to) return last;
    const known = this.#stretches.find(({ from, to }) => instant >= from && instant < to);
    return (this.#last = known ?? this.#ask(instant));
  }

  #ask(instant: number): Stretch {
    const zoned = zonedAt(instant, this.timeZone);
    const next = zoned.getTimeZoneTransition('next');
    // The change at the instant itself begins its stretch, so one is asked from just after.
    const begun = zonedAt(instant + 1, this.timeZone).getTimeZoneTransition('previous');
    const stretch = {
      from: begun?.epochMilliseconds ?? -Infinity,
      to: next?.epochMilliseconds ?? Infinity,
      offset: zoned.offsetNanoseconds / 1e6,
    };
    this.#stretches.push(stretch);
    return stretch;
  }
}

const clocks = new Map<string, ZoneClock>();

/** The clock of a zone, made once. @throws CalendarError `not-a-zone` */
export function clockOf(timeZone: string): ZoneClock {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new ZoneClock(timeZone);
    clocks.set(timeZone, clock);
  }
  return clock;
}

function zonedAt(instant: number, timeZone: string): Temporal.ZonedDateTime {
  try {
    return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CalendarError('not-a-zone', timeZone, 'this is no IANA time zone');
  }
}
