import type { Text } from '#libs/contract';
import type { WorkflowRegistry } from '#libs/engine';
import type { BoardRow, Deadline, OtherVerdict, TimesUsed } from '#libs/read-models/deadlines';
import { toldStatus, turnOf } from '#libs/read-models/deadlines';
import { kindOf } from '../read/application-directory.ts';

/** A deadline in full; told of no person. Its status is in the words in which an application shows its deadlines. */
export function deadlineView(deadline: Deadline, workflows: WorkflowRegistry) {
  const { id, applicationId, workflow, edition, otherStops: _, otherStoppedAt: __, ...told } = deadline;
  const { limits } = workflows.edition(workflow, edition);
  const title = limits.find((limit) => limit.id === deadline.limit)?.title ?? null;
  const collection = kindOf(workflow) === 'complaint' ? 'complaints' : 'applications';
  return {
    id,
    applicationId,
    standard: workflow,
    edition,
    title,
    ...told,
    status: toldStatus(deadline),
    position: String(deadline.position),
    links: {
      self: `/deadlines/${id}`,
      explanation: `/deadlines/${id}/explanation`,
      application: `/${collection}/${applicationId}`,
    },
  };
}

/** A line of the board, with the title of a standard or limit. */
export function boardRowView(
  { value, workflow, ...counts }: BoardRow,
  by: string,
  workflows: WorkflowRegistry,
) {
  if (by === 'office') return { office: value, ...counts };
  if (by === 'standard') return { standard: value, title: workflows.get(value).title, ...counts };
  const standard = workflow ?? '';
  return { standard, limit: value, title: limitTitle(workflows, standard, value), ...counts };
}

/** How long something took, in minutes of elapsed time. */
export function timesView({ workflow, of, ...times }: TimesUsed, workflows: WorkflowRegistry) {
  const title = 'limit' in of ? { title: limitTitle(workflows, workflow, of.limit) } : {};
  return { standard: workflow, ...of, ...title, ...times };
}

/** What a deadline is, and what it would be under the other reading. */
export function changeView(other: OtherVerdict, workflows: WorkflowRegistry) {
  const { deadline, was, would, dueOn, dueAt, stoppedAt } = other;
  return {
    turn: turnOf(other),
    was,
    would,
    under: { dueOn, dueAt, stoppedAt },
    deadline: deadlineView(deadline, workflows),
  };
}

const limitTitle = (workflows: WorkflowRegistry, standard: string, id: string): Text | null =>
  workflows.get(standard).limits.find((limit) => limit.id === id)?.title ?? null;
