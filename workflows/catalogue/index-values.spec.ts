import { findIndexInForce, INDEX_KNOWN_UNTIL, INDEX_VALUES, indexInForce } from './index-values.ts';

describe('the monthly calculation index for state duty', () => {
  it.each([
    ['2011-12-31', '1512.00', '2011-01-01'],
    ['2012-01-01', '1618.00', '2012-01-01'],
    ['2012-12-31', '1618.00', '2012-01-01'],
    ['2013-01-01', '1731.00', '2013-01-01'],
    ['2014-01-21', '1852.00', '2014-01-01'],
    ['2020-03-31', '2651.00', '2020-01-01'],
    ['2020-04-01', '2778.00', '2020-04-01'],
  ])('is on %s %s, in force from %s', (on, amount, from) => {
    const value = indexInForce(on);
    expect([value.amount.toString(), value.effectiveFrom]).toEqual([amount, from]);
  });

  it('never takes the value of April 2022, which was for benefits only', () => {
    expect(indexInForce('2022-06-01').amount.toString()).toBe('3063.00');
  });

  it.each(['2004-12-31', '2009-07-01', '2009-12-31', '2027-01-01'])('is unknown on %s', (on) => {
    expect(findIndexInForce(on)).toBeUndefined();
    expect(() => indexInForce(on)).toThrow(expect.objectContaining({ code: 'not-found', details: { on } }));
  });

  it('is known again after the unknown half-year', () => {
    expect(indexInForce('2009-06-30').amount.toString()).toBe('1273.00');
    expect(indexInForce('2010-01-01').amount.toString()).toBe('1413.00');
  });

  it('names a source for every value and is known to the end of a year', () => {
    expect(INDEX_VALUES.every(({ source }) => source.length > 0)).toBe(true);
    expect(INDEX_KNOWN_UNTIL).toMatch(/-12-31$/);
  });
});
