import type { CalendarEdition } from '#libs/calendar';
import { CalendarRegister, LegalTime } from '#libs/engine';

const YEARS = { from: 2009, to: 2026 } as const;
const NEW_YEAR = { kk: 'Жаңа жыл', ru: 'Новый год', en: 'New Year' };

/** A calendar whose only day off, beside those of the week, is the first of each year. */
export const PLAIN_CALENDAR: CalendarEdition = {
  id: 'plain',
  country: 'KZ',
  years: YEARS,
  days: Array.from({ length: YEARS.to - YEARS.from + 1 }, (_, year) => ({
    date: `${YEARS.from + year}-01-01`,
    dayOff5: true,
    dayOff6: true,
    reason: NEW_YEAR,
    source: ['testing'],
  })),
};

/** Legal time by the plain calendar, all offices in one zone. */
export const plainTime = (timeZone = 'Asia/Almaty'): LegalTime =>
  new LegalTime({ calendars: new CalendarRegister(PLAIN_CALENDAR), timeZoneOf: () => timeZone });
