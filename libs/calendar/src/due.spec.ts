import type { CalendarEdition } from './edition.ts';
import { dueOf } from './due.ts';
import type { OfficeHours } from './office-hours.ts';
import type { Period, PeriodRules } from './periods.ts';
import { workingCalendar } from './working-calendar.ts';

const holiday = (date: string, dayOff6 = true) => ({
  date,
  dayOff5: true,
  dayOff6,
  reason: { kk: 'мереке', ru: 'праздник', en: 'holiday' },
  source: ['law'],
});

const working = (date: string) => ({ ...holiday(date), dayOff5: false, dayOff6: false });

/** Spring of 2012, by hand. */
const SPRING: CalendarEdition = {
  id: 'spring-2012',
  country: 'KZ',
  years: { from: 2012, to: 2012 },
  days: [working('2012-04-28'), holiday('2012-04-30', false), holiday('2012-05-01'), holiday('2012-05-09')],
};

const CENTRE: OfficeHours = {
  openings: [
    { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '20:00' },
    { days: ['sat'], from: '09:00', to: '13:00' },
  ],
  breaks: [],
};

const RULES: PeriodRules = {
  firstDay: 'not-counted',
  count: 'nth-day',
  lastDayOff: 'moves-on',
  dayEnds: 'office-closes',
};

/** Due at a Centre of Almaty, which was at UTC+6 in 2012. */
const due = (startAt: string, period: Period, rules: Partial<PeriodRules> = {}, week: 5 | 6 = 5) =>
  dueOf({
    startAt,
    period,
    rules: { ...RULES, ...rules },
    calendar: workingCalendar(SPRING, week),
    timeZone: 'Asia/Almaty',
    hours: CENTRE,
  });

describe('a period of working days', () => {
  const start = '2012-04-25T04:00:00Z';
  const seven: Period = { unit: 'workingDays', count: 7 };

  it('leaves out the day of the start and the days off, and ends when the office closes', () => {
    expect(due(start, seven)).toEqual({
      startOn: '2012-04-25',
      dueOn: '2012-05-07',
      dueAt: '2012-05-07T14:00:00.000Z',
    });
  });

  it('is shorter in a week of six days', () => {
    expect(due(start, seven, {}, 6).dueOn).toBe('2012-05-04');
  });

  it('ends a working day later where that many full days lie between', () => {
    expect(due(start, seven, { count: 'full-days-between' }).dueOn).toBe('2012-05-08');
  });

  it('begins with the day of the start where that counts and is worked', () => {
    expect(due(start, seven, { firstDay: 'counted' }).dueOn).toBe('2012-05-04');
    expect(
      due('2012-04-22T04:00:00Z', { unit: 'workingDays', count: 1 }, { firstDay: 'counted' }).dueOn,
    ).toBe('2012-04-23');
  });

  it('begins on the day that it is in the office', () => {
    expect(due('2012-04-25T19:00:00Z', seven).startOn).toBe('2012-04-26');
  });
});

describe('a month', () => {
  const month: Period = { unit: 'month', count: 1 };

  it('moves on from a last day that is off, or stays there, by setting', () => {
    expect(due('2012-03-31T04:00:00Z', month).dueOn).toBe('2012-05-02');
    expect(due('2012-03-31T04:00:00Z', month, { lastDayOff: 'stays' }).dueOn).toBe('2012-04-30');
  });

  it('ends at the closing of the Centre on a day that is off in a week of five only', () => {
    expect(due('2012-03-31T04:00:00Z', month, { lastDayOff: 'stays' }).dueAt).toBe(
      '2012-04-30T14:00:00.000Z',
    );
  });

  it('ends at midnight by rule, and on a day when the office is closed', () => {
    expect(due('2012-03-20T04:00:00Z', month, { dayEnds: 'midnight' }).dueAt).toBe(
      '2012-04-20T17:59:59.999Z',
    );
    expect(due('2012-04-09T04:00:00Z', month, { lastDayOff: 'stays' }).dueAt).toBe(
      '2012-05-09T17:59:59.999Z',
    );
  });

  it('has the bracket of the decree added by setting: one day later, then moved on', () => {
    expect(due('2012-04-20T04:00:00Z', month, { count: 'full-days-between' }).dueOn).toBe('2012-05-21');
    expect(due('2012-04-18T04:00:00Z', month, { count: 'full-days-between' }).dueOn).toBe('2012-05-21');
  });

  it('is a day shorter where the first day counts', () => {
    expect(due('2012-03-16T04:00:00Z', month, { firstDay: 'counted' }).dueOn).toBe('2012-04-16');
    expect(due('2012-03-17T04:00:00Z', month, { firstDay: 'counted' }).dueOn).toBe('2012-04-16');
  });
});

describe('the same day', () => {
  it('lasts until the office closes, on Saturday earlier', () => {
    expect(due('2012-04-26T04:00:00Z', { unit: 'sameDay' }).dueAt).toBe('2012-04-26T14:00:00.000Z');
    expect(due('2012-04-21T04:00:00Z', { unit: 'sameDay' }).dueAt).toBe('2012-04-21T07:00:00.000Z');
  });

  it('lasts until 20.00 on a Saturday that was made a working day', () => {
    expect(due('2012-04-28T04:00:00Z', { unit: 'sameDay' }).dueAt).toBe('2012-04-28T14:00:00.000Z');
  });

  it('lasts until midnight for who came after closing, or on a closed day', () => {
    expect(due('2012-04-26T15:00:00Z', { unit: 'sameDay' }).dueAt).toBe('2012-04-26T17:59:59.999Z');
    expect(due('2012-05-01T04:00:00Z', { unit: 'sameDay' }).dueAt).toBe('2012-05-01T17:59:59.999Z');
  });
});

it('minutes are minutes, over midnight too', () => {
  expect(due('2012-04-26T17:45:00Z', { unit: 'minutes', count: 30 })).toEqual({
    startOn: '2012-04-26',
    dueOn: '2012-04-27',
    dueAt: '2012-04-26T18:15:00.000Z',
  });
});

describe('no due day is guessed', () => {
  it.each([
    ['beyond the calendar', '2012-12-20T04:00:00Z', { unit: 'workingDays', count: 20 }, 'outside-calendar'],
    [
      'from before the calendar',
      '2011-12-20T04:00:00Z',
      { unit: 'calendarDays', count: 15 },
      'outside-calendar',
    ],
    ['for half a day', '2012-04-26T04:00:00Z', { unit: 'calendarDays', count: 0.5 }, 'not-a-period'],
    ['for no days', '2012-04-26T04:00:00Z', { unit: 'workingDays', count: 0 }, 'not-a-period'],
    ['from no instant', '2012-04-26 10:00', { unit: 'sameDay' }, 'not-an-instant'],
  ] as const)('%s', (_, startAt, period, code) => {
    expect(() => due(startAt, period)).toThrow(expect.objectContaining({ code }));
  });

  it('and the answer names the date and the years', () => {
    expect(() => due('2011-12-20T04:00:00Z', { unit: 'sameDay' })).toThrow(
      '2011-12-20: outside calendar spring-2012, which knows the years 2012-2012',
    );
  });
});
