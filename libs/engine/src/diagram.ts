import type { Workflow } from '#libs/contract';
import { arrowsOf, statesOf, type StateEntry } from './machine/state-list.ts';

/** The machine of a workflow as a Mermaid state diagram: states, events and the guards that stand before them. */
export function mermaidOf(workflow: Workflow): string {
  const states = statesOf(workflow.machine);
  const arrows = arrowsOf(workflow.machine).map(({ from, to, event, guards }) => {
    const condition = guards.length > 0 ? ` [${guards.join(', ')}]` : '';
    return `  ${idOf(from)} --> ${idOf(to)} : ${event}${condition}`;
  });
  const finals = states.filter(({ kind }) => kind === 'final').map(({ path }) => `  ${idOf(path)} --> [*]`);
  return ['stateDiagram-v2', ...block(states, '', '  '), ...arrows, ...finals, ''].join('\n');
}

function block(states: readonly StateEntry[], parent: string, indent: string): string[] {
  const children = states.filter((state) => state.parent === parent);
  return children.flatMap(({ path, kind, initial }) => {
    const start = initial ? [`${indent}[*] --> ${idOf(path)}`] : [];
    const inner = block(states, path, `${indent}  `);
    if (inner.length === 0)
      return [`${indent}${idOf(path)} : ${lastOf(path)}${kind === 'history' ? ' (H)' : ''}`, ...start];
    return [`${indent}state "${lastOf(path)}" as ${idOf(path)} {`, ...inner, `${indent}}`, ...start];
  });
}

const idOf = (path: string) => path.replaceAll('.', '_') || 'root';
const lastOf = (path: string) => path.slice(path.lastIndexOf('.') + 1);
