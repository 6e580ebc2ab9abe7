import { EventIdTakenError, WrongRevisionError, type ExpectedRevision } from '../event-store.ts';
import type { AppendRequest } from './append-request.ts';

/** What must be known of a log to place an append in it. */
export interface LogView {
  /** -1 for a stream that does not exist. */
  lastRevision(stream: string): number;
  findPlace(eventId: string): { readonly stream: string; readonly revision: number } | undefined;
}

/** Where an append belongs. */
export interface Placement {
  /** Revision of its first event. */
  readonly first: number;
  /** True when these very events stand there already. */
  readonly repeated: boolean;
}

/**
 * Says where an append belongs, the same for every store.
 * @throws WrongRevisionError, EventIdTakenError
 */
export function placementOf({ stream, expected, events }: AppendRequest, log: LogView): Placement {
  const places = events.map(({ event }) => log.findPlace(event.id));
  const known = places.findIndex((place) => place !== undefined);
  if (known < 0) return { first: nextRevision(stream, expected, log), repeated: false };

  // Some of the events are in the log. It is a repetition if all of them are, where this append would put them.
  const first = expected === 'any' ? (places[0]?.revision ?? -1) : lastOf(expected) + 1;
  const astray = places.findIndex(
    (place, index) => place?.stream !== stream || place.revision !== first + index,
  );
  if (astray < 0) return { first, repeated: true };
  const taken = places[astray] ? astray : known;
  throw new EventIdTakenError(events[taken]?.event.id ?? '', places[taken]?.stream ?? '');
}

function nextRevision(stream: string, expected: ExpectedRevision, log: LogView): number {
  const actual = log.lastRevision(stream);
  if (expected !== 'any' && actual !== lastOf(expected))
    throw new WrongRevisionError(stream, expected, actual);
  return actual + 1;
}

const lastOf = (expected: number | 'no-stream') => (expected === 'no-stream' ? -1 : expected);
