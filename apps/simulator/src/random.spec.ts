import fc from 'fast-check';
import { Random } from './random.ts';

const drawn = (name: string) => {
  const random = Random.named(name);
  return Array.from({ length: 20 }, () => random.next());
};

describe('seeded numbers', () => {
  it('are the same for the same name, on every machine', () => {
    expect(drawn('qadam/7')).toEqual(drawn('qadam/7'));
    expect(drawn('qadam/7')).not.toEqual(drawn('qadam/8'));
    expect(drawn('qadam/7').slice(0, 2)).toEqual(FIRST_TWO);
  });

  it('stay within what was asked for', () => {
    const asked = fc.tuple(fc.string(), fc.integer({ min: -1000, max: 1000 }), fc.nat(1000));
    fc.assert(
      fc.property(asked, ([name, least, width]) => {
        const random = Random.named(name);
        for (const number of [random.whole(least, least + width), random.middling(least, least + width)]) {
          expect(Number.isInteger(number)).toBe(true);
          expect(number).toBeGreaterThanOrEqual(least);
          expect(number).toBeLessThanOrEqual(least + width);
        }
      }),
    );
  });

  it('fall on words about as often as these weigh', () => {
    const random = Random.named('weights');
    const words = Array.from({ length: 10_000 }, () => random.weighted({ often: 70, seldom: 30, never: 0 }));
    const often = words.filter((word) => word === 'often').length;
    expect(often).toBeGreaterThan(6_800);
    expect(often).toBeLessThan(7_200);
    expect(words).not.toContain('never');
  });
});

const FIRST_TWO = [0.7303151404485106, 0.9858566571492702];
