import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { guardNames, type GuardReference } from './guards.ts';

/** What is wrong with a machine, where, and what to do instead. */
export interface MachineFault {
  readonly state: string;
  readonly fault: string;
  readonly instead: string;
}

const PURE_ACTIONS = new Set(['xstate.assign', 'xstate.raise']);

/**
 * Finds what would make a history depend on anything but its events: actors, timers, effects, and guards or actions
 * without a name, which nobody could explain.
 */
export function inspectMachine(
  machine: AnyStateMachine,
  ruleNames: ReadonlySet<string>,
): readonly MachineFault[] {
  return [
    ...implementationFaults(machine),
    ...nodesOf(machine.root).flatMap((node) => nodeFaults(node, ruleNames, machine)),
  ];
}

/** A state node and all below it, in document order. */
export function nodesOf(node: AnyStateNode): readonly AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap((child) => nodesOf(child as AnyStateNode))];
}

function implementationFaults(machine: AnyStateMachine): MachineFault[] {
  const {
    actions = {},
    actors = {},
    delays = {},
  } = machine.implementations as unknown as Record<string, Record<string, unknown>>;
  const faults: MachineFault[] = [];
  for (const name of Object.keys(actors)) {
    faults.push(at(machine.root, `actor "${name}"`, 'record its outcome as an event'));
  }
  for (const name of Object.keys(delays)) {
    faults.push(at(machine.root, `delay "${name}"`, 'declare a limit; time reaches a machine as an event'));
  }
  for (const [name, action] of Object.entries(actions)) {
    if (!isPureAction(action)) {
      faults.push(
        at(
          machine.root,
          `action "${name}" has an effect`,
          'use assign or raise without delay; effects belong to whoever listens to events',
        ),
      );
    }
  }
  return faults;
}

function nodeFaults(
  node: AnyStateNode,
  ruleNames: ReadonlySet<string>,
  machine: AnyStateMachine,
): MachineFault[] {
  const faults: MachineFault[] = [];
  if (node.invoke.length > 0) faults.push(at(node, '`invoke`', 'record the outcome of the work as an event'));
  if (node.config.after)
    faults.push(at(node, '`after`', 'declare a limit; time reaches a machine as an event'));
  const transitions = [...node.transitions.values()].flat().concat(node.always ?? []);
  for (const { guard } of transitions) faults.push(...guardFaults(node, guard, ruleNames));
  const actions = [
    ...node.entry,
    ...node.exit,
    ...transitions.flatMap((transition) => transition.actions),
    ...(node.initial?.actions ?? []),
  ];
  for (const action of actions) faults.push(...actionFaults(node, action, machine));
  return faults;
}

function guardFaults(
  node: AnyStateNode,
  guard: GuardReference | undefined,
  ruleNames: ReadonlySet<string>,
): MachineFault[] {
  return guardNames(guard).flatMap((name) => {
    if (name === undefined)
      return [at(node, 'a guard without a name', 'name it in setup({ guards }) and give it a rule')];
    if (!ruleNames.has(name))
      return [
        at(
          node,
          `guard "${name}" without a rule`,
          'add a rule of that name, so that a "no" can be explained',
        ),
      ];
    return [];
  });
}

function actionFaults(node: AnyStateNode, action: unknown, machine: AnyStateMachine): MachineFault[] {
  const name = typeof action === 'string' ? action : (action as { type?: string }).type;
  if (typeof action === 'function' || name === undefined) {
    return [at(node, 'an action without a name', 'name it in setup({ actions })')];
  }
  const known = (machine.implementations.actions as Record<string, unknown>)[name] !== undefined;
  return known
    ? []
    : [at(node, `action "${name}" that is not implemented`, 'implement it in setup({ actions })')];
}

function isPureAction(action: unknown): boolean {
  if (typeof action !== 'function') return false;
  const { type, delay } = action as { type?: string; delay?: unknown };
  return type !== undefined && PURE_ACTIONS.has(type) && delay === undefined;
}

function at(node: AnyStateNode, fault: string, instead: string): MachineFault {
  return { state: node.path.join('.') || '(root)', fault, instead };
}
