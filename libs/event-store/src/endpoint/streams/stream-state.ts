import type { JsonObject } from '#libs/contract';
import type { EventStore } from '../../event-store.ts';
import { streamDeleted } from '../refusal.ts';
import { metadataStreamOf } from './stream-names.ts';
import { objectIn } from './system-event.ts';

/** `$tb` of a stream that was deleted and may be begun anew: beyond every revision. */
export const DELETED_BEFORE = Number.MAX_SAFE_INTEGER;

/** The last event of a stream that is gone for ever. */
export const TOMBSTONE = '$streamDeleted';

/** What can be seen of a stream, and where it stands. */
export interface StreamState {
  /** Revision of its last event, also when nobody sees it any more; -1 for a stream that never was. */
  readonly last: number;
  /** Revision of the first event that is not cut off. */
  readonly first: number;
  /** Events that were recorded before this instant are not shown any more; milliseconds since 1970. */
  readonly since: number;
  /** What its metadata stream says, as it is. */
  readonly metadata: JsonObject;
}

/** A stream that was never cut off. */
export const WHOLE: Omit<StreamState, 'last'> = { first: 0, since: -Infinity, metadata: {} };

/** True for a stream that has no events, or none that are left. */
export const isGone = ({ last, first }: StreamState): boolean => last < first;

/**
 * Where a stream that is no application's stands.
 * @throws Refusal `stream-deleted` for one that has a tombstone
 */
export async function stateOf(store: EventStore, stream: string): Promise<StreamState> {
  const [event] = await store.readStream(stream, { backwards: true, limit: 1 });
  if (event?.type === TOMBSTONE) throw streamDeleted(stream);
  const last = event?.revision ?? -1;
  // Nothing describes the streams that describe others.
  if (stream.startsWith('$$')) return { ...WHOLE, last };
  const [description] = await store.readStream(metadataStreamOf(stream), { backwards: true, limit: 1 });
  if (!description) return { ...WHOLE, last };
  const metadata = objectIn(description);
  const maxAge = numberOf(metadata['$maxAge']);
  return {
    last,
    first: Math.max(
      numberOf(metadata['$tb']) ?? 0,
      last + 1 - (numberOf(metadata['$maxCount']) ?? Infinity),
      0,
    ),
    since: maxAge === undefined ? -Infinity : Date.now() - maxAge * 1_000,
    metadata,
  };
}

const numberOf = (value: unknown) => (typeof value === 'number' && value >= 0 ? value : undefined);
