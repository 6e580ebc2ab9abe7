import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { JsonObject, StoredEvent } from '#libs/contract';
import { fromWire } from '../wire/wire-event.ts';

type RecordedEvent = ReadResp.ReadEvent.RecordedEvent;

/** The server counts time in units of 100 ns, and from 1970 on in what it tells its clients. */
const TICKS_PER_MS = 10_000n;

export const streamOf = (event: RecordedEvent): string =>
  textOf(event.getStreamIdentifier()?.getStreamName() ?? '');

export const positionOf = (event: RecordedEvent): bigint => BigInt(event.getCommitPosition());

/**
 * Our event out of the server's. What others have written under one of our names, and not as an object, is shown as data
 * `{ unreadable: <base64> }`, so that whoever must understand it can say that he does not.
 */
export function storedEventOf(event: RecordedEvent, stream = streamOf(event)): StoredEvent {
  const names = event.getMetadataMap();
  const wire = {
    id: event.getId()?.getString() ?? '',
    type: names.get('type') ?? '',
    data: objectIn(event.getData_asU8()),
    metadata: objectIn(event.getCustomMetadata_asU8()),
  };
  const place = { stream, revision: Number(event.getStreamRevision()), position: positionOf(event) };
  // Our own events say when; to work it out for nothing would cost more than the rest of the place.
  const created = wire.metadata['recordedAt'] === undefined ? createdAt(names.get('created')) : '';
  return { ...fromWire(wire, created), ...place };
}

function createdAt(ticks = '0'): string {
  return new Date(Number(BigInt(ticks) / TICKS_PER_MS)).toISOString();
}

function objectIn(bytes: Uint8Array): JsonObject {
  try {
    const value: unknown = JSON.parse(textOf(bytes));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  } catch {
    // Told below.
  }
  return { unreadable: Buffer.from(bytes).toString('base64') };
}

/** Fields of bytes are text in base64 until somebody asks for bytes. */
const textOf = (bytes: Uint8Array | string): string =>
  typeof bytes === 'string'
    ? Buffer.from(bytes, 'base64').toString()
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
