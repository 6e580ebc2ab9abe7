import { applicationNumber, type Actor, type Workflow } from '#libs/contract';
import { possibilities, stateName, type ListedDeadline } from '#libs/engine';
import type { ApplicationStep, ApplicationSummary } from '#libs/read-models/applications';
import { seesPersons } from '../auth/reading-rights.ts';
import { kindOf } from './application-directory.ts';
import type { Dossier } from './application-reader.ts';

/** One application in full, for this asker: persons only for those who may see them. */
export function dossierView({ state, first, deadlines, complaints }: Dossier, asker: Actor) {
  const { applicationId: id, workflow, place, revision, lastOccurredAt, personal } = state;
  const { occurredAt, occurredOn } = first.metadata;
  return {
    id,
    number: applicationNumber(id),
    standard: { id: workflow.id, edition: workflow.edition.id, title: workflow.title },
    state: stateView(workflow, stateName(state.machine)),
    revision,
    place,
    submittedAt: occurredAt,
    submittedOn: occurredOn,
    updatedAt: lastOccurredAt,
    ...(kindOf(workflow.id) === 'complaint' && { about: first.data['application'] ?? null }),
    ...(seesPersons(asker, place.office) && { personal }),
    deadlines: deadlines.map((deadline) => deadlineView(id, workflow, deadline)),
    next: possibilities(state, asker),
    ...(kindOf(workflow.id) === 'application' && {
      complaints: complaints.map((complaint) => summaryView(complaint, asker)),
    }),
  };
}

/** A deadline of one application: what is due when, and how it stands. */
export function deadlineView(applicationId: string, { limits }: Workflow, deadline: ListedDeadline) {
  const { otherStops: _, rules: __, deadline: name, ...told } = deadline;
  const title = limits.find(({ id }) => id === deadline.limit)?.title ?? null;
  const id = `${applicationId}.${name}`;
  return { id, title, ...told, explanation: `/deadlines/${id}/explanation` };
}

/** A line of a list. */
export function summaryView(summary: ApplicationSummary, asker: Actor) {
  const { id, workflow, parentId, position, applicant, number: _, ...rest } = summary;
  return {
    id,
    number: applicationNumber(id),
    standard: workflow,
    ...rest,
    ...(kindOf(workflow) === 'complaint' && { application: parentId }),
    position: String(position),
    ...(seesPersons(asker, summary.office) && { applicant }),
  };
}

/** A step of a history. */
export function stepView({ position, personal, ...step }: ApplicationStep, persons: boolean) {
  return { ...step, position: String(position), ...(persons && { personal }) };
}

/** A state by its path, with the title and clause that the workflow gives it. */
export function stateView({ states }: Workflow, name: string) {
  const known = states[name];
  return { name, title: known?.title ?? null, clause: known?.clause ?? null };
}
