import type { StoredEvent } from '#libs/contract';
import type { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';
import { foreignFromStore } from '../../wire/foreign-event.ts';
import { toWire } from '../../wire/wire-event.ts';
import { streamIdentifier, uuidMessage, type IdForm } from './identifiers.ts';

/** How events are shown to one caller. */
export interface EventView {
  /** Names of application streams begin with it; all others are of somebody else. */
  readonly prefix: string;
  readonly seesPersonal: boolean;
  readonly idForm: IdForm;
}

/** The message of an event; the protocol has one for reading and its like for persistent subscriptions. */
interface RecordMessage {
  setId(id: UUID): unknown;
  setStreamIdentifier(identifier: StreamIdentifier): unknown;
  setStreamRevision(revision: string): unknown;
  setPreparePosition(position: string): unknown;
  setCommitPosition(position: string): unknown;
  getMetadataMap(): { set(key: string, value: string): unknown };
  setCustomMetadata(metadata: Uint8Array): unknown;
  setData(data: Uint8Array): unknown;
}

/** Writes an event into its message, without the personal part for whom it is not meant. */
export function fillRecord<Message extends RecordMessage>(
  record: Message,
  event: StoredEvent,
  view: EventView,
): Message {
  const { type, isJson, data, metadata } = contentOf(event, view);
  record.setId(uuidMessage(event.id, view.idForm));
  record.setStreamIdentifier(streamIdentifier(event.stream));
  record.setStreamRevision(`${event.revision}`);
  const position = `${event.position}`;
  record.setPreparePosition(position);
  record.setCommitPosition(position);
  const map = record.getMetadataMap();
  map.set('type', type);
  map.set('content-type', isJson ? 'application/json' : 'application/octet-stream');
  map.set('created', ticks(event.recordedAt));
  record.setCustomMetadata(metadata);
  record.setData(data);
  return record;
}

function contentOf(event: StoredEvent, { prefix, seesPersonal }: EventView) {
  if (!event.stream.startsWith(prefix)) return foreignFromStore(event);
  const { personal: _, ...impersonal } = event;
  const { type, data, metadata } = toWire(seesPersonal ? event : impersonal, event.recordedAt);
  return { type, isJson: true, data: bytes(data), metadata: bytes(metadata) };
}

const bytes = (value: unknown) => Buffer.from(JSON.stringify(value), 'utf8');

/** Units of 100 nanoseconds since 1970, more than a number can hold. */
const ticks = (recordedAt: string) => `${Date.parse(recordedAt)}0000`;
