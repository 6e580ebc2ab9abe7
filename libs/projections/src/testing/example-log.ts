import { randomUUID } from 'node:crypto';
import type { EventToAppend } from '#libs/contract';
import type { EventStore } from '#libs/event-store';

/** Appends one event to each stream named, in this order. */
export async function appendTo(store: EventStore, ...streams: string[]): Promise<bigint> {
  let position = 0n;
  for (const stream of streams) ({ position } = await store.append(stream, 'any', [event(stream)]));
  return position;
}

function event(applicationId: string): EventToAppend {
  const id = randomUUID();
  return {
    id,
    type: 'ApplicationStepped',
    data: {},
    metadata: {
      applicationId,
      workflow: { id: 'example', edition: '2012' },
      from: 'before',
      to: 'after',
      clause: 'example:1',
      occurredAt: '2012-05-02T06:00:00.000Z',
      occurredOn: '2012-05-02',
      actor: { id: 'officer-7', roles: ['authorised-officer'], office: 'almaty-1' },
      office: 'almaty-1',
      region: 'almaty',
      commandId: id,
      commandDigest: '0'.repeat(64),
      correlationId: id,
      causationId: id,
    },
  };
}
