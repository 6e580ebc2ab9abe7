import * as fc from 'fast-check';
import { wilsonInterval } from './wilson.ts';

describe("Wilson's interval", () => {
  // Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3; the last three by the closed form.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
    [1, 1, 0.2065, 1],
  ])('of %d in %d is from %d to %d', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('of nobody is none', () => {
    expect(wilsonInterval(0, 0)).toBeUndefined();
  });

  it('holds the share, stays between 0 and 1, mirrors, and narrows as more are asked', () => {
    const counts = fc
      .integer({ min: 1, max: 100_000 })
      .chain((trials) =>
        fc.record({ trials: fc.constant(trials), successes: fc.integer({ min: 0, max: trials }) }),
      );
    fc.assert(
      fc.property(counts, ({ successes, trials }) => {
        const { low, high } = wilsonInterval(successes, trials)!;
        const share = successes / trials;
        expect(low >= 0 && low <= share && share <= high && high <= 1).toBe(true);
        const mirrored = wilsonInterval(trials - successes, trials)!;
        expect(mirrored.low).toBeCloseTo(1 - high, 9);
        const more = wilsonInterval(successes * 2, trials * 2)!;
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
  });
});
