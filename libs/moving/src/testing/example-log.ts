import { randomUUID } from 'node:crypto';
import type { EventToAppend } from '#libs/contract';
import type { EventStore } from '#libs/event-store';

export const PREFIX = 'qadam.';

/** A step of an application; what it says differs from one to the next. */
export function exampleEvent(): EventToAppend {
  const id = randomUUID();
  return {
    id,
    type: 'DocumentsChecked',
    data: { of: id.slice(0, 8) },
    personal: { iin: '850101300018' },
    metadata: {
      applicationId: '0198c2f0-0000-7000-8000-000000000001',
      workflow: { id: 'residence-registration', edition: '2012' },
      from: 'submitted',
      to: 'checked',
      clause: 'residence-registration:16',
      occurredAt: '2012-04-02T09:30:00.000Z',
      occurredOn: '2012-04-02',
      actor: { id: 'officer-17', roles: ['authorised-officer'], office: 'almaty-city-2' },
      office: 'almaty-city-2',
      region: 'almaty-city',
      commandId: id,
      commandDigest: '0'.repeat(64),
      correlationId: id,
      causationId: id,
    },
  };
}

/** Adds an event to each of the streams named, in turn. */
export async function appendTo(store: EventStore, streams: readonly string[]): Promise<void> {
  for (const stream of streams) await store.append(stream, 'any', [exampleEvent()]);
}

/** The events of the installation, without the positions, which are each store's own. */
export async function ownLog(store: EventStore): Promise<readonly Readonly<{ stream: string }>[]> {
  const all = await store.readAll({ limit: 100_000 });
  return all
    .filter(({ stream }) => stream.startsWith(PREFIX))
    .map((event) => ({ ...event, position: undefined }));
}
