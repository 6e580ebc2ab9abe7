import fc from 'fast-check';
import { bucketOf, minutesBetween, minutesOf, percentile } from './time-used.ts';

const YEAR_MINUTES = 366 * 24 * 60;

describe('the buckets of times', () => {
  it('keep a time exactly below 32 minutes, and to 1/32 beyond', () => {
    for (let minutes = 0; minutes < 32; minutes += 1) expect(minutesOf(bucketOf(minutes))).toBe(minutes);
    fc.assert(
      fc.property(fc.integer({ min: 32, max: 2 ** 30 }), (minutes) => {
        expect(Math.abs(minutesOf(bucketOf(minutes)) - minutes)).toBeLessThanOrEqual(minutes / 32);
      }),
    );
  });

  it('stand in the order of the times, without gaps', () => {
    const buckets = new Set<number>();
    for (let minutes = 0; minutes <= YEAR_MINUTES; minutes += 1) buckets.add(bucketOf(minutes));
    expect([...buckets]).toEqual(Array.from({ length: buckets.size }, (_, bucket) => bucket));
    expect(buckets.size).toBeLessThanOrEqual(260);
    expect(bucketOf(2 ** 40)).toBe(bucketOf(2 ** 30));
  });
});

describe('a percentile', () => {
  it('is the time of the case at its rank, off by no more than a bucket', () => {
    const times = fc.array(fc.integer({ min: 0, max: YEAR_MINUTES }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(times, fc.constantFrom(0.01, 0.5, 0.9, 1), (all, share) => {
        const counts = new Map<number, number>();
        for (const time of all) counts.set(bucketOf(time), (counts.get(bucketOf(time)) ?? 0) + 1);
        const buckets = [...counts].map(([bucket, count]) => ({ bucket, count }));
        const found = percentile(
          buckets.toSorted((a, b) => a.bucket - b.bucket),
          share,
        );
        const sorted = all.toSorted((a, b) => a - b);
        const exact = sorted[Math.max(1, Math.ceil(share * all.length)) - 1] ?? 0;
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(exact / 32);
      }),
    );
    expect(() => percentile([], 0.5)).toThrow(RangeError);
  });
});

describe('the time between two steps', () => {
  it('is told in whole minutes, and is none where the later one is dated earlier', () => {
    expect(minutesBetween('2012-04-02T05:00:00.000Z', '2012-04-02T05:10:59.999Z')).toBe(10);
    expect(minutesBetween('2012-04-02T05:00:00.000Z', '2012-04-02T04:00:00.000Z')).toBe(0);
  });
});
