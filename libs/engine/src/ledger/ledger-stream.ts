import { isLedgerEvent, type EventMetadata, type EventToAppend, type StoredEvent } from '#libs/contract';
import { EventIdTakenError, WrongRevisionError, type EventStore } from '#libs/event-store';
import { clockEvent, type EntryPlace } from '../planned-append.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import { EMPTY_LEDGER, noted, type Ledger } from './ledger.ts';

/** The ledger of one stream, folded without its machine: entries need no more of it than its state's name. */
export interface LedgerOfStream extends EntryPlace {
  readonly revision: number;
  readonly ledger: Ledger;
}

/** How often an entry is worked out anew when a step was quicker. */
const MAX_ATTEMPTS = 5;

/**
 * Appends to a stream what the ledger as it stands gives reason for, and nothing where it gives none. May be repeated
 * and done by several at once: an entry stands there once.
 * @returns how many events were appended, and the position of the last
 * @throws ServiceError `store-unavailable`; WrongRevisionError when steps were quicker five times
 */
export async function appendEntries(
  store: EventStore,
  stream: string,
  entriesFor: (ledger: LedgerOfStream) => readonly LedgerEntry[],
): Promise<{ readonly appended: number; readonly position: bigint }> {
  for (let attempt = 1; ; attempt += 1) {
    const place = ledgerOf(await store.readStream(stream));
    const entries = place ? entriesFor(place) : [];
    if (!place || entries.length === 0) return { appended: 0, position: 0n };
    const { revision, ledger: _, ...where } = place;
    const events: EventToAppend[] = entries.map((entry) => clockEvent(where, entry));
    try {
      const { position, repeated } = await store.append(stream, revision, events);
      return { appended: repeated ? 0 : events.length, position };
    } catch (error) {
      const quicker = error instanceof WrongRevisionError || error instanceof EventIdTakenError;
      if (!quicker || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

/** Undefined for a stream without events. */
export function ledgerOf(events: readonly StoredEvent[]): LedgerOfStream | undefined {
  const last = events.at(-1);
  if (!last) return undefined;
  const ledger = events.reduce(
    (before, { type, data, metadata }) =>
      isLedgerEvent(type) ? noted(before, { type, data, metadata }) : before,
    EMPTY_LEDGER,
  );
  const { applicationId, workflow, office, region, to }: EventMetadata = last.metadata;
  const { stream, revision } = last;
  return { stream, applicationId, workflow, office, region, state: to, revision, ledger };
}
