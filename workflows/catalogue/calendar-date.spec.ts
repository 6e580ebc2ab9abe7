import * as fc from 'fast-check';
import { ageOn, isCalendarDate } from './calendar-date.ts';

describe('a calendar date', () => {
  it.each(['2012-02-29', '1900-02-28', '2000-02-29', '2012-12-31', '1800-01-01'])('may be %s', (date) => {
    expect(isCalendarDate(date)).toBe(true);
  });

  it.each([
    '2011-02-29',
    '1900-02-29',
    '2012-13-01',
    '2012-00-10',
    '2012-04-31',
    '2012-4-1',
    '12-04-01',
    '1799-12-31',
  ])('may not be %s', (date) => {
    expect(isCalendarDate(date)).toBe(false);
  });

  it.each([undefined, null, 20120401, new Date(), '2012-04-01T00:00:00Z', '2012-04-01\n'])(
    'may not be %p',
    (value) => {
      expect(isCalendarDate(value)).toBe(false);
    },
  );

  it('agrees with the calendar of the runtime', () => {
    const anyDay = fc.tuple(
      fc.integer({ min: 1800, max: 2199 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    );
    fc.assert(
      fc.property(anyDay, ([year, month, day]) => {
        const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const parsed = new Date(Date.UTC(year, month - 1, day));
        const exists = parsed.getUTCMonth() === month - 1 && parsed.getUTCDate() === day;
        expect(isCalendarDate(date)).toBe(exists);
      }),
    );
  });
});

describe('age in whole years', () => {
  it('changes on the birthday, not the day before', () => {
    expect(ageOn('1996-04-02', '2012-04-01')).toBe(15);
    expect(ageOn('1996-04-02', '2012-04-02')).toBe(16);
  });

  it('changes on 1 March for those born on 29 February, except in leap years', () => {
    expect(ageOn('1996-02-29', '2012-02-28')).toBe(15);
    expect(ageOn('1996-02-29', '2012-02-29')).toBe(16);
    expect(ageOn('1996-02-29', '2013-02-28')).toBe(16);
    expect(ageOn('1996-02-29', '2013-03-01')).toBe(17);
  });

  it('is negative before birth', () => {
    expect(ageOn('2012-04-02', '2012-04-01')).toBe(-1);
  });
});
