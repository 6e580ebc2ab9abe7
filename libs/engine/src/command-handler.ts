import { hash } from 'node:crypto';
import { v5 as uuidV5 } from 'uuid';
import {
  canonicalJson,
  ServiceError,
  streamName,
  type Command,
  type EventToAppend,
  type Place,
  type Receipt,
  type StoredEvent,
} from '#libs/contract';
import { localDateOf } from '#libs/calendar';
import { EventIdTakenError, WrongRevisionError, type EventStore } from '#libs/event-store';
import { decide, type Decision } from './decide.ts';
import { advanced, unborn, type FoldedState } from './folded-state.ts';
import { FoldedStates } from './folded-states.ts';
import { replay } from './replay.ts';
import type { WorkflowRegistry } from './workflow-registry.ts';

/** How often a command is decided anew when another was quicker. */
const MAX_ATTEMPTS = 3;

export interface CommandHandlerOptions {
  readonly store: EventStore;
  readonly workflows: WorkflowRegistry;
  /** First part of every stream name. */
  readonly installation: string;
  /** IANA time zone of an office. */
  readonly timeZoneOf: (office: string) => string;
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
    const digest = digestOf(command);
    let state = this.#states.find(stream) ?? this.#newborn(command) ?? (await this.#fold(stream, command));
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const before = state.commands.get(command.id);
      if (before !== undefined) return this.#firstAnswer(stream, command, digest, before);
      const receipt = await this.#attempt(stream, state, command, digest);
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
  async #attempt(
    stream: string,
    state: FoldedState,
    command: Command,
    digest: string,
  ): Promise<Receipt | undefined> {
    const occurredOn = this.#legalDay(state, command);
    const decision = await this.#decide(stream, state, command, occurredOn);
    if (!decision) return undefined;
    const event = eventOf(state, command, decision, occurredOn, digest);
    try {
      const result = await this.options.store.append(
        stream,
        state.revision < 0 ? 'no-stream' : state.revision,
        [event],
      );
      const stored = result.events[0] as StoredEvent;
      if (result.repeated) return repeatedReceipt(stored, command, digest);
      this.#states.keep(stream, advanced(state, stored, decision.next));
      return receiptOf(stored, false);
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

  async #firstAnswer(stream: string, command: Command, digest: string, revision: number): Promise<Receipt> {
    const [stored] = await this.options.store.readStream(stream, { from: revision, limit: 1 });
    if (!stored) throw reused(command);
    return repeatedReceipt(stored, command, digest);
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
    const { workflows, timeZoneOf } = this.options;
    const { commands, begins } = workflows.get(command.workflow);
    const office = command.type === begins ? placeOf(commands, command)?.office : undefined;
    if (office === undefined) return undefined;
    const on = localDateOf(command.occurredAt, timeZoneOf(office));
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
    return localDateOf(command.occurredAt, place ? this.options.timeZoneOf(place.office) : 'UTC');
  }
}

function placeOf(commands: FoldedState['workflow']['commands'], command: Command): Place | undefined {
  return commands[command.type]?.place?.(command.data as never);
}

function digestOf(command: Command): string {
  const { type, workflow, applicationId, data, occurredAt } = command;
  return hash(
    'sha256',
    canonicalJson(command.content ?? { type, workflow, applicationId, data, occurredAt }),
  );
}

function eventOf(
  state: FoldedState,
  command: Command,
  decision: Decision,
  occurredOn: string,
  digest: string,
): EventToAppend {
  const { id, applicationId, actor, occurredAt } = command;
  const { workflow } = state;
  return {
    id: uuidV5('0', id),
    type: decision.type,
    data: decision.data,
    ...(decision.personal && { personal: decision.personal }),
    metadata: {
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
      commandDigest: digest,
      correlationId: command.correlationId ?? id,
      causationId: command.causationId ?? id,
    },
  };
}

function receiptOf(event: StoredEvent, repeated: boolean): Receipt {
  const { stream, revision, position, metadata } = event;
  return {
    applicationId: metadata.applicationId,
    stream,
    revision,
    position,
    state: metadata.to,
    events: [event],
    repeated,
  };
}

/** The first answer again, where the repetition is of the same content. */
function repeatedReceipt(event: StoredEvent, command: Command, digest: string): Receipt {
  if (event.metadata.commandDigest !== digest) throw reused(command);
  return receiptOf(event, true);
}

function reused(command: Command): ServiceError {
  return new ServiceError(
    'command-reused',
    `The id of this ${command.type} was used before for something else`,
    { commandId: command.id },
  );
}
