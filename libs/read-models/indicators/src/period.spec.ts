import { periodOf, periodsIn } from './period.ts';

describe('a period', () => {
  it.each([
    ['2012-05', '2012-05', '2012-05'],
    ['2012-Q1', '2012-01', '2012-03'],
    ['2012-Q4', '2012-10', '2012-12'],
    ['2012', '2012-01', '2012-12'],
  ])('called %s goes from %s to %s', (name, from, to) => {
    expect(periodOf(name)).toEqual({ name, from, to });
  });

  it.each(['', '2012-13', '2012-00', '2012-5', '2012-Q5', '2012-05-01', '12', 'Q1'])(
    'is not called %j',
    (name) => {
      expect(() => periodOf(name)).toThrow(/no period/);
    },
  );

  it('of months is gathered into quarters and years, cut at the bounds', () => {
    const months = { from: '2012-11', to: '2013-02' };
    const spans = (unit: 'month' | 'quarter' | 'year') =>
      periodsIn(months, unit).map(({ name, from, to }) => `${name}: ${from} ${to}`);
    expect(spans('month')).toEqual([
      '2012-11: 2012-11 2012-11',
      '2012-12: 2012-12 2012-12',
      '2013-01: 2013-01 2013-01',
      '2013-02: 2013-02 2013-02',
    ]);
    expect(spans('quarter')).toEqual(['2012-Q4: 2012-11 2012-12', '2013-Q1: 2013-01 2013-02']);
    expect(spans('year')).toEqual(['2012: 2012-11 2012-12', '2013: 2013-01 2013-02']);
    expect(periodsIn({ from: '2013-01', to: '2012-12' }, 'month')).toEqual([]);
  });
});
