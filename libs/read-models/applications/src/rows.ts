import type { Selectable } from 'kysely';
import type { Actor, JsonObject } from '#libs/contract';
import type { ApplicationStep, ApplicationSummary } from './application.ts';
import type { ApplicationRow, StepRow } from './tables.ts';

export function summaryOf(row: Selectable<ApplicationRow>): ApplicationSummary {
  return {
    id: row.id,
    workflow: row.workflow,
    edition: row.edition,
    number: row.number,
    state: row.state,
    office: row.office,
    region: row.region,
    parentId: row.parent_id,
    submittedAt: row.submitted_at,
    submittedOn: row.submitted_on,
    updatedAt: row.updated_at,
    revision: row.revision,
    position: BigInt(row.position),
    applicant: row.applicant_name === null ? null : { name: row.applicant_name, iin: row.iin },
  };
}

export function stepFrom(row: Selectable<StepRow>): ApplicationStep {
  const roles: Actor['roles'] = JSON.parse(row.actor_roles);
  const data: JsonObject = JSON.parse(row.data);
  const personal: JsonObject | null = row.personal === null ? null : JSON.parse(row.personal);
  return {
    revision: row.revision,
    position: BigInt(row.position),
    eventId: row.event_id,
    type: row.type,
    occurredAt: row.occurred_at,
    occurredOn: row.occurred_on,
    recordedAt: row.recorded_at,
    actor: { id: row.actor_id, roles, office: row.actor_office },
    clause: row.clause,
    from: row.from_state,
    to: row.to_state,
    data,
    personal,
    commandId: row.command_id,
    correlationId: row.correlation_id,
    causationId: row.causation_id,
  };
}
