import {
  dueOf,
  explain,
  instantOf,
  overBy,
  workingDaysBefore,
  type Derivation,
  type DueInput,
} from '#libs/calendar';
import {
  DEFAULT_TIME_READINGS,
  type DeadlineSet,
  type DueTerms,
  type Lateness,
  type Limit,
  type Period,
  type PeriodRules,
  type TimeReadings,
} from '#libs/contract';
import type { CalendarRegister } from './calendar-register.ts';
import { withinCalendar } from './within-calendar.ts';

export interface LegalTimeOptions {
  readonly calendars: CalendarRegister;
  /** IANA time zone of an office. */
  readonly timeZoneOf: (office: string) => string;
  /** How many working days before the due day to warn; 0 for never. By default 2. */
  readonly warnWorkingDays?: number;
}

/** What a period is counted by. */
export interface Counting {
  readonly startAt: string;
  readonly period: Period;
  readonly rules: PeriodRules;
  readonly week: TimeReadings['week'];
  /** Edition of the calendar; by default the current one. */
  readonly calendar?: string;
}

/** Turns a limit of the law into due instants: which calendar, whose zone, whose hours. Pure but for the calendars it is given. */
export class LegalTime {
  readonly #warnWorkingDays: number;

  constructor(private readonly options: LegalTimeOptions) {
    this.#warnWorkingDays = options.warnWorkingDays ?? 2;
  }

  get calendars(): CalendarRegister {
    return this.options.calendars;
  }

  /** The same with other calendars. */
  with(calendars: CalendarRegister): LegalTime {
    return new LegalTime({ ...this.options, calendars });
  }

  timeZoneOf(office: string): string {
    return this.options.timeZoneOf(office);
  }

  /** When something counted so is due at an office. @throws ServiceError `outside-calendar` */
  due(
    limit: Pick<Limit, 'hours'>,
    office: string,
    counting: Counting,
  ): DueTerms & { readonly startOn: string } {
    const input = this.#inputOf(limit, office, counting);
    return withinCalendar(() => {
      const { startOn, dueOn, dueAt } = dueOf(input);
      return {
        startOn,
        dueOn,
        dueAt,
        warnAt: this.#warnAt(input, dueOn),
        calendar: counting.calendar ?? this.calendars.current.id,
      };
    });
  }

  /** Why it is due then: every counted and every skipped day. @throws ServiceError `outside-calendar`, `calendar-refused` */
  explain(
    limit: Pick<Limit, 'hours' | 'clause'>,
    office: string,
    set: Pick<DeadlineSet, 'startAt' | 'period' | 'rules' | 'week' | 'calendar'>,
  ): Derivation {
    const input = this.#inputOf(limit, office, set);
    return withinCalendar(() => explain({ ...input, clause: limit.clause }));
  }

  /** By how much a period was exceeded that ended at `stoppedAt`. */
  over(
    office: string,
    deadline: Pick<DeadlineSet, 'period' | 'week' | 'calendar' | 'dueAt'>,
    stoppedAt: string,
  ): Lateness {
    const { period, week, dueAt, calendar } = deadline;
    const working = this.calendars.working(calendar, week);
    return withinCalendar(() =>
      overBy({ dueAt, stoppedAt, calendar: working, timeZone: this.timeZoneOf(office), period }),
    );
  }

  #inputOf({ hours }: Pick<Limit, 'hours'>, office: string, counting: Counting): DueInput {
    const { startAt, period, rules, week, calendar = this.calendars.current.id } = counting;
    const working = this.calendars.working(calendar, week);
    return { startAt, period, rules, calendar: working, timeZone: this.timeZoneOf(office), hours };
  }

  /** Null where the warning would come with the start or before it: who has so little time needs none. */
  #warnAt({ startAt, period, calendar, timeZone }: DueInput, dueOn: string): string | null {
    if (this.#warnWorkingDays === 0 || period.unit === 'minutes' || period.unit === 'sameDay') return null;
    const warnAt = instantOf(workingDaysBefore(calendar, dueOn, this.#warnWorkingDays), '00:00', timeZone);
    return warnAt > startAt ? warnAt : null;
  }
}

/** The rules of counting that a limit has under an edition's readings. */
export function rulesOf({ period }: Pick<Limit, 'period'>, readings: TimeReadings): PeriodRules {
  const { lastDayOff, dayEnds } = readings;
  const count =
    period.unit === 'workingDays'
      ? readings.workingDays
      : period.unit === 'month'
        ? readings.month
        : 'nth-day';
  return { firstDay: 'not-counted', count, lastDayOff, dayEnds };
}

/** The readings of time of a workflow. */
export const timeReadingsOf = ({ time }: { readonly time?: TimeReadings }): TimeReadings =>
  time ?? DEFAULT_TIME_READINGS;
