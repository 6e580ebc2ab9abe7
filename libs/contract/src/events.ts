import type { Actor } from './actor.ts';
import type { JsonObject } from './json.ts';

/** What every event says beside its own data. Names and fields are for ever; this only grows. */
export interface EventMetadata {
  /** The application (or complaint) that the stream tells of. */
  readonly applicationId: string;
  readonly workflow: { readonly id: string; readonly edition: string };
  /** The machine's states before and after, as `stateName` writes them. */
  readonly from: string;
  readonly to: string;
  /** The paragraph of the law that the step rests on, as in the clause register: `passport-and-id-card:16`. */
  readonly clause: string;
  /** When it happened: RFC 3339, UTC. Legal periods run on this, not on `recordedAt`. */
  readonly occurredAt: string;
  /** The legal day on which it happened, YYYY-MM-DD in the time zone of the office. */
  readonly occurredOn: string;
  readonly actor: Actor;
  readonly office: string;
  readonly region: string;
  readonly commandId: string;
  /** SHA-256 over the canonical JSON of the command: tells a repetition from a reuse of its id. */
  readonly commandDigest: string;
  readonly correlationId: string;
  readonly causationId: string;
}

/** An event that is about to be appended. */
export interface EventToAppend {
  /** UUID v5 of command id and index: a repeated command finds its own events. */
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  /** Names, IIN, birth date, address, contacts: here and nowhere else. */
  readonly personal?: JsonObject;
  readonly metadata: EventMetadata;
  /**
   * When another store took it: RFC 3339, UTC. For an event that was recorded elsewhere and is brought here, by a move or
   * through the endpoint; without it the store says when it takes the event.
   */
  readonly recordedAt?: string;
}

/** An event as the store gives it back. */
export interface StoredEvent extends EventToAppend {
  readonly stream: string;
  /** 0, 1, 2 … within the stream. */
  readonly revision: number;
  /** Order over all streams. Opaque outside the store: compare it, do not calculate with it. */
  readonly position: bigint;
  /** When the store took it: RFC 3339, UTC. */
  readonly recordedAt: string;
}
