import { isLedgerEvent, isRegister } from '#libs/contract';
import type { LedgerEventType, StoredEvent } from '#libs/contract';
import { changed, instant, otherwiseStopped, setRow } from './ledger-entries.ts';
import type { FoldedDeadline } from './ledger-entries.ts';
import type { DeadlineTables } from './tables.ts';
import { minutesBetween } from './time-used.ts';

export type ApplicationState = DeadlineTables['deadline_states'];

/** What is known of the applications of a batch, or what has become of them. */
export interface Ledgers {
  /** By id. */
  readonly deadlines: ReadonlyMap<string, FoldedDeadline>;
  /** By id of the application. */
  readonly states: ReadonlyMap<string, ApplicationState>;
}

/** A state that was left: how long the application stood in it. */
export interface StepTime {
  readonly workflow: string;
  readonly office: string;
  /** Legal day on which it was left. */
  readonly on: string;
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
}

export interface FoldedLedgers extends Ledgers {
  readonly steps: readonly StepTime[];
}

/**
 * What the deadlines of a batch's applications are after its events; only what changed. Pure. Knows no workflow: which
 * steps end a period, under this reading or the other, stands in the entries. Registers tell of no application.
 */
export function foldDeadlines(known: Ledgers, events: readonly StoredEvent[]): FoldedLedgers {
  const fold = new Fold(known);
  for (const event of events) {
    if (isRegister(event.metadata.workflow.id)) continue;
    if (isLedgerEvent(event.type)) fold.entry(event.type, event);
    else fold.step(event);
  }
  return fold;
}

class Fold implements FoldedLedgers {
  readonly deadlines = new Map<string, FoldedDeadline>();
  readonly states = new Map<string, ApplicationState>();
  readonly steps: StepTime[] = [];
  readonly #ofApplication = new Map<string, Set<string>>();

  constructor(private readonly known: Ledgers) {
    for (const row of known.deadlines.values()) this.#enlist(row);
  }

  entry(type: LedgerEventType, event: StoredEvent): void {
    const id = idOf(event);
    const before = this.#find(id);
    if (type === 'DeadlineSet') {
      if (before) throw new Error(`deadline ${id} is set twice`);
      const row = setRow(id, event);
      this.#enlist(row);
      this.deadlines.set(id, row);
      return;
    }
    if (!before) throw new Error(`deadline ${id} has no beginning in the log`);
    this.#note(before, changed(before, type, event));
  }

  step(event: StoredEvent): void {
    for (const id of this.#ofApplication.get(event.metadata.applicationId) ?? []) {
      const before = this.#find(id);
      if (before) this.#note(before, otherwiseStopped(before, event));
    }
    this.#move(event);
  }

  #move({ metadata }: StoredEvent): void {
    const { applicationId, workflow, office, occurredOn: on, from, to } = metadata;
    const before = this.states.get(applicationId) ?? this.known.states.get(applicationId);
    if (before && from === to) return;
    const sinceAt = instant(metadata.occurredAt);
    if (before) {
      const minutes = minutesBetween(before.since_at, sinceAt);
      this.steps.push({ workflow: workflow.id, office, on, from: before.state, to, minutes });
    }
    this.states.set(applicationId, { application_id: applicationId, state: to, since_at: sinceAt });
  }

  #note(before: FoldedDeadline, after: FoldedDeadline): void {
    if (after !== before) this.deadlines.set(after.id, after);
  }

  #find = (id: string) => this.deadlines.get(id) ?? this.known.deadlines.get(id);

  #enlist({ id, application_id }: FoldedDeadline): void {
    const ids = this.#ofApplication.get(application_id);
    if (ids) ids.add(id);
    else this.#ofApplication.set(application_id, new Set([id]));
  }
}

const idOf = ({ metadata, data }: StoredEvent) => `${metadata.applicationId}.${String(data['deadline'])}`;
