import type { CalendarEdition, WorkingCalendar } from '#libs/calendar';
import { DEFAULT_TIME_READINGS, type Text } from '#libs/contract';
import type { CalendarRegister } from '#libs/engine';
import { invalidField } from '../http/asked.ts';

/** Days that one answer shows at most: a year, and the days on which it begins and ends. */
const MOST_DAYS = 368;
const DAY_MS = 86_400_000;

/** The edition by which new deadlines are computed, and those before it, by which older ones still stand. */
export function calendarView(calendars: CalendarRegister) {
  const { current } = calendars;
  const editions = calendars
    .list()
    .map((edition) => ({ ...editionView(edition), current: edition === current }));
  return { ...editionView(current), week: DEFAULT_TIME_READINGS.week, editions };
}

const editionView = ({ id, country, years, basedOn }: CalendarEdition) => ({
  id,
  country,
  years,
  basedOn: basedOn ?? null,
});

/** A day of the calendar: whether it is worked, and why not; or why so, where it is a day off by its day of the week. */
export interface CalendarDayView {
  readonly date: string;
  readonly working: boolean;
  /** `weekday`, `weekend`: by its day of the week; `listed`: by an entry of the calendar. */
  readonly kind: 'weekday' | 'weekend' | 'listed';
  readonly reason: Text | null;
  readonly source: readonly string[];
  /** The day off that was moved here. */
  readonly movedFrom: string | null;
}

/**
 * Every day between two, both included.
 * @throws ServiceError `invalid-data` for days that run backwards or are too many
 * @throws CalendarError `outside-calendar`
 */
export function calendarDays(
  calendar: WorkingCalendar,
  from: string,
  to: string,
): readonly CalendarDayView[] {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const count = (last - first) / DAY_MS + 1;
  if (count < 1) throw invalidField('/to', 'to must not lie before from');
  if (count > MOST_DAYS) throw invalidField('/to', `at most ${MOST_DAYS} days are shown at once`);
  const listed = new Map(calendar.edition.days.map((day) => [day.date, day]));
  return Array.from({ length: count }, (_, place) => {
    const date = new Date(first + place * DAY_MS).toISOString().slice(0, 10);
    const off = calendar.whyOff(date);
    const entry = listed.get(date);
    const { reason = null, source = [] } = off ?? entry ?? {};
    const kind = entry ? 'listed' : off ? 'weekend' : 'weekday';
    return { date, working: off === undefined, kind, reason, source, movedFrom: entry?.movedFrom ?? null };
  });
}
