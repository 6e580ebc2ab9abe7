import fc from 'fast-check';
import { addCalendarDays, addMonths } from './date-arithmetic.ts';

describe('months', () => {
  it.each([
    ['2012-01-31', 1, '2012-02-29'],
    ['2013-01-31', 1, '2013-02-28'],
    ['2012-02-29', 1, '2012-03-29'],
    ['2012-12-01', 1, '2013-01-01'],
    ['2012-03-31', -1, '2012-02-29'],
    ['2012-02-29', 12, '2013-02-28'],
    ['2012-01-15', -13, '2010-12-15'],
  ])('%s and %d months is %s', (date, months, end) => {
    expect(addMonths(date, months)).toBe(end);
  });

  it('keep the day number, or end on the last of the month', () => {
    fc.assert(
      fc.property(anyDate(), fc.integer({ min: -600, max: 600 }), (date, months) => {
        const end = addMonths(date, months);
        const lastOfMonth = addCalendarDays(end, 1).endsWith('-01');
        expect(end.slice(8) === date.slice(8) || (end.slice(8) < date.slice(8) && lastOfMonth)).toBe(true);
        expect(monthNumber(end) - monthNumber(date)).toBe(months);
      }),
    );
  });
});

describe('calendar days', () => {
  it('are those of the clock in Greenwich', () => {
    fc.assert(
      fc.property(anyDate(), fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
        const expected = new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000);
        expect(addCalendarDays(date, days)).toBe(expected.toISOString().slice(0, 10));
      }),
    );
  });

  it.each(['2013-02-29', '1900-02-29', '2012-04-31', '12-04-30', '2012/04/30'])('"%s" is no date', (date) => {
    expect(() => addCalendarDays(date, 1)).toThrow(
      expect.objectContaining({ code: 'not-a-date', place: date }),
    );
  });

  it('are whole days', () => {
    expect(() => addCalendarDays('2012-04-30', 0.5)).toThrow(
      expect.objectContaining({ code: 'not-a-period' }),
    );
  });
});

function anyDate() {
  return fc
    .date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2100-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10));
}

const monthNumber = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
