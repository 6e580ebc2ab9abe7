import type { JsonObject, LedgerEventType, Place, StoredEvent, Workflow } from '#libs/contract';
import { EMPTY_LEDGER, noted, type Ledger } from './ledger/ledger.ts';
import { initialState, type MachineState } from './machine/machine-state.ts';

/** An application folded from its events: all that the next decision needs. Immutable. */
export interface FoldedState {
  readonly workflow: Workflow;
  readonly applicationId: string;
  /** Revision of the last event, -1 before the first. */
  readonly revision: number;
  readonly machine: MachineState;
  readonly place: Place | undefined;
  /** Personal parts of all events, later ones winning. Kept apart from the machine. */
  readonly personal: JsonObject;
  /** When the last step happened: RFC 3339, UTC; empty before the first. */
  readonly lastOccurredAt: string;
  /** What is due, beside the machine. */
  readonly ledger: Ledger;
  /** Commands carried out so far, with the revision of their step. */
  readonly commands: ReadonlyMap<string, number>;
}

/** An application before its first event. */
export function unborn(workflow: Workflow, applicationId: string): FoldedState {
  return {
    workflow,
    applicationId,
    revision: -1,
    machine: initialState(workflow.machine),
    place: undefined,
    personal: {},
    lastOccurredAt: '',
    ledger: EMPTY_LEDGER,
    commands: new Map(),
  };
}

/** The state with one more event, whose machine state is known. */
export function advanced(state: FoldedState, event: StoredEvent, machine: MachineState): FoldedState {
  const { commandId, office, region, occurredAt } = event.metadata;
  return {
    ...state,
    revision: event.revision,
    machine,
    place: { office, region },
    personal: event.personal ? { ...state.personal, ...event.personal } : state.personal,
    lastOccurredAt: occurredAt,
    commands: state.commands.has(commandId)
      ? state.commands
      : new Map(state.commands).set(commandId, event.revision),
  };
}

/** The state with one more entry of its ledger: the machine does not move. */
export function advancedByEntry(
  state: FoldedState,
  event: StoredEvent & { readonly type: LedgerEventType },
): FoldedState {
  return { ...state, revision: event.revision, ledger: noted(state.ledger, event) };
}
