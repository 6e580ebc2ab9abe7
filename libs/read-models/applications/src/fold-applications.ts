import type { Insertable, Selectable } from 'kysely';
import { isLedgerEvent, type StoredEvent } from '#libs/contract';
import { applicantIn, isObject } from './applicant.ts';
import type { ApplicationRow, StepRow } from './tables.ts';

export type KnownApplication = Selectable<ApplicationRow>;
export type FoldedApplication = Insertable<ApplicationRow>;

/**
 * What the applications are after these events, by id. Pure, and the same for every workflow: the states stand in the
 * events. `known` has the rows, as they are, of applications that began earlier.
 */
export function foldApplications(
  known: ReadonlyMap<string, KnownApplication>,
  events: readonly StoredEvent[],
): Map<string, FoldedApplication> {
  const folded = new Map<string, FoldedApplication>();
  for (const event of events) {
    const { applicationId } = event.metadata;
    const before = folded.get(applicationId) ?? known.get(applicationId);
    folded.set(applicationId, before ? next(before, event) : begun(event));
  }
  return folded;
}

function begun(event: StoredEvent): FoldedApplication {
  const { metadata, data, revision, position, personal } = event;
  if (revision !== 0) throw new Error(`application ${metadata.applicationId} has no beginning in the log`);
  const { applicationId, workflow, to, office, region, occurredAt, occurredOn } = metadata;
  const applicant = applicantIn(personal);
  return {
    id: applicationId,
    workflow: workflow.id,
    edition: workflow.edition,
    number: typeof data['number'] === 'string' ? data['number'] : null,
    state: to,
    office,
    region,
    parent_id: parentOf(event),
    submitted_at: instant(occurredAt),
    submitted_on: occurredOn,
    updated_at: instant(occurredAt),
    revision,
    position,
    applicant_name: applicant?.name ?? null,
    iin: applicant?.iin ?? null,
  };
}

function next(before: FoldedApplication | KnownApplication, event: StoredEvent): FoldedApplication {
  const { metadata, revision, position } = event;
  if (revision !== before.revision + 1) {
    throw new Error(`application ${before.id} goes from revision ${before.revision} to ${revision}`);
  }
  const applicant = applicantIn(event.personal);
  return {
    ...before,
    state: metadata.to,
    office: metadata.office,
    region: metadata.region,
    // What the clock says of a deadline is no change of the application.
    updated_at: isLedgerEvent(event.type) ? before.updated_at : instant(metadata.occurredAt),
    revision,
    position,
    applicant_name: applicant?.name ?? before.applicant_name ?? null,
    iin: applicant?.iin ?? before.iin ?? null,
  };
}

/** Complaints name their application in the data of their first event. */
function parentOf({ data }: StoredEvent): string | null {
  const application = data['application'];
  const parent = isObject(application) ? application['id'] : data['applicationId'];
  return typeof parent === 'string' ? parent : null;
}

/** One way of writing an instant, so that text sorts as time does; "…00Z" would sort after "…00.500Z". */
function instant(occurredAt: string): string {
  return occurredAt.length === 24 && occurredAt.endsWith('Z')
    ? occurredAt
    : new Date(occurredAt).toISOString();
}

/** The event as a line of the history. */
export function stepOf({ metadata, ...event }: StoredEvent): Insertable<StepRow> {
  return {
    application_id: metadata.applicationId,
    revision: event.revision,
    position: event.position,
    event_id: event.id,
    type: event.type,
    occurred_at: metadata.occurredAt,
    occurred_on: metadata.occurredOn,
    recorded_at: event.recordedAt,
    actor_id: metadata.actor.id,
    actor_roles: JSON.stringify(metadata.actor.roles),
    actor_office: metadata.actor.office,
    clause: metadata.clause,
    from_state: metadata.from,
    to_state: metadata.to,
    data: JSON.stringify(event.data),
    personal: event.personal ? JSON.stringify(event.personal) : null,
    command_id: metadata.commandId,
    correlation_id: metadata.correlationId,
    causation_id: metadata.causationId,
  };
}
