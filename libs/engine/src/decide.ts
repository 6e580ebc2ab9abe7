import {
  ServiceError,
  type Command,
  type CommandRule,
  type JsonObject,
  type Place,
  type Rule,
  type StepFacts,
  type Violation,
} from '#libs/contract';
import type { FoldedState } from './folded-state.ts';
import { openings } from './machine/guards.ts';
import { mayHappen, nextState, stateName, type MachineState } from './machine/machine-state.ts';
import { possibleCommands } from './possibilities.ts';

/** A "yes": the event that the command becomes, and the state that it leads to. */
export interface Decision {
  readonly type: string;
  readonly data: JsonObject;
  readonly personal: JsonObject | undefined;
  readonly clause: string;
  readonly place: Place;
  readonly from: string;
  readonly to: string;
  readonly next: MachineState;
}

type AnyCommandRule = CommandRule<string, object, object>;

/**
 * Says which event a command becomes, or why it may not. Pure.
 *
 * The order of the questions is the order of discretion: who may not act here learns nothing of the application.
 * @param occurredOn the legal day of the step in the time zone of the office, YYYY-MM-DD
 * @throws ServiceError `unknown-command`, `wrong-role`, `application-exists`, `unknown-application`, `foreign-office`,
 *   `revision-conflict` (If-Match), `wrong-state` (with the commands that are possible), `rule-violated` (with every reason and its clause)
 */
export function decide(state: FoldedState, command: Command, occurredOn: string): Decision {
  const rule = commandRule(state, command);
  const input = command.data;
  checkRole(rule, command);
  checkBeginning(state, command);
  const place = rule.place?.(input) ?? state.place;
  if (!place)
    throw new ServiceError('unknown-application', `There is no application ${command.applicationId}`);
  if (!rule.acrossOffices) checkOffice(state.place ?? place, command);
  checkRevision(state, command);
  const { applicationId, actor, occurredAt } = command;
  const facts: StepFacts = { applicationId, actor, occurredAt, occurredOn, personal: state.personal };
  return step(state, command, rule, facts, place);
}

function step(
  state: FoldedState,
  command: Command,
  rule: AnyCommandRule,
  facts: StepFacts,
  place: Place,
): Decision {
  const { context } = state.machine;
  const from = stateName(state.machine);
  const opening = openings(state.machine).find(({ event }) => event === rule.becomes);
  if (!opening) throw wrongState(state, command, from);
  const { data, personal } = rule.record(command.data, facts, context);
  const event = { type: rule.becomes, data, occurredAt: facts.occurredAt, occurredOn: facts.occurredOn };
  const violations = [
    ...timeViolations(state, facts),
    ...startViolations(state.workflow, rule.becomes, data as JsonObject, facts),
    ...(rule.verify?.(command.data, facts, context) ?? []),
  ];
  if (violations.length > 0 || !mayHappen(state.machine, event)) {
    throw ruleViolated(command, [...violations, ...guardViolations(state, opening.guards, event)]);
  }
  const next = nextState(state.workflow.machine, state.machine, event);
  const clause = typeof rule.clause === 'string' ? rule.clause : rule.clause(command.data, context);
  return {
    type: rule.becomes,
    data: data as JsonObject,
    personal,
    clause,
    place,
    from,
    to: stateName(next),
    next,
  };
}

function commandRule(state: FoldedState, command: Command): AnyCommandRule {
  const rule = state.workflow.commands[command.type] as AnyCommandRule | undefined;
  if (rule) return rule;
  const known = Object.keys(state.workflow.commands);
  throw new ServiceError(
    'unknown-command',
    `${state.workflow.id} has no command "${command.type}"; it has: ${known.join(', ')}`,
    { known },
  );
}

function checkRole(rule: AnyCommandRule, { type, actor }: Command): void {
  if (rule.by.some((role) => actor.roles.includes(role))) return;
  throw new ServiceError('wrong-role', `${type} is for ${rule.by.join(', ')}`, { needed: rule.by });
}

function checkBeginning(state: FoldedState, { type, applicationId }: Command): void {
  const begins = type === state.workflow.begins;
  if (begins && state.revision >= 0)
    throw new ServiceError('application-exists', `Application ${applicationId} exists already`);
  if (!begins && state.revision < 0)
    throw new ServiceError('unknown-application', `There is no application ${applicationId}`);
}

function checkOffice(place: Place, { actor }: Command): void {
  if (actor.office === place.office) return;
  throw new ServiceError('foreign-office', 'The application is served by another office than yours', {
    yours: actor.office,
  });
}

function checkRevision(state: FoldedState, { expectedRevision }: Command): void {
  if (expectedRevision === undefined || expectedRevision === state.revision) return;
  throw new ServiceError(
    'revision-conflict',
    `The application stands at revision ${state.revision}, not ${expectedRevision}`,
    {
      revision: state.revision,
    },
  );
}

function wrongState(state: FoldedState, command: Command, from: string): ServiceError {
  const possible = possibleCommands(state);
  const instead = possible.length > 0 ? `possible now: ${possible.join(', ')}` : 'nothing more is possible';
  return new ServiceError('wrong-state', `${command.type} is not possible in state "${from}"; ${instead}`, {
    state: from,
    possible,
  });
}

function ruleViolated(command: Command, violations: readonly Violation[]): ServiceError {
  const reasons = violations.map(({ message }) => message).join('; ');
  return new ServiceError('rule-violated', `${command.type} is refused: ${reasons}`, { violations });
}

/** Steps happen one after the other: legal periods could not be computed from a history that runs backwards. */
function timeViolations(state: FoldedState, { occurredAt }: StepFacts): readonly Violation[] {
  if (occurredAt >= state.lastOccurredAt) return [];
  const message = `the step would have happened before the step before it, at ${state.lastOccurredAt}`;
  return [
    {
      code: 'before-previous-step',
      message,
      path: '/occurredAt',
      expected: state.lastOccurredAt,
      actual: occurredAt,
    },
  ];
}

/** A period that begins at a moment which the step tells of has begun before the step: nobody waits backwards. */
function startViolations(
  { limits }: FoldedState['workflow'],
  becomes: string,
  data: JsonObject,
  { occurredAt }: StepFacts,
): readonly Violation[] {
  return limits.flatMap(({ clause, starts: { event, at } }) => {
    const begins = event === becomes && at !== undefined ? data[at] : undefined;
    if (typeof begins !== 'string' || Date.parse(begins) <= Date.parse(occurredAt)) return [];
    const message = `${at} lies after the step, which happened at ${occurredAt}`;
    return [
      { code: 'begins-after-step', message, clause, path: `/${at}`, expected: occurredAt, actual: begins },
    ];
  });
}

/** Every objection of every guard that stands before the event, each told once. */
function guardViolations(
  state: FoldedState,
  ways: readonly (readonly string[])[],
  event: object,
): readonly Violation[] {
  const rules = state.workflow.rules as Readonly<Record<string, Rule<unknown, unknown>>>;
  const names = new Set(ways.flat());
  return [...names].flatMap((name) => rules[name]?.check(state.machine.context, event) ?? []);
}
