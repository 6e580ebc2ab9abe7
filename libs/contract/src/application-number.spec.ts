import fc from 'fast-check';
import { applicationNumber } from './application-number.ts';

describe('the number of an application', () => {
  it('is made of the last sixty bits of its id', () => {
    expect(applicationNumber('00000000-0000-7000-8000-000000000000')).toBe('0000-0000-0000');
    expect(applicationNumber('ffffffff-ffff-7fff-bfff-ffffffffffff')).toBe('ZZZZ-ZZZZ-ZZZZ');
    expect(applicationNumber('0198c2f0-0000-7000-8000-000000000021')).toBe('0000-0000-0011');
  });

  it('tells ids apart that differ in those bits', () => {
    const id = fc.bigInt({ min: 0n, max: 2n ** 60n - 1n });
    fc.assert(
      fc.property(id, id, (one, other) => {
        const number = (bits: bigint) => applicationNumber(bits.toString(16).padStart(32, '0'));
        expect(number(one) === number(other)).toBe(one === other);
      }),
    );
  });
});
