import { checkEdition, workingCalendar } from '#libs/calendar';
import { KZ_CALENDAR } from './calendar.ts';
import { HOLIDAYS } from './holidays.ts';

const FIVE = workingCalendar(KZ_CALENDAR, 5);
const SIX = workingCalendar(KZ_CALENDAR, 6);

describe('the working calendar of Kazakhstan', () => {
  it('is a good edition: each year has its days, in order, each day once', () => {
    expect(() => checkEdition(KZ_CALENDAR)).not.toThrow();
  });

  it('says of each listed day what the list says', () => {
    for (const { date, dayOff5, dayOff6 } of HOLIDAYS)
      expect([date, !FIVE.isWorkingDay(date), !SIX.isWorkingDay(date)]).toEqual([date, dayOff5, dayOff6]);
  });

  it('has 11 May 2020 once, a working day for both of its reasons', () => {
    const days = KZ_CALENDAR.days.filter(({ date }) => date === '2020-05-11');
    expect(days.map(({ dayOff5, reason }) => [dayOff5, reason.en])).toEqual([
      [false, 'Day off in place of Victory Day (2020-05-09); Working day (day off moved to 2020-05-08)'],
    ]);
    expect(FIVE.isWorkingDay('2020-05-11')).toBe(true);
  });

  it('says why a day is off, the act first', () => {
    expect(FIVE.whyOff('2012-04-30')).toEqual({
      date: '2012-04-30',
      kind: 'listed',
      reason: {
        kk: '28.04.2012 күнінен ауыстырылған демалыс',
        ru: 'Перенос дня отдыха с 28.04.2012',
        en: 'Day off moved from 2012-04-28',
      },
      source: ['Government decree P1200000458 (No. 458 of 2012)', 'python-holidays (cites the decree)'],
    });
    expect(SIX.whyOff('2012-04-30')).toBeUndefined();
  });

  it('shows no source as a mere key', () => {
    const sources = KZ_CALENDAR.days.flatMap(({ source }) => source);
    expect(sources.filter((source) => /^(pcal|law|egov|mtszn)-|^labour-code$/.test(source))).toEqual([]);
  });
});
