import { createHash } from 'node:crypto';
import type { EventMetadata, JsonObject, StoredEvent } from '#libs/contract';

export interface ExampleStep {
  readonly application: string;
  readonly type?: string;
  readonly to: string;
  readonly workflow?: string;
  readonly at?: string;
  readonly on?: string;
  readonly office?: string;
  readonly region?: string;
  readonly data?: JsonObject;
  readonly personal?: JsonObject;
}

/** Events as the log gives them back, of the steps of some applications in the order in which they happened. */
export function storedEvents(steps: readonly ExampleStep[]): StoredEvent[] {
  const last = new Map<string, { revision: number; state: string }>();
  return steps.map((step, index) => {
    const before = last.get(step.application);
    const revision = (before?.revision ?? -1) + 1;
    last.set(step.application, { revision, state: step.to });
    const metadata = metadataOf(step, before?.state ?? 'awaitingApplication', index);
    return {
      id: uuid(`event ${index}`),
      type: step.type ?? 'ApplicationStepped',
      data: step.data ?? {},
      ...(step.personal ? { personal: step.personal } : {}),
      metadata,
      stream: `qadam.${metadata.workflow.id}-${step.application}`,
      revision,
      position: BigInt(index + 1),
      recordedAt: '2012-05-10T00:00:00.000Z',
    };
  });
}

function metadataOf(step: ExampleStep, from: string, index: number): EventMetadata {
  const occurredAt = step.at ?? '2012-05-02T06:00:00.000Z';
  const office = step.office ?? 'almaty-1';
  return {
    applicationId: step.application,
    workflow: { id: step.workflow ?? 'passport-and-id-card', edition: '2012-04-01' },
    from,
    to: step.to,
    clause: 'passport-and-id-card:16',
    occurredAt,
    occurredOn: step.on ?? occurredAt.slice(0, 10),
    actor: { id: 'officer-7', roles: ['authorised-officer'], office },
    office,
    region: step.region ?? 'almaty',
    commandId: uuid(`command ${index}`),
    commandDigest: '0'.repeat(64),
    correlationId: uuid(`correlation ${step.application}`),
    causationId: uuid(`cause ${index}`),
  };
}

const uuid = (seed: string) =>
  createHash('sha256')
    .update(seed)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-5$3-8$4-$5');
