import { legalTime } from '#apps/workflows';
import type { CalendarDay, WorkingCalendar } from '#libs/calendar';
import { LANGUAGES, type Language } from '#libs/contract';
import type { LegalTime } from '#libs/engine';
import { DATA, LANGUAGE, UsageError, type CliCommand, type Given } from '../command.ts';
import { legalTimeOf } from '../legal/legal-parts.ts';
import { dayOf, FROM, legalDayOf, TO, withinCalendar } from '../legal/moment-options.ts';
import { oneOf } from '../option-values.ts';
import { openLogToRead } from '../reading/open-log.ts';
import { hasLog, type Settings } from '../settings.ts';
import { counted, writtenTable } from '../table.ts';

/** `qadam calendar show`: the working calendar in force, revisions included. */
export const calendarShow: CliCommand = {
  name: 'calendar show',
  summary:
    'Prints the days of the working calendar that are not what their day of the week makes them, and why.',
  arguments: '',
  most: 0,
  options: {
    from: { ...FROM, about: 'first day; by default 1 January of this year' },
    to: { ...TO, about: 'last day; by default 31 December of the year of --from' },
    week: { type: 'string', value: '5|6', about: 'working days of a week; by default 5' },
    lang: LANGUAGE,
    data: DATA,
  },
  async run(given, console, settings) {
    const week = oneOf(given, 'week', ['5', '6'] as const, '5') === '5' ? 5 : 6;
    const language = oneOf(given, 'lang', LANGUAGES, 'en');
    const { from, to } = spanOf(given);
    const { calendars } = await timeInForce(settings);
    const calendar = calendars.working(calendars.current.id, week);
    const working = withinCalendar(() => workingDaysIn(calendar, from, to));
    const { id, country, years, basedOn, days } = calendars.current;
    const listed = days.filter(({ date }) => from <= date && date <= to);
    const editions = calendars.list().map((edition) => edition.id);
    const shown = { id, country, years, basedOn: basedOn ?? null, editions, week, from, to };
    console.result({ ...shown, workingDays: working, days: listed }, () =>
      page(`Calendar ${editions.join(' → ')}, ${years.from} to ${years.to}, week of ${week} working days`, [
        writtenDays(listed, calendar, language),
        `${counted(working, 'working day')} from ${from} to ${to}`,
      ]),
    );
    return 0;
  },
};

function spanOf(given: Given): { readonly from: string; readonly to: string } {
  const from = dayOf(given, 'from') ?? `${legalDayOf(new Date().toISOString()).slice(0, 4)}-01-01`;
  const to = dayOf(given, 'to') ?? `${from.slice(0, 4)}-12-31`;
  if (from <= to) return { from, to };
  throw new UsageError(`--from ${from} is later than --to ${to}`);
}

/** Where there is no store there are no revisions. */
async function timeInForce(settings: Settings): Promise<LegalTime> {
  if (!hasLog(settings)) return legalTime(settings.warnWorkingDays);
  const store = await openLogToRead(settings);
  try {
    return await legalTimeOf(store, settings);
  } finally {
    await store.close();
  }
}

const workingDaysIn = (calendar: WorkingCalendar, from: string, to: string): number =>
  calendar.workingDaysBetween(from, to) + (calendar.isWorkingDay(from) ? 1 : 0);

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

function writtenDays(days: readonly CalendarDay[], calendar: WorkingCalendar, language: Language): string {
  return writtenTable(
    days.map(({ date, reason, source }) => [
      date,
      WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '',
      calendar.isWorkingDay(date) ? 'works' : 'off',
      reason[language],
      source.join('; '),
    ]),
  );
}

const page = (head: string, parts: readonly string[]): string =>
  [head, ...parts.filter((part) => part !== '')].join('\n\n');
