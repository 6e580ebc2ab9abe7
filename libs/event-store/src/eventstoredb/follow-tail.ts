import { setImmediate as nextTurn } from 'node:timers/promises';
import { isServiceError, type StoredEvent } from '#libs/contract';
import { backOff } from './patience.ts';
import type { LogPages } from './log-pages.ts';
import type { Tail } from './tail.ts';

export interface FollowedLog {
  readonly tail: Tail;
  readonly pages: LogPages;
  readonly closed: () => boolean;
}

export interface Following {
  readonly after: bigint;
  readonly batch: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * The log after a position: from the window of the tail where that reaches back so far, else by reading. Whoever is slow
 * falls out of the window and reads again; nothing is kept for him. An outage is waited out.
 */
export async function* followTail(
  log: FollowedLog,
  { after, batch, signal }: Following,
): AsyncGenerator<readonly StoredEvent[], void, undefined> {
  let position = after;
  for (;;) {
    if (signal?.aborted || log.closed()) return;
    const recent = log.tail.page(position, batch);
    const events = recent ?? (await older(log, position, batch, signal));
    const last = events.at(-1);
    if (last) {
      position = last.position;
      yield events;
      await nextTurn();
    } else if (recent) {
      // No await between looking and listening: an event in between would not be heard.
      await log.tail.bell.heard(signal);
    } else {
      position = await theWindow(log, position, signal);
    }
  }
}

async function older({ pages, closed }: FollowedLog, after: bigint, batch: number, signal?: AbortSignal) {
  return patiently(() => pages.ofAll(after, batch), [], closed, signal);
}

/**
 * Where to go on when the server had nothing after a position that lies before the window: at its beginning. Only if the
 * server knew of the window by then; one that lags behind the cluster may not.
 */
async function theWindow(
  { pages, tail, closed }: FollowedLog,
  position: bigint,
  signal?: AbortSignal,
): Promise<bigint> {
  const { floor } = tail;
  const end = await patiently(() => pages.end(), 0n, closed, signal);
  if (end < floor) return position;
  const between = await patiently(() => pages.ofAll(position, 1), undefined, closed, signal);
  return between?.length === 0 ? floor : position;
}

/** The answer however long it takes, or `otherwise` when nobody wants it any more. */
async function patiently<T>(
  call: () => Promise<T>,
  otherwise: T,
  closed: () => boolean,
  signal?: AbortSignal,
): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await call();
    } catch (error) {
      if (closed() || signal?.aborted) return otherwise;
      if (!isServiceError(error, 'store-unavailable')) throw error;
      await backOff(failures, signal);
    }
  }
}
