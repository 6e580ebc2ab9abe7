import { hash } from 'node:crypto';
import { canonicalJson, type StoredEvent } from '#libs/contract';

/**
 * SHA-256 in hex over the canonical JSON of an event with its stream, revision and instant of recording; without its
 * position, which is the store's own: the same in every store that holds the event.
 */
export function eventDigest(event: StoredEvent): string {
  const { id, stream, revision, type, data, personal = null, metadata, recordedAt } = event;
  return hash('sha256', canonicalJson({ id, stream, revision, type, data, personal, metadata, recordedAt }));
}
