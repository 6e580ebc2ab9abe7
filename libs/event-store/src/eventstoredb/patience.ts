import { setTimeout as pause } from 'node:timers/promises';
import { NoAnswerError, commandError, refusalOf, unavailable } from './call-errors.ts';

/** All in milliseconds. */
export interface Timeouts {
  /** One call: an append, a page, the beginning of a subscription. */
  readonly callMs: number;
  /** A call with all its repetitions, before the caller is told `store-unavailable`. */
  readonly totalMs: number;
  /** How long an append waits to see its events in the subscription before it reads them. */
  readonly sightMs: number;
}

export const TIMEOUTS: Timeouts = { callMs: 5_000, totalMs: 15_000, sightMs: 500 };

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/** The result, or NoAnswerError when it takes too long; what is late is ignored. */
export async function within<T>(ms: number, what: string, result: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new NoAnswerError(`no answer to ${what} in ${ms} ms`)), ms);
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Longer from try to try, and never the same for two who fail together. @param failures so far, from 1 */
export async function backOff(failures: number, signal?: AbortSignal): Promise<void> {
  const longest = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
  // oxlint-disable-next-line no-empty-function
  await pause(longest * (0.5 + Math.random() / 2), undefined, signal && { signal }).catch(() => {});
}

/**
 * Calls until there is an answer, for at most `totalMs`; never again once `over` is true.
 * @throws ServiceError `store-unavailable`, or what the server refused with
 */
export async function persistently<T>(
  totalMs: number,
  over: () => boolean,
  call: (failures: number) => Promise<T>,
): Promise<T> {
  const until = performance.now() + totalMs;
  for (let failures = 0; ;) {
    try {
      return await call(failures);
    } catch (thrown) {
      const error = commandError(thrown);
      const refusal = refusalOf(error);
      if (refusal) throw refusal;
      failures += 1;
      if (over() || performance.now() >= until) throw unavailable(error);
      await backOff(failures);
    }
  }
}
