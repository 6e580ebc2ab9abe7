/** Minutes up to here are kept as they are; beyond, each doubling is cut into half as many buckets. */
const EXACT = 32;
const PER_DOUBLING = EXACT / 2;
const FIRST_DOUBLING = 5;

/** Whole minutes from one instant to another; 0 where a step was dated before the one it follows. */
export function minutesBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000));
}

/**
 * The bucket of a time in minutes: exact below 32 minutes (the queue), and so narrow beyond that the middle of the bucket
 * is off by 1/32 at most. A year has 260 of them. Times beyond 2^30 minutes fall into the last one.
 */
export function bucketOf(minutes: number): number {
  if (minutes < EXACT) return minutes;
  const bounded = Math.min(minutes, 2 ** 30);
  const doubling = 31 - Math.clz32(bounded);
  const within = (bounded >> (doubling - FIRST_DOUBLING + 1)) - PER_DOUBLING;
  return EXACT + (doubling - FIRST_DOUBLING) * PER_DOUBLING + within;
}

/** The time, in minutes, that stands for all of a bucket: its middle. */
export function minutesOf(bucket: number): number {
  if (bucket < EXACT) return bucket;
  const beyond = bucket - EXACT;
  const shift = Math.floor(beyond / PER_DOUBLING) + 1;
  const lowest = (PER_DOUBLING + (beyond % PER_DOUBLING)) * 2 ** shift;
  return lowest + Math.floor((2 ** shift - 1) / 2);
}

/**
 * The time within which a share of all cases was done, by nearest rank.
 * @param buckets in ascending order, with how many fell into each; at least one
 * @param share 0.5 for the median
 */
export function percentile(
  buckets: readonly { readonly bucket: number; readonly count: number }[],
  share: number,
): number {
  const total = buckets.reduce((sum, { count }) => sum + count, 0);
  const rank = Math.max(1, Math.ceil(share * total));
  let seen = 0;
  const reached = buckets.find(({ count }) => (seen += count) >= rank);
  if (!reached) throw new RangeError('a percentile of no cases');
  return minutesOf(reached.bucket);
}
