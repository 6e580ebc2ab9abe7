import type { EventMetadata, EventToAppend, JsonObject, StoredEvent } from '#libs/contract';

/** An event as EventStoreDB's protocol carries it; `data` and `metadata` are JSON texts. */
export interface WireEvent {
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

/** Where an event stands, as EventStoreDB tells it. */
export type WirePlace = Pick<StoredEvent, 'stream' | 'revision' | 'position'>;

/**
 * Our event for the wire: the personal part stands in the data under `personal`, the ids of correlation and causation
 * under the names that EventStoreDB reserves for them, and the instant of recording in the metadata, since the client is
 * not told which one the server gives.
 * @param recordedAt RFC 3339, UTC
 */
export function toWire(event: EventToAppend, recordedAt: string): WireEvent {
  const { id, type, data, personal, metadata } = event;
  const { correlationId, causationId, ...rest } = metadata;
  return {
    id,
    type,
    data: personal === undefined ? data : { ...data, personal },
    metadata: {
      ...(rest as unknown as JsonObject),
      recordedAt,
      $correlationId: correlationId,
      $causationId: causationId,
    },
  };
}

/** The event that `toWire` was given. @param createdAt when the server took it, for an event that does not say */
export function fromWire(
  { id, type, data, metadata }: WireEvent,
  createdAt: string,
): Required<Pick<StoredEvent, 'id' | 'type' | 'data' | 'metadata' | 'recordedAt'>> &
  Pick<StoredEvent, 'personal'> {
  const { personal, ...ownData } = data;
  const { recordedAt, $correlationId, $causationId, ...rest } = metadata;
  const ids = { correlationId: $correlationId, causationId: $causationId };
  return {
    id,
    type,
    data: ownData,
    ...(personal !== undefined && { personal: personal as JsonObject }),
    metadata: { ...rest, ...ids } as unknown as EventMetadata,
    recordedAt: typeof recordedAt === 'string' ? recordedAt : createdAt,
  };
}
