import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { guardNames, type GuardReference } from './guards.ts';
import { nodesOf } from './inspect-machine.ts';

/** One way from one state to another, for diagrams and registers. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly event: string;
  readonly guards: readonly string[];
}

/** One state of a machine. `path` is dotted; the root has the empty path and is left out. */
export interface StateEntry {
  readonly path: string;
  readonly parent: string;
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly initial: boolean;
}

const pathOf = (node: AnyStateNode) => node.path.join('.');

/** All states of a machine, parents before children. */
export function statesOf(machine: AnyStateMachine): readonly StateEntry[] {
  return nodesOf(machine.root)
    .filter((node) => node.parent)
    .map((node) => ({
      path: pathOf(node),
      parent: pathOf(node.parent as AnyStateNode),
      kind: node.type,
      initial: (node.parent as AnyStateNode).initial?.target.includes(node) ?? false,
    }));
}

/** All ways between states, in document order; `always` and `onDone` carry these words as their event. */
export function arrowsOf(machine: AnyStateMachine): readonly Arrow[] {
  return nodesOf(machine.root).flatMap((node) => {
    const transitions = [...node.transitions.values()].flat().concat(node.always ?? []);
    return transitions.flatMap((transition) =>
      (transition.target ?? [node]).map((target) => ({
        from: pathOf(node),
        to: pathOf(target as AnyStateNode),
        event: wordFor(transition.eventType),
        guards: guardNames(transition.guard as GuardReference | undefined).map((name) => name ?? '(unnamed)'),
      })),
    );
  });
}

function wordFor(eventType: string): string {
  if (eventType === '') return 'always';
  return eventType.startsWith('xstate.done.state.') ? 'onDone' : eventType;
}
