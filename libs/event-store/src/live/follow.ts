import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StoredEvent } from '#libs/contract';
import type { Bell } from './bell.ts';

export interface Followed {
  /** The next page, empty at the end of the log; undefined once the log is closed. */
  readonly page: (after: bigint, limit: number) => readonly StoredEvent[] | undefined;
  readonly bell: Bell;
  /** Where nobody rings (another process writes), the log is looked at as often as this. */
  readonly pollMs?: number;
}

/**
 * The log after a position, page by page, for ever. Catching up and following are the same loop over positions, so
 * there is no seam at which an event could be lost or come twice, and nothing is kept but the page in hand.
 */
export async function* follow(
  { page, bell, pollMs }: Followed,
  { after, batch, signal }: { after: bigint; batch: number; signal: AbortSignal | undefined },
): AsyncGenerator<readonly StoredEvent[], void, undefined> {
  let position = after;
  for (;;) {
    if (signal?.aborted) return;
    const events = page(position, batch);
    if (!events) return;
    const last = events.at(-1);
    if (last) {
      position = last.position;
      yield events;
      // Pages come from memory or disk without waiting; leave a turn to everybody else.
      await nextTurn();
    } else {
      // No await between looking and listening: an append in between would not be heard.
      await bell.heard(signal, pollMs);
    }
  }
}
