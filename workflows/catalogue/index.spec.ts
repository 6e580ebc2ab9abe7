import * as catalogue from './index.ts';
import { HOLIDAY_YEARS, HOLIDAYS } from './holidays.ts';

describe('the catalogue', () => {
  it('loads, which checks all its lists', () => {
    expect(catalogue.CENTRES).toHaveLength(25);
    expect(catalogue.PARAGRAPH_IDS).toHaveLength(202);
  });
});

describe('the holidays', () => {
  const offIn = (year: string, week: 'dayOff5' | 'dayOff6') =>
    HOLIDAYS.filter((day) => day.date.startsWith(year) && day[week]).map(({ date }) => date.slice(5));

  it('cover every year of their span', () => {
    const years = new Set(HOLIDAYS.map(({ date }) => Number(date.slice(0, 4))));
    expect(years.size).toBe(HOLIDAY_YEARS.to - HOLIDAY_YEARS.from + 1);
  });

  it('of 2012 are off in a week of five days more often than in one of six', () => {
    const both =
      '01-01 01-02 01-03 01-07 03-08 03-09 03-21 03-22 03-23 05-01 05-09 07-06 08-30 10-26 12-01 12-16 12-17 12-18';
    expect(offIn('2012', 'dayOff6')).toEqual(both.split(' '));
    const five = [...both.split(' '), '04-30', '12-03', '12-31'].toSorted();
    expect(offIn('2012', 'dayOff5')).toEqual(five);
  });

  it('may have been moved away: 11 May 2020 was worked', () => {
    const day = HOLIDAYS.filter(({ date }) => date === '2020-05-11');
    expect(day.map(({ kind, dayOff5 }) => [kind, dayOff5])).toEqual([
      ['substitute', false],
      ['working-weekend', false],
    ]);
  });
});
