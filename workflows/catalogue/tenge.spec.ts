import * as fc from 'fast-check';
import { Tenge } from './tenge.ts';

const amounts = fc.bigInt({ min: 0n, max: 10n ** 16n }).map((tiyn) => {
  const digits = tiyn.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
});
const wholeAmounts = fc.integer({ min: 0, max: 1_000_000 });

describe('an amount of tenge', () => {
  it.each([
    ['323.6', '323.60'],
    ['6472', '6472.00'],
    ['0', '0.00'],
    ['0.05', '0.05'],
    ['161.80', '161.80'],
  ])('reads %s and writes %s', (written, expected) => {
    expect(Tenge.parse(written).toString()).toBe(expected);
    expect(JSON.stringify({ paid: Tenge.parse(written) })).toBe(`{"paid":"${expected}"}`);
  });

  it.each(['', ' 1', '1,5', '-1', '+1', '1.234', '1e3', '01', '.5', '5.', '0x10', 'NaN', '٣', '1\n'])(
    'refuses %j',
    (written) => {
      expect(() => Tenge.parse(written)).toThrow(expect.objectContaining({ code: 'invalid-data' }));
    },
  );

  it('refuses what is not a string', () => {
    expect(Tenge.find(6472)).toBeUndefined();
    expect(Tenge.find(null)).toBeUndefined();
  });

  it('survives being written and read again', () => {
    fc.assert(
      fc.property(amounts, (written) => {
        expect(Tenge.parse(written).toString()).toBe(written);
      }),
    );
  });

  it('adds without an order and without loss', () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 8 }), (written) => {
        const there = Tenge.sum(written.map((amount) => Tenge.parse(amount)));
        const back = Tenge.sum(written.toReversed().map((amount) => Tenge.parse(amount)));
        expect(there.toString()).toBe(back.toString());
        const tiyn = written.reduce((sum, amount) => sum + BigInt(amount.replace('.', '')), 0n);
        expect(BigInt(there.toString().replace('.', ''))).toBe(tiyn);
      }),
    );
  });

  it('gives every whole percentage of whole tenge exactly', () => {
    fc.assert(
      fc.property(wholeAmounts, fc.integer({ min: 0, max: 1000 }), (whole, percent) => {
        const share = Tenge.parse(String(whole)).percent(percent);
        expect(BigInt(share.toString().replace('.', ''))).toBe(BigInt(whole) * BigInt(percent));
      }),
    );
  });

  it('keeps the tenths that floating point would blur', () => {
    expect(Tenge.parse('0.1').plus(Tenge.parse('0.2')).toString()).toBe('0.30');
    expect(Tenge.parse('1618').percent(20).toString()).toBe('323.60');
  });

  it('refuses to round a share of a tiyn', () => {
    expect(() => Tenge.parse('0.01').percent(20)).toThrow(RangeError);
    expect(() => Tenge.parse('1').percent(0.5)).toThrow(RangeError);
    expect(() => Tenge.parse('1').percent(-1)).toThrow(RangeError);
  });

  it('compares by value, not by spelling', () => {
    expect(Tenge.parse('9.9').compare(Tenge.parse('10.00'))).toBe(-1);
    expect(Tenge.parse('10').compare(Tenge.parse('9.99'))).toBe(1);
    expect(Tenge.parse('10').equals(Tenge.parse('10.00'))).toBe(true);
    expect(Tenge.zero.compare(Tenge.parse('0'))).toBe(0);
  });
});
