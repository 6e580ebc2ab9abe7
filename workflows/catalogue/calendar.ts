import type { CalendarDay, CalendarEdition } from '#libs/calendar';
import { HOLIDAY_SOURCES, HOLIDAY_YEARS, HOLIDAYS, type Holiday } from './holidays.ts';

/** The working calendar of Kazakhstan as this release knows it; changed days are for a revised edition. */
export const KZ_CALENDAR: CalendarEdition = {
  id: 'kz-2026.1',
  country: 'KZ',
  years: HOLIDAY_YEARS,
  days: mergedByDate(HOLIDAYS.map(dayOf)),
};

function dayOf({ date, dayOff5, dayOff6, name, movedFrom, act, source }: Holiday): CalendarDay {
  return {
    date,
    dayOff5,
    dayOff6,
    reason: name,
    ...(movedFrom === undefined ? {} : { movedFrom }),
    source: [...(act === undefined ? [] : [act]), ...source.map(writtenOut)],
  };
}

/** A day that has two reasons (11 May 2020: a substitute, then moved away) is one day with both; the later word on it holds. */
function mergedByDate(days: readonly CalendarDay[]): readonly CalendarDay[] {
  const merged = new Map<string, CalendarDay>();
  for (const day of days) {
    const first = merged.get(day.date);
    merged.set(day.date, first ? both(first, day) : day);
  }
  return [...merged.values()];
}

function both(first: CalendarDay, second: CalendarDay): CalendarDay {
  return {
    ...first,
    ...second,
    reason: {
      kk: `${first.reason.kk}; ${second.reason.kk}`,
      ru: `${first.reason.ru}; ${second.reason.ru}`,
      en: `${first.reason.en}; ${second.reason.en}`,
    },
    source: [...new Set([...first.source, ...second.source])],
  };
}

/** A source as it may be shown to whoever asks why a day is off, and not as a key. */
function writtenOut(source: string): string {
  const [, year] = /^pcal-(\d{4})$/.exec(source) ?? [];
  return year === undefined
    ? (HOLIDAY_SOURCES[source] ?? source)
    : `Production calendar (working-time balance) of Kazakhstan for ${year}, "Paragraph", online.zakon.kz`;
}
