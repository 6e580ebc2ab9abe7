import {
  isLedgerEvent,
  ServiceError,
  type MachineEvent,
  type StoredEvent,
  type Workflow,
} from '#libs/contract';
import { advanced, advancedByEntry, unborn, type FoldedState } from './folded-state.ts';
import { mayHappen, nextState, stateName } from './machine/machine-state.ts';

/** The stored event as the machine saw it: without its personal part. */
export function machineEventOf({ type, data, metadata }: StoredEvent): MachineEvent {
  return { type, data, occurredAt: metadata.occurredAt, occurredOn: metadata.occurredOn };
}

/**
 * Folds stored events into the present state. Same events, same state, always; pure.
 * @param from continue from here; by default from before the first event
 * @throws ServiceError `replay-diverged` with the first event that the machine does not accept, or that led elsewhere
 */
export function replay(
  workflow: Workflow,
  applicationId: string,
  events: readonly StoredEvent[],
  from?: FoldedState,
): FoldedState {
  return events.reduce(replayOne, from ?? unborn(workflow, applicationId));
}

function replayOne(state: FoldedState, event: StoredEvent): FoldedState {
  const before = stateName(state.machine);
  const machineEvent = machineEventOf(event);
  if (event.revision !== state.revision + 1) {
    throw diverged(event, before, `revision ${event.revision} follows ${state.revision}`);
  }
  if (before !== event.metadata.from)
    throw diverged(event, before, `recorded as from "${event.metadata.from}"`);
  if (isLedgerEvent(event.type)) return advancedByEntry(state, { ...event, type: event.type });
  if (!mayHappen(state.machine, machineEvent))
    throw diverged(event, before, 'the machine does not accept it');
  const machine = nextState(state.workflow.machine, state.machine, machineEvent);
  const after = stateName(machine);
  if (after !== event.metadata.to)
    throw diverged(event, before, `leads to "${after}", recorded was "${event.metadata.to}"`);
  return advanced(state, event, machine);
}

function diverged(event: StoredEvent, state: string, reason: string): ServiceError {
  return new ServiceError(
    'replay-diverged',
    `${event.stream}@${event.revision} ${event.type} in state "${state}": ${reason}`,
    {
      stream: event.stream,
      revision: event.revision,
      eventType: event.type,
      state,
      reason,
    },
  );
}
