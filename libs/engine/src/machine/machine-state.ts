import { createActor, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import type { MachineEvent } from '#libs/contract';

/**
 * The only file that touches XState's runtime: everything else sees a `MachineState` and these functions.
 * All of them are pure: no actor is started, no action with an effect exists (registration refuses those).
 */
export type MachineState = AnyMachineSnapshot;

type ActorScope = Parameters<AnyStateMachine['transition']>[2];

/**
 * XState's `transition()` builds an inert actor on every call, which costs three times the step itself. Machines that
 * neither invoke nor spawn never use it, so that one per machine is enough.
 */
const scopes = new WeakMap<AnyStateMachine, ActorScope>();

function scopeOf(machine: AnyStateMachine): ActorScope {
  let scope = scopes.get(machine);
  if (!scope) {
    const self = createActor(machine);
    const nothing = () => undefined;
    scope = {
      self,
      system: self.system,
      id: '',
      sessionId: '',
      logger: nothing,
      defer: nothing,
      stopChild: nothing,
      emit: nothing,
      actionExecutor: nothing,
    } as unknown as ActorScope;
    scopes.set(machine, scope);
  }
  return scope;
}

const initialStates = new WeakMap<AnyStateMachine, MachineState>();

/** The state before anything has happened. Snapshots are immutable, so that one serves all applications. */
export function initialState(machine: AnyStateMachine): MachineState {
  let state = initialStates.get(machine);
  if (!state) {
    state = machine.getInitialSnapshot(scopeOf(machine)) as MachineState;
    initialStates.set(machine, state);
  }
  return state;
}

/** Whether the event may happen now. XState ignores what it does not handle, so always ask before `nextState`. */
export function mayHappen(state: MachineState, event: MachineEvent): boolean {
  return state.status === 'active' && state.can(event);
}

/** The state after the event. */
export function nextState(machine: AnyStateMachine, state: MachineState, event: MachineEvent): MachineState {
  return machine.transition(state, event, scopeOf(machine)) as MachineState;
}

/** True when nothing more can happen. */
export function isFinal(state: MachineState): boolean {
  return state.status !== 'active';
}

/**
 * Writes a state as the dotted paths of its leaves, parallel regions joined by ` + `:
 * `paid.awaitingCoupon`, `handling.documents + payment.open`.
 */
export function stateName(state: MachineState): string {
  return leavesOf(state.value as StateValue).join(' + ');
}

type StateValue = string | { readonly [key: string]: StateValue | undefined };

function leavesOf(value: StateValue): string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(value).flatMap(([key, child]) => {
    const leaves = child === undefined ? [] : leavesOf(child);
    return leaves.length === 0 ? [key] : leaves.map((leaf) => `${key}.${leaf}`);
  });
}
