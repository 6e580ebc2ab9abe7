import { overBy } from './lateness.ts';
import type { Period } from './periods.ts';
import { workingCalendar } from './working-calendar.ts';

const holiday = {
  date: '2012-05-01',
  dayOff5: true,
  dayOff6: true,
  reason: { kk: 'мереке', ru: 'праздник', en: 'holiday' },
  source: ['law'],
};
const calendar = workingCalendar(
  { id: 'may', country: 'KZ', years: { from: 2012, to: 2012 }, days: [holiday] },
  5,
);

const over = (unit: Period['unit'], dueAt: string, stoppedAt: string) =>
  overBy({ dueAt, stoppedAt, calendar, timeZone: 'Asia/Almaty', period: { unit, count: 1 } });

describe('how late it was', () => {
  it('is said in calendar and in working days for a period of days', () => {
    expect(over('workingDays', '2012-04-27T14:00:00.000Z', '2012-05-02T04:00:00.000Z')).toEqual({
      calendarDays: 5,
      workingDays: 2,
    });
  });

  it('goes by the days of the office', () => {
    expect(over('month', '2012-05-02T14:00:00.000Z', '2012-05-02T19:00:00.000Z')).toEqual({
      calendarDays: 1,
      workingDays: 1,
    });
  });

  it('is no full day after closing on the due day', () => {
    expect(over('sameDay', '2012-05-02T14:00:00.000Z', '2012-05-02T15:00:00.000Z')).toEqual({
      calendarDays: 0,
      workingDays: 0,
    });
  });

  it('is said in minutes for a period of minutes, a begun one counting whole', () => {
    expect(over('minutes', '2012-05-02T04:00:00.000Z', '2012-05-02T04:10:00.001Z')).toEqual({ minutes: 11 });
  });

  it('is nothing for what was in time', () => {
    expect(over('minutes', '2012-05-02T04:00:00.000Z', '2012-05-02T04:00:00.000Z')).toEqual({ minutes: 0 });
    expect(over('month', '2012-05-02T04:00:00.000Z', '2012-04-02T04:00:00.000Z')).toEqual({
      calendarDays: 0,
      workingDays: 0,
    });
  });
});
