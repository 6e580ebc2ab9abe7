import { hash } from 'node:crypto';
import { canonicalJson, type EventToAppend, type JsonObject, type StoredEvent } from '#libs/contract';

/** What an event becomes in the log, apart from its place. Equal events have equal forms, byte by byte. */
export interface StoredForm {
  /** Canonical JSON (RFC 8785) of `{ data, metadata, type }`. */
  readonly body: string;
  /** Canonical JSON of the personal data, apart so that it can be erased; null for an event without. */
  readonly personal: string | null;
  /** SHA-256 of `personal` in hex; outlives its erasure, so that the event can still be verified. */
  readonly personalDigest: string | null;
}

/** Where an event stands in the log. */
export interface StoredPlace {
  readonly position: number;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
}

/** @throws TypeError for data that JSON has no word for */
export function storedFormOf({ type, data, personal, metadata }: EventToAppend): StoredForm {
  const body = canonicalJson({ data, metadata, type });
  if (personal === undefined) return { body, personal: null, personalDigest: null };
  const text = canonicalJson(personal);
  return { body, personal: text, personalDigest: hash('sha256', text) };
}

/**
 * SHA-256 in hex over the canonical JSON of the event: `{ body, id, personal, recordedAt, revision, stream }`, in which
 * `personal` is the digest of the personal data. Without the position, which is the store's own: a copy of the log in
 * another store has the same hashes. Put together from text that is canonical already, for speed.
 */
export function hashOf(place: StoredPlace, form: Omit<StoredForm, 'personal'>): string {
  const digest = form.personalDigest === null ? 'null' : `"${form.personalDigest}"`;
  return hash(
    'sha256',
    `{"body":${form.body},"id":${JSON.stringify(place.id)},"personal":${digest},` +
      `"recordedAt":"${place.recordedAt}","revision":${place.revision},"stream":${JSON.stringify(place.stream)}}`,
  );
}

/** The event at a place, from the stored form. Positions are bigint outside the store. */
export function storedEvent(place: StoredPlace, form: Omit<StoredForm, 'personalDigest'>): StoredEvent {
  const { type, data, metadata }: Pick<StoredEvent, 'type' | 'data' | 'metadata'> = JSON.parse(form.body);
  const event = placed({ id: place.id, type, data, metadata }, place);
  if (form.personal === null) return event;
  const personal: JsonObject = JSON.parse(form.personal);
  return { ...event, personal };
}

/** An event just appended, without reading back what is known. */
export function placed(event: EventToAppend, place: StoredPlace): StoredEvent {
  const { position, stream, revision, recordedAt } = place;
  return { ...event, stream, revision, position: BigInt(position), recordedAt };
}
