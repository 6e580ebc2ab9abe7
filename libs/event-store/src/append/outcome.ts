import type { StoredEvent } from '#libs/contract';
import { EventIdTakenError, WrongRevisionError, type AppendResult } from '../event-store.ts';

/** What became of one append of a group: its own answer, or its own conflict. */
export type Outcome = AppendResult | WrongRevisionError | EventIdTakenError;

/** A conflict is an outcome of one append; every other failure is one of the whole group and is thrown on. */
export function outcomeOf(append: () => AppendResult): Outcome {
  try {
    return append();
  } catch (error) {
    if (error instanceof WrongRevisionError || error instanceof EventIdTakenError) return error;
    throw error;
  }
}

/** The answer to an append of these events, of which there is at least one. */
export function answerOf(events: readonly StoredEvent[], repeated: boolean): AppendResult {
  const last = events.at(-1);
  if (!last) throw new RangeError('An append has at least one event');
  return { revision: last.revision, position: last.position, events, repeated };
}
