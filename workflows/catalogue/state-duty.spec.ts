import * as fc from 'fast-check';
import { canonicalJson } from '#libs/contract';
import { DUTY_ITEMS, DUTY_RATES, dutyFor, type DutyItem } from './state-duty.ts';
import { Tenge } from './tenge.ts';

describe('the state duty of 2012', () => {
  it.each<[readonly DutyItem[], string]>([
    [['passport'], '6472.00'],
    [['identity-card'], '323.60'],
    [['passport', 'identity-card'], '6795.60'],
    [['temporary-id-card'], '323.60'],
    [['residence-registration'], '161.80'],
    [['residence-deregistration'], '0.00'],
  ])('for %j is %s', (items, total) => {
    expect(dutyFor(items, '2012-04-02').total.toString()).toBe(total);
  });

  it.each([
    ['2017-06-01', '9076.00', '453.80'],
    ['2022-05-01', '12252.00', '612.60'],
    ['2025-02-01', '15728.00', '786.40'],
  ])('at the index of %s gives the figures that the press printed', (on, passport, card) => {
    expect(dutyFor(['passport'], on).total.toString()).toBe(passport);
    expect(dutyFor(['identity-card'], on).total.toString()).toBe(card);
  });

  it('follows the day of payment over the turn of the year', () => {
    expect(dutyFor(['passport'], '2012-12-31').total.toString()).toBe('6472.00');
    expect(dutyFor(['passport'], '2013-01-01').total.toString()).toBe('6924.00');
  });

  it('explains itself', () => {
    const { explanation } = dutyFor(['passport', 'identity-card'], '2012-04-02');
    expect(explanation).toEqual({
      total: '6795.60',
      on: '2012-04-02',
      index: { amount: '1618.00', effectiveFrom: '2012-01-01' },
      items: [
        { item: 'passport', percent: 400, amount: '6472.00', clause: 'passport-and-id-card:8.p3' },
        { item: 'identity-card', percent: 20, amount: '323.60', clause: 'passport-and-id-card:8.p3' },
      ],
    });
    expect(() => canonicalJson(explanation)).not.toThrow();
  });

  it('is the sum of its items in any order, each counted once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...DUTY_ITEMS)), (items) => {
        const expected = [...new Set(items)].reduce((sum, item) => sum + DUTY_RATES[item].percent, 0);
        const { total } = dutyFor(items, '2012-04-02');
        expect(total.equals(Tenge.parse('1618').percent(expected))).toBe(true);
      }),
    );
  });

  it('needs an index only where something is charged', () => {
    expect(dutyFor(['residence-deregistration'], '2009-08-01').explanation.index).toBeNull();
    expect(() => dutyFor(['identity-card'], '2009-08-01')).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });

  it('has no rate for other things', () => {
    expect(() => dutyFor(JSON.parse('["visa"]'), '2012-04-02')).toThrow(
      expect.objectContaining({ code: 'invalid-data' }),
    );
  });
});
