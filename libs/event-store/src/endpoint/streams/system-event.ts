import { randomUUID } from 'node:crypto';
import type { EventToAppend, JsonObject, StoredEvent } from '#libs/contract';
import { foreignFromStore, foreignToStore } from '../../wire/foreign-event.ts';
import { LINK, linkTo } from './links.ts';

/** An event of the endpoint's own. */
export function systemEvent(type: string, data: JsonObject): EventToAppend {
  return foreignToStore({
    id: randomUUID(),
    type,
    isJson: true,
    data: bytes(data),
    metadata: new Uint8Array(),
  });
}

/** An event that stands for another. */
export function linkEvent(target: StoredEvent, metadata: JsonObject): EventToAppend {
  const data = Buffer.from(linkTo(target), 'utf8');
  return foreignToStore({ id: randomUUID(), type: LINK, isJson: false, data, metadata: bytes(metadata) });
}

/** The JSON object that an event of somebody else's holds; an empty one for all that is none. */
export function objectIn(event: StoredEvent): JsonObject {
  try {
    const value: unknown = JSON.parse(Buffer.from(foreignFromStore(event).data).toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
  } catch {
    return {};
  }
}

const bytes = (value: JsonObject) => Buffer.from(JSON.stringify(value), 'utf8');
