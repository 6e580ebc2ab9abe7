import {
  isLedgerEvent,
  ServiceError,
  streamName,
  type Command,
  type Place,
  type Receipt,
  type StoredEvent,
} from '#libs/contract';
import { localDateOf } from '#libs/calendar';
import { EventIdTakenError, WrongRevisionError, type EventStore } from '#libs/event-store';
import { decide, type Decision } from './decide.ts';
import { advanced, advancedByEntry, unborn, type FoldedState } from './folded-state.ts';
import { FoldedStates } from './folded-states.ts';
import type { LegalTime } from './ledger/legal-time.ts';
import { digestOf, plannedAppend, stepIn } from './planned-append.ts';
import { replay } from './replay.ts';
import type { WorkflowRegistry } from './workflow-registry.ts';

/** More entries than one step can leave behind it. */
const MOST_ENTRIES = 50;

/** How often a command is decided anew when another was quicker. */
const MAX_ATTEMPTS = 3;

export interface CommandHandlerOptions {
  readonly store: EventStore;
  readonly workflows: WorkflowRegistry;
  /** First part of every stream name. */
  readonly installation: string;
  /** Calendars, zones of offices: what a limit comes to. */
  readonly time: LegalTime;
  /** How many folded states are kept; by default 2,000. */
  readonly cached?: number;
}

/** Carries out commands: reads, decides, appends. Several at once, also of one application, also in several processes. */
export class CommandHandler {
  readonly #states: FoldedStates;

  constructor(private readonly options: CommandHandlerOptions) {
    this.#states = new FoldedStates(options.cached ?? 2_000);
  }

  /**
   * @throws ServiceError: all of `decide`, `revision-conflict` (If-Match), `command-reused` (same id, other content),
   *   `too-many-conflicts`, `no-edition-in-force`, `unknown-standard`, `store-unavailable`
   */
  async handle(command: Command): Promise<Receipt> {
    const stream = streamName(this.options.installation, command.workflow, command.applicationId);
    let state = this.#states.find(stream) ?? this.#newborn(command) ?? (await this.#fold(stream, command));
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const before = state.commands.get(command.id);
      if (before !== undefined) return this.#firstAnswer(stream, command, before);
      const receipt = await this.#attempt(stream, state, command);
      if (receipt) return receipt;
      this.#states.forget(stream);
      state = await this.#fold(stream, command);
    }
    throw new ServiceError('too-many-conflicts', `Others were quicker ${MAX_ATTEMPTS} times; try again`);
  }

  /** The present state of an application, or undefined if there is none. @throws ServiceError `unknown-standard` */
  async find(workflow: string, applicationId: string): Promise<FoldedState | undefined> {
    const stream = streamName(this.options.installation, workflow, applicationId);
    const state = await this.#catchUp(stream, this.#states.find(stream));
    if (state) this.#states.keep(stream, state);
    return state;
  }

  /** One try; undefined when others were quicker. */
  async #attempt(stream: string, state: FoldedState, command: Command): Promise<Receipt | undefined> {
    const occurredOn = this.#legalDay(state, command);
    const decision = await this.#decide(stream, state, command, occurredOn);
    if (!decision) return undefined;
    const events = plannedAppend(stream, state, command, decision, occurredOn, this.options.time);
    try {
      const expected = state.revision < 0 ? 'no-stream' : state.revision;
      const result = await this.options.store.append(stream, expected, events);
      if (result.repeated) return receiptOf(result.events, command, true);
      this.#states.keep(stream, advancedBy(state, result.events, decision));
      return receiptOf(result.events, command, false);
    } catch (error) {
      if (error instanceof WrongRevisionError) return undefined;
      if (error instanceof EventIdTakenError && error.stream === stream) return undefined;
      if (error instanceof EventIdTakenError) throw reused(command);
      // The outcome is unknown: what is remembered may no longer be true.
      this.#states.forget(stream);
      throw error;
    }
  }

  /** Undefined where a "no" would rest on a remembered state that others, in another process, have moved on from. */
  async #decide(
    stream: string,
    state: FoldedState,
    command: Command,
    occurredOn: string,
  ): Promise<Decision | undefined> {
    try {
      return decide(state, command, occurredOn);
    } catch (error) {
      const newer = await this.options.store.readStream(stream, { from: state.revision + 1, limit: 1 });
      if (newer.length > 0) return undefined;
      throw error;
    }
  }

  /** @param revision of the step; what it did to the ledger follows */
  async #firstAnswer(stream: string, command: Command, revision: number): Promise<Receipt> {
    const after = await this.options.store.readStream(stream, { from: revision, limit: MOST_ENTRIES });
    const last = after.findLastIndex(({ metadata }) => metadata.commandId === command.id);
    return receiptOf(after.slice(0, last + 1), command, true);
  }

  async #fold(stream: string, command: Command): Promise<FoldedState> {
    const { workflows } = this.options;
    return (
      (await this.#catchUp(stream, undefined)) ??
      this.#newborn(command) ??
      unborn(workflows.get(command.workflow), command.applicationId)
    );
  }

  /**
   * The state before the command that begins an application; undefined for other commands. Nothing is read: should
   * the application exist, the append says so, and the command is decided anew on what is there.
   */
  #newborn(command: Command): FoldedState | undefined {
    const { workflows, time } = this.options;
    const { commands, begins } = workflows.get(command.workflow);
    const office = command.type === begins ? placeOf(commands, command)?.office : undefined;
    if (office === undefined) return undefined;
    const on = localDateOf(command.occurredAt, time.timeZoneOf(office));
    return unborn(workflows.inForce(command.workflow, on), command.applicationId);
  }

  async #catchUp(stream: string, known: FoldedState | undefined): Promise<FoldedState | undefined> {
    const events = await this.options.store.readStream(stream, { from: (known?.revision ?? -1) + 1 });
    const first = events[0];
    if (!first) return known;
    const { workflow: id, applicationId } = first.metadata;
    const workflow = known?.workflow ?? this.options.workflows.edition(id.id, id.edition);
    return replay(workflow, applicationId, events, known);
  }

  #legalDay(state: FoldedState, command: Command): string {
    const place = state.place ?? placeOf(state.workflow.commands, command);
    return localDateOf(command.occurredAt, place ? this.options.time.timeZoneOf(place.office) : 'UTC');
  }
}

function placeOf(commands: FoldedState['workflow']['commands'], command: Command): Place | undefined {
  return commands[command.type]?.place?.(command.data as never);
}

/** The state after an append of one step and the entries around it. */
function advancedBy(state: FoldedState, events: readonly StoredEvent[], { next }: Decision): FoldedState {
  return events.reduce(
    (before, event) =>
      isLedgerEvent(event.type)
        ? advancedByEntry(before, { ...event, type: event.type })
        : advanced(before, event, next),
    state,
  );
}

/** Revision and position are those after all that the command left behind, so that the next one may build on them. */
function receiptOf(events: readonly StoredEvent[], command: Command, repeated: boolean): Receipt {
  const step = stepIn(events, command);
  const last = events.at(-1);
  if (!step || !last) throw reused(command);
  // The first answer again only where the repetition is of the same content.
  if (repeated && step.metadata.commandDigest !== digestOf(command)) throw reused(command);
  const { stream, metadata } = step;
  const { revision, position } = last;
  const { applicationId, to: state } = metadata;
  return { applicationId, stream, revision, position, state, events, repeated };
}

function reused(command: Command): ServiceError {
  return new ServiceError(
    'command-reused',
    `The id of this ${command.type} was used before for something else`,
    { commandId: command.id },
  );
}
