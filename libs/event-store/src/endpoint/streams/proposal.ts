import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { EventToAppend, JsonObject } from '#libs/contract';
import { foreignToStore, type ForeignEvent } from '../../wire/foreign-event.ts';
import { fromWire } from '../../wire/wire-event.ts';
import { uuidOf } from '../protocol/identifiers.ts';
import { invalid } from '../refusal.ts';

/** An event as a caller wants it appended, in the protocol's form; both ways of appending have one. */
export interface ProposedMessage {
  getId(): UUID | undefined;
  getMetadataMap(): { get(key: string): string | undefined };
  getCustomMetadata_asU8(): Uint8Array;
  getData_asU8(): Uint8Array;
}

/** @throws Refusal `invalid` */
export function proposalOf(message: ProposedMessage): ForeignEvent {
  const map = message.getMetadataMap();
  const id = uuidOf(message.getId());
  const type = map.get('type');
  if (type === undefined || type === '') throw invalid(`Event ${id} has no type`);
  return {
    id,
    type,
    isJson: map.get('content-type') === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** Bytes of an event that count towards the size of an append. */
export const sizeOf = ({ data, metadata }: ForeignEvent): number => data.length + metadata.length;

/** What the log keeps of an event for somebody else's stream. */
export const foreignEvent = foreignToStore;

/**
 * What the log keeps of an event for the stream of an application.
 * @throws Refusal `invalid` for data or metadata that are no JSON objects
 */
export function applicationEvent({ id, type, data, metadata }: ForeignEvent): EventToAppend {
  const wire = { id, type, data: objectOf(id, data), metadata: objectOf(id, metadata) };
  const { recordedAt, ...event } = fromWire(wire, '');
  return recordedAt === '' ? event : { ...event, recordedAt };
}

function objectOf(id: string, bytes: Uint8Array): JsonObject {
  const value = jsonOf(bytes);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw invalid(`Event ${id} of an application has data and metadata that are JSON objects`);
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}
