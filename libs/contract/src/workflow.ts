import type { AnyStateMachine, EventFrom } from 'xstate';
import type { Actor, Place, Role } from './actor.ts';
import type { ClauseEntry } from './clauses.ts';
import type { JsonObject } from './json.ts';
import type { Limit } from './limits.ts';
import type { Text } from './text.ts';
import type { TimeReadings } from './time-readings.ts';
import type { Violation } from './violations.ts';

/**
 * An event as the machine sees it: the stored event without its personal part, so that a history still folds
 * when personal data has been erased.
 */
export interface MachineEvent<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
  /** RFC 3339, UTC. */
  readonly occurredAt: string;
  /** Legal day in the time zone of the office, YYYY-MM-DD. */
  readonly occurredOn: string;
}

/** A condition of the law: why it may stop a step, and on which clause. Pure. */
export interface Rule<Context = never, Event = never> {
  readonly clause: string;
  readonly title: Text;
  /** Empty when the condition holds. */
  readonly check: (context: Context, event: Event) => readonly Violation[];
}

/**
 * Gives `rule` for one machine: a rule that looks at one type of event, and has nothing to say about the others.
 */
export function rulesFor<Context, Event extends { readonly type: string }>() {
  return function rule<Type extends Event['type']>(definition: {
    readonly clause: string;
    readonly title: Text;
    readonly on: Type;
    readonly check: (event: Extract<Event, { type: Type }>, context: Context) => readonly Violation[];
  }): Rule<Context, Event> {
    const { clause, title, on, check } = definition;
    return {
      clause,
      title,
      check: (context, event) =>
        event.type === on ? check(event as Extract<Event, { type: Type }>, context) : [],
    };
  };
}

/** Makes XState guards of rules: a guard holds when its rule finds nothing to object to. */
export function guardsOf<R extends Record<string, Rule<never, never>>>(
  rules: R,
): {
  [K in keyof R]: (args: {
    context: Parameters<R[K]['check']>[0];
    event: Parameters<R[K]['check']>[1];
  }) => boolean;
} {
  const guards = Object.entries(rules).map(([name, rule]) => [
    name,
    ({ context, event }: { context: never; event: never }) => rule.check(context, event).length === 0,
  ]);
  return Object.fromEntries(guards) as never;
}

/** What is known at the moment of a step, beside the machine's context. */
export interface StepFacts {
  readonly applicationId: string;
  readonly actor: Actor;
  /** RFC 3339, UTC. */
  readonly occurredAt: string;
  /** Legal day in the time zone of the office, YYYY-MM-DD. */
  readonly occurredOn: string;
  /** Personal data of the application so far. Only `verify` and `record` may look at it, never the machine. */
  readonly personal: JsonObject;
}

/** What a command leaves behind in the event. */
export interface Recorded<Data extends object = object> {
  readonly data: Data;
  readonly personal?: JsonObject;
}

/** A command of a workflow: which event it becomes, who may give it, on which clause. */
export interface CommandRule<
  EventType extends string = string,
  Input extends object = object,
  EventData extends object = object,
> {
  readonly title: Text;
  readonly becomes: EventType;
  readonly by: readonly Role[];
  /** True where its roles are bound to no office; by default only the office that serves the application acts. */
  readonly acrossOffices?: boolean;
  /** class-validator class of the input: the only definition of its shape. */
  readonly input: new () => Input;
  readonly clause: string | ((input: Input, context: unknown) => string);
  /** Splits the input into what the fold needs and what is personal; adds what is worked out once. Pure. */
  readonly record: (input: Input, facts: StepFacts, context: unknown) => Recorded<EventData>;
  /** Conditions on personal data, which the fold must be able to do without. Pure. */
  readonly verify?: (input: Input, facts: StepFacts, context: unknown) => readonly Violation[];
  /** Where the application is served from this step on. Required of the command that begins it. */
  readonly place?: (input: Input) => Place;
  /** A valid input, shown in the API documentation and tried by tests. */
  readonly example: Input;
}

/** What a workflow is called and when it applies. */
export interface Edition {
  readonly id: string;
  /** First and last day of submission, YYYY-MM-DD; no `until` means still open. */
  readonly from: string;
  readonly until?: string;
}

/** One standard (or the complaint procedure) as the engine sees it. */
export interface Workflow {
  /** kebab-case, as in URLs: `passport-and-id-card`. */
  readonly id: string;
  readonly title: Text;
  readonly edition: Edition;
  readonly machine: AnyStateMachine;
  /** By name of the guard. Every guard of the machine has one. */
  readonly rules: Readonly<Record<string, Rule<never, never>>>;
  readonly commands: Readonly<Record<string, CommandRule<string, never, object>>>;
  /** The command that opens an application. */
  readonly begins: string;
  readonly limits: readonly Limit[];
  /** How its words on time are read; by default `DEFAULT_TIME_READINGS`. */
  readonly time?: TimeReadings;
  /** The paragraphs of the standard and where each is honoured; empty where a workflow is no standard of its own. */
  readonly clauses: readonly ClauseEntry[];
  /** Titles of the machine's states by dotted path, clause included. */
  readonly states: Readonly<Record<string, { readonly title: Text; readonly clause: string }>>;
}

type DataOf<Machine extends AnyStateMachine, Type extends string> =
  Extract<EventFrom<Machine>, { type: Type }> extends { data: infer Data extends object } ? Data : never;

/**
 * Gives `command` for one machine: an event name that the machine does not know, or a `record` that does not
 * give the event its data, does not compile.
 */
export function commandsOf<Machine extends AnyStateMachine>() {
  return function command<Type extends EventFrom<Machine>['type'], Input extends object>(
    rule: CommandRule<Type, Input, DataOf<Machine, Type>>,
  ): CommandRule<Type, Input, DataOf<Machine, Type>> {
    return rule;
  };
}

/** Puts a workflow together; the events that its commands become are checked against its machine. */
export function defineWorkflow<
  Machine extends AnyStateMachine,
  const Commands extends Record<string, { readonly becomes: EventFrom<Machine>['type'] }>,
>(
  definition: Omit<Workflow, 'machine' | 'commands' | 'begins'> & {
    readonly machine: Machine;
    readonly commands: Commands;
    readonly begins: keyof Commands & string;
  },
): Workflow & { readonly machine: Machine; readonly commands: Commands } {
  return definition as never;
}
