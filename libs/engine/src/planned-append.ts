import { hash } from 'node:crypto';
import { v5 as uuidV5 } from 'uuid';
import {
  canonicalJson,
  isLedgerEvent,
  TIMEKEEPER,
  type Command,
  type EventMetadata,
  type EventToAppend,
  type StoredEvent,
} from '#libs/contract';
import type { Decision } from './decide.ts';
import type { FoldedState } from './folded-state.ts';
import { entriesDue } from './ledger/entries-due.ts';
import type { LedgerEntry } from './ledger/ledger-entry.ts';
import { entriesOf } from './ledger/step-entries.ts';
import { noted, type Ledger } from './ledger/ledger.ts';
import type { LegalTime } from './ledger/legal-time.ts';
import { stateName } from './machine/machine-state.ts';

/** Where an entry stands: what its event says beside its own data. */
export type EntryPlace = Pick<EventMetadata, 'applicationId' | 'workflow' | 'office' | 'region'> & {
  readonly stream: string;
  /** The machine's state, which an entry does not change. */
  readonly state: string;
};

/** Ids of entries that the clock causes are made of what they say, so that any two writers write the same event. */
const CLOCK_NAMESPACE = '6f1ce0a4-3a52-5b0f-9d51-2f8f5a0e9c11';

export function digestOf(command: Command): string {
  const { type, workflow, applicationId, data, occurredAt } = command;
  return hash(
    'sha256',
    canonicalJson(command.content ?? { type, workflow, applicationId, data, occurredAt }),
  );
}

/** An entry of the clock as an event: the same bytes whoever writes it. */
export function clockEvent(place: EntryPlace, entry: LedgerEntry): EventToAppend {
  const { stream, state, ...where } = place;
  const { type, data, clause, occurredAt, occurredOn, actor } = entry;
  const content = canonicalJson({ stream, type, data });
  const id = uuidV5(content, CLOCK_NAMESPACE);
  return {
    id,
    type,
    data,
    metadata: {
      ...where,
      from: state,
      to: state,
      clause,
      occurredAt,
      occurredOn,
      actor: actor ?? TIMEKEEPER,
      commandId: id,
      commandDigest: hash('sha256', content),
      correlationId: id,
      causationId: id,
    },
  };
}

/**
 * All that a command appends, in the order in which it is told: what the clock had to say before the step happened,
 * the step, and what it does to the ledger. So a timekeeper that slept changes no history.
 */
export function plannedAppend(
  stream: string,
  state: FoldedState,
  command: Command,
  decision: Decision,
  occurredOn: string,
  time: LegalTime,
): readonly EventToAppend[] {
  const { office } = decision.place;
  const occurredAt = new Date(command.occurredAt).toISOString();
  const step = { type: decision.type, data: decision.data, occurredAt, occurredOn, office };
  const overdue = state.place ? entriesDue(state.ledger, occurredAt, time) : [];
  const ledger = afterEntries(state.ledger, overdue);
  const caused = entriesOf(state.workflow, ledger, step, time);
  const metadata = metadataOf(state, command, decision, occurredOn);
  const before = placeOf(stream, stateName(state.machine), { ...metadata, ...state.place });
  const after = placeOf(stream, decision.to, metadata);
  return [
    ...overdue.map((entry) => clockEvent(before, entry)),
    stepEvent(command, decision, metadata),
    ...caused.map((entry, index) =>
      entry.actor ? clockEvent(after, entry) : causedEvent(command, metadata, entry, index + 1),
    ),
  ];
}

/** The event that a command became, among those of its append. */
export const stepIn = (events: readonly StoredEvent[], command: Command): StoredEvent | undefined =>
  events.find(({ type, metadata }) => metadata.commandId === command.id && !isLedgerEvent(type));

const afterEntries = (ledger: Ledger, entries: readonly LedgerEntry[]): Ledger =>
  // None of them begins a deadline, so none says at which office.
  entries.reduce(
    (next, entry) => noted(next, { ...entry, metadata: { clause: entry.clause, office: '' } }),
    ledger,
  );

const placeOf = (
  stream: string,
  state: string,
  { applicationId, workflow, office, region }: EventMetadata,
): EntryPlace => ({ stream, state, applicationId, workflow, office, region });

function stepEvent(command: Command, decision: Decision, metadata: EventMetadata): EventToAppend {
  const { type, data, personal } = decision;
  return { id: uuidV5('0', command.id), type, data, ...(personal && { personal }), metadata };
}

function causedEvent(
  command: Command,
  step: EventMetadata,
  { type, data, clause, occurredAt, occurredOn }: LedgerEntry,
  index: number,
): EventToAppend {
  const metadata = { ...step, from: step.to, clause, occurredAt, occurredOn };
  return { id: uuidV5(String(index), command.id), type, data, metadata };
}

function metadataOf(
  { workflow }: FoldedState,
  command: Command,
  decision: Decision,
  occurredOn: string,
): EventMetadata {
  const { id, applicationId, actor, occurredAt } = command;
  return {
    applicationId,
    workflow: { id: workflow.id, edition: workflow.edition.id },
    from: decision.from,
    to: decision.to,
    clause: decision.clause,
    occurredAt,
    occurredOn,
    actor,
    office: decision.place.office,
    region: decision.place.region,
    commandId: id,
    commandDigest: digestOf(command),
    correlationId: command.correlationId ?? id,
    causationId: command.causationId ?? id,
  };
}
