import { createHash } from 'node:crypto';
import type { EventMetadata, JsonObject, StoredEvent } from '#libs/contract';

/** An event of an example log: what a scenario of a read model cares for. */
export interface ExampleEntry {
  readonly applicationId: string;
  readonly workflow: EventMetadata['workflow'];
  readonly type: string;
  readonly data?: object;
  readonly personal?: JsonObject;
  /** The state that it leads to; without one the state stays. */
  readonly to?: string;
  readonly clause: string;
  /** RFC 3339; `occurredOn` is its day in UTC where none is given. */
  readonly occurredAt: string;
  readonly occurredOn?: string;
  readonly actor: EventMetadata['actor'];
  readonly office: string;
  readonly region: string;
}

/** The entries as a log gives them back, in this order: each stream from its beginning, ids the same every time. */
export function exampleLog(entries: readonly ExampleEntry[], begins = 'awaitingApplication'): StoredEvent[] {
  const last = new Map<string, { readonly revision: number; readonly state: string }>();
  return entries.map((entry, index) => {
    const { applicationId, workflow, type, data = {}, personal } = entry;
    const before = last.get(applicationId) ?? { revision: -1, state: begins };
    const after = { revision: before.revision + 1, state: entry.to ?? before.state };
    last.set(applicationId, after);
    return {
      id: uuidOf(`event ${index}`),
      type,
      data: data as JsonObject,
      ...(personal && { personal }),
      metadata: metadataOf(entry, { from: before.state, to: after.state }, index),
      stream: `qadam.${workflow.id}-${applicationId}`,
      revision: after.revision,
      position: BigInt(index + 1),
      recordedAt: '2012-05-10T00:00:00.000Z',
    };
  });
}

function metadataOf(
  entry: ExampleEntry,
  states: Pick<EventMetadata, 'from' | 'to'>,
  index: number,
): EventMetadata {
  const { applicationId, workflow, clause, occurredAt, actor, office, region } = entry;
  return {
    applicationId,
    workflow,
    ...states,
    clause,
    occurredAt,
    occurredOn: entry.occurredOn ?? occurredAt.slice(0, 10),
    actor,
    office,
    region,
    commandId: uuidOf(`command ${index}`),
    commandDigest: '0'.repeat(64),
    correlationId: uuidOf(`correlation ${applicationId}`),
    causationId: uuidOf(`cause ${index}`),
  };
}

const uuidOf = (seed: string) =>
  createHash('sha256')
    .update(seed)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-5$3-8$4-$5');
