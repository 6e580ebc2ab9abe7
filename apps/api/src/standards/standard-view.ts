import type { Workflow } from '#libs/contract';
import { arrowsOf, mermaidOf, statesOf } from '#libs/engine';
import { inputSchema } from '../docs/input-schema.ts';
import { lawOf } from './standard-law.ts';

/** A line of the list of standards. */
export function standardLine({ id, title, edition }: Workflow) {
  return { id, title, edition, links: { self: `/standards/${id}`, diagram: `/standards/${id}/diagram` } };
}

/** A standard in full: its law as data, its commands, and its machine as lists and as a diagram. */
export function standardView(workflow: Workflow) {
  const { begins, limits, clauses, states, machine } = workflow;
  return {
    ...standardLine(workflow),
    begins,
    commands: commandsView(workflow),
    rules: Object.entries(workflow.rules).map(([name, { clause, title }]) => ({ name, clause, title })),
    ...lawOf(workflow.id),
    limits,
    clauses,
    states: statesOf(machine).map((state) => ({ ...state, ...states[state.path] })),
    arrows: arrowsOf(machine),
    diagram: mermaidOf(workflow),
  };
}

function commandsView({ commands }: Workflow) {
  return Object.entries(commands).map(([name, { title, becomes, by, clause, input, example }]) => ({
    name,
    title,
    becomes,
    by,
    // Where it depends on the input, only the step can tell.
    clause: typeof clause === 'string' ? clause : null,
    input: inputSchema(input),
    example,
  }));
}
