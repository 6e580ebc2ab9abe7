import type { StoredEvent } from '#libs/contract';
import { storedEvent } from '../append/stored-form.ts';

/** Columns of an event in the order of `EventRow`. */
export const EVENT_COLUMNS = 'position, id, stream, revision, recorded_at, body, personal';

export type EventRow = [
  position: number,
  id: string,
  stream: string,
  revision: number,
  recordedAt: string,
  body: string,
  personal: string | null,
];

export function eventOfRow([
  position,
  id,
  stream,
  revision,
  recordedAt,
  body,
  personal,
]: EventRow): StoredEvent {
  return storedEvent({ position, id, stream, revision, recordedAt }, { body, personal });
}
