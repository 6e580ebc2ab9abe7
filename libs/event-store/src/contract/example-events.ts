import { randomUUID } from 'node:crypto';
import type { EventToAppend, JsonObject, StoredEvent } from '#libs/contract';
import type { EventStore } from '../event-store.ts';

export const STREAM = 'qadam.residenceRegistration-0198c2f0-0000-7000-8000-000000000001';
export const OTHER_STREAM = 'qadam.residenceRegistration-0198c2f0-0000-7000-8000-000000000002';

/** An event as a step of an application leaves it; of a new id unless one is given. */
export function exampleEvent({
  id = randomUUID(),
  data = {},
  personal,
}: { id?: string; data?: JsonObject; personal?: JsonObject } = {}): EventToAppend {
  return { id, type: 'DocumentsChecked', data, metadata: METADATA, ...(personal && { personal }) };
}

export const exampleEvents = (count: number): EventToAppend[] =>
  Array.from({ length: count }, (_, index) => exampleEvent({ data: { index } }));

/** The whole log, a page at a time. */
export async function wholeLog(store: EventStore, limit = 1_000): Promise<StoredEvent[]> {
  const log: StoredEvent[] = [];
  for (;;) {
    const page = await store.readAll({ after: log.at(-1)?.position ?? 0n, limit });
    if (page.length === 0) return log;
    log.push(...page);
  }
}

const METADATA: EventToAppend['metadata'] = {
  applicationId: '0198c2f0-0000-7000-8000-000000000001',
  workflow: { id: 'residence-registration', edition: '2020' },
  from: 'submitted',
  to: 'checked',
  clause: 'residence-registration:16',
  occurredAt: '2026-03-02T09:30:00.000Z',
  occurredOn: '2026-03-02',
  actor: { id: 'officer-17', roles: ['authorised-officer'], office: 'almaty-bostandyk' },
  office: 'almaty-bostandyk',
  region: 'almaty',
  commandId: '0198c2f0-0000-7000-8000-00000000c001',
  commandDigest: '0'.repeat(64),
  correlationId: '0198c2f0-0000-7000-8000-00000000c001',
  causationId: '0198c2f0-0000-7000-8000-00000000c001',
};
