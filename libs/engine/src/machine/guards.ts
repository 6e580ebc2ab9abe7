import { getNextTransitions } from 'xstate';
import type { MachineState } from './machine-state.ts';

/** A guard as it stands in a machine: its name, or a combination of such. */
export type GuardReference = string | { readonly type: string } | GuardCombination;

interface GuardCombination {
  (...args: never[]): boolean;
  /** Present on XState's own `and`, `or`, `not`, `stateIn`. */
  readonly check?: unknown;
  readonly guards?: readonly GuardReference[];
}

/** Names of all guards in a reference; `undefined` stands for one without a name. */
export function guardNames(guard: GuardReference | undefined): readonly (string | undefined)[] {
  if (guard === undefined) return [];
  if (typeof guard === 'string') return [guard];
  if (typeof guard !== 'function') return [guard.type];
  if (guard.check === undefined) return [undefined];
  return (guard.guards ?? []).flatMap(guardNames);
}

/** An event that the present state handles, and the guards that stand before it: one list per way it may go. */
export interface Opening {
  readonly event: string;
  readonly guards: readonly (readonly string[])[];
}

/** The events that the present state handles, whether or not their guards would hold. */
export function openings(state: MachineState): readonly Opening[] {
  if (state.status !== 'active') return [];
  const byEvent = new Map<string, string[][]>();
  for (const { eventType, guard } of getNextTransitions(state)) {
    // Eventless transitions and those of final states are the machine's own business, no one's wish.
    if (eventType === '' || eventType.startsWith('xstate.')) continue;
    const ways = byEvent.get(eventType) ?? [];
    ways.push(guardNames(guard as GuardReference | undefined).filter((name) => name !== undefined));
    byEvent.set(eventType, ways);
  }
  return [...byEvent].map(([event, guards]) => ({ event, guards }));
}
