import fc from 'fast-check';
import { dateOf, dayNumberOf, weekdayIndex } from './day-number.ts';
import type { CalendarDay, CalendarEdition } from './edition.ts';
import { workingCalendar, workingDaysBefore } from './working-calendar.ts';

const entry = (date: string, dayOff5: boolean, dayOff6: boolean): CalendarDay => ({
  date,
  dayOff5,
  dayOff6,
  reason: { kk: 'себеп', ru: 'причина', en: 'reason' },
  source: ['act'],
});

const YEARS = { from: 2011, to: 2013 };
const FIRST = dayNumberOf('2011-01-01');
const LAST = dayNumberOf('2013-12-31');

const MARCH: CalendarEdition = {
  id: 'march',
  country: 'KZ',
  years: { from: 2012, to: 2012 },
  days: [
    entry('2012-03-08', true, true),
    entry('2012-03-09', true, true),
    entry('2012-03-11', false, false),
    entry('2012-04-28', false, false),
    entry('2012-04-30', true, false),
  ],
};
const FIVE = workingCalendar(MARCH, 5);
const SIX = workingCalendar(MARCH, 6);

describe('a working calendar', () => {
  it('says why a day is off, and who says so', () => {
    expect(FIVE.whyOff('2012-03-09')).toEqual({
      date: '2012-03-09',
      kind: 'listed',
      reason: { kk: 'себеп', ru: 'причина', en: 'reason' },
      source: ['act'],
    });
    expect(FIVE.whyOff('2012-03-10')).toMatchObject({ kind: 'weekend', reason: { en: 'weekly day off' } });
    expect(SIX.whyOff('2012-03-10')).toBeUndefined();
  });

  it('works on a Sunday to which a working day was moved', () => {
    expect(FIVE.addWorkingDays('2012-03-07', 1)).toBe('2012-03-11');
    expect(SIX.addWorkingDays('2012-03-07', 1)).toBe('2012-03-10');
  });

  it('stays on a working day and moves on from a day off, either way', () => {
    expect([FIVE.nextWorkingDay('2012-03-07'), FIVE.nextWorkingDay('2012-03-08')]).toEqual([
      '2012-03-07',
      '2012-03-11',
    ]);
    expect([FIVE.previousWorkingDay('2012-03-07'), FIVE.previousWorkingDay('2012-03-10')]).toEqual([
      '2012-03-07',
      '2012-03-07',
    ]);
  });

  it('warns some working days before a due day', () => {
    expect(workingDaysBefore(FIVE, '2012-03-12', 2)).toBe('2012-03-07');
  });

  it('is made once for an edition and a week', () => {
    expect(workingCalendar(MARCH, 5)).toBe(FIVE);
    expect(workingCalendar(MARCH, 6)).toBe(SIX);
  });

  it('is not made from an edition that is refused', () => {
    const twice = { ...MARCH, days: [entry('2012-03-08', true, true), entry('2012-03-08', true, true)] };
    expect(() => workingCalendar(twice, 5)).toThrow(expect.objectContaining({ code: 'two-entries' }));
  });
});

describe('beyond its years a calendar answers nothing', () => {
  it.each<readonly [string, () => unknown]>([
    ['a day before', () => FIVE.isWorkingDay('2011-12-31')],
    ['a day after', () => FIVE.whyOff('2013-01-01')],
    ['an addition that leads out', () => FIVE.addWorkingDays('2012-12-20', 20)],
    ['a subtraction that leads out', () => FIVE.addWorkingDays('2012-01-10', -20)],
    ['the next day after the last', () => SIX.addWorkingDays('2012-12-31', 1)],
    ['a count', () => FIVE.workingDaysBetween('2012-12-20', '2013-01-05')],
    ['a month', () => FIVE.workingDaysInMonth(2013, 1)],
    ['a month that is none', () => FIVE.workingDaysInMonth(2012, 13)],
  ])('%s', (_, ask) => {
    expect(ask).toThrow(expect.objectContaining({ name: 'CalendarError', code: 'outside-calendar' }));
  });

  it('and names the date, the edition and its years', () => {
    expect(() => FIVE.isWorkingDay('2013-05-01')).toThrow(
      '2013-05-01: outside calendar march, which knows the years 2012-2012',
    );
  });

  it.each(['2012-02-30', '2012-2-3', '2012-00-10', '2012-13-01', '', '2012-03-08T00:00:00Z', 'tomorrow'])(
    '"%s" is no date',
    (date) => {
      expect(() => FIVE.isWorkingDay(date)).toThrow(expect.objectContaining({ code: 'not-a-date' }));
    },
  );

  it('half a day is not counted', () => {
    expect(() => FIVE.addWorkingDays('2012-03-07', 1.5)).toThrow(
      expect.objectContaining({ code: 'not-a-period' }),
    );
  });
});

/** Any calendar of three years, with up to two hundred days that are not what their weekday makes them. */
const editions = fc
  .uniqueArray(
    fc.record({ day: fc.integer({ min: FIRST, max: LAST }), dayOff5: fc.boolean(), dayOff6: fc.boolean() }),
    { selector: ({ day }) => day, maxLength: 200 },
  )
  .map((days): CalendarEdition => {
    const listed = new Map(
      days.map(({ day, dayOff5, dayOff6 }) => [dateOf(day), entry(dateOf(day), dayOff5, dayOff6)]),
    );
    // No year without an entry.
    for (let year = YEARS.from; year <= YEARS.to; year++)
      if (!listed.has(`${year}-01-01`)) listed.set(`${year}-01-01`, entry(`${year}-01-01`, true, true));
    const inOrder = [...listed.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
    return { id: 'any', country: 'XX', years: YEARS, days: inOrder };
  });
const weeks = fc.constantFrom<5 | 6>(5, 6);
/** In the middle year, so that two hundred working days stay within the three. */
const dates = fc.integer({ min: dayNumberOf('2012-01-01'), max: dayNumberOf('2012-12-31') }).map(dateOf);
const counts = fc.integer({ min: -120, max: 120 });

/** The slow way: day by day, by what the edition says of each. */
function addedByHand({ days }: CalendarEdition, week: 5 | 6, date: string, n: number): string {
  const listed = new Map(days.map((day) => [day.date, week === 5 ? day.dayOff5 : day.dayOff6]));
  let day = dayNumberOf(date);
  for (let left = Math.abs(n); left > 0;) {
    day += Math.sign(n);
    const isOff = listed.get(dateOf(day)) ?? weekdayIndex(day) >= week;
    if (!isOff) left--;
  }
  return dateOf(day);
}

describe('adding and counting working days', () => {
  it('adds what is found day by day', () => {
    fc.assert(
      fc.property(editions, weeks, dates, counts, (edition, week, date, n) => {
        expect(workingCalendar(edition, week).addWorkingDays(date, n)).toBe(
          addedByHand(edition, week, date, n),
        );
      }),
    );
  });

  it('counts back what was added, in both directions', () => {
    fc.assert(
      fc.property(editions, weeks, dates, counts, (edition, week, date, n) => {
        const calendar = workingCalendar(edition, week);
        expect(calendar.workingDaysBetween(date, calendar.addWorkingDays(date, n))).toBe(n);
      }),
    );
  });

  it('adds what was counted and is back, where the end is a working day', () => {
    fc.assert(
      fc.property(editions, weeks, dates, dates, (edition, week, from, to) => {
        const calendar = workingCalendar(edition, week);
        fc.pre(calendar.isWorkingDay(to));
        expect(calendar.addWorkingDays(from, calendar.workingDaysBetween(from, to))).toBe(to);
      }),
    );
  });

  it('gives the same in two steps as in one', () => {
    fc.assert(
      fc.property(editions, weeks, dates, fc.nat(100), fc.nat(100), (edition, week, date, a, b) => {
        const calendar = workingCalendar(edition, week);
        expect(calendar.addWorkingDays(calendar.addWorkingDays(date, a), b)).toBe(
          calendar.addWorkingDays(date, a + b),
        );
      }),
    );
  });

  it('finds as many working days in a year as in its months', () => {
    fc.assert(
      fc.property(editions, weeks, (edition, week) => {
        const calendar = workingCalendar(edition, week);
        const months = Array.from({ length: 12 }, (_, month) => calendar.workingDaysInMonth(2012, month + 1));
        expect(months.reduce((sum, days) => sum + days)).toBe(
          calendar.workingDaysBetween('2011-12-31', '2012-12-31'),
        );
      }),
    );
  });
});
