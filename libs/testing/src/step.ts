import type { Actor, Command, Role } from '#libs/contract';
import { localDateOf } from '#libs/calendar';
import type { FoldedState } from '#libs/engine';
import { actorOf } from './actors.ts';
import { FixedClock } from './fixed-clock.ts';

/** Who takes a step and when, where it is not the first role of the command, at its office, ten minutes later. */
export interface StepOptions {
  readonly by?: Role;
  readonly office?: string;
  /** RFC 3339, UTC. */
  readonly at?: string;
  /** Legal day, YYYY-MM-DD: at eleven in the morning of Almaty. */
  readonly on?: string;
}

/** A command as a scenario tells it. */
export interface Step extends StepOptions {
  readonly command: string;
  /** By default the example of the command. */
  readonly data?: object;
}

/** One zone is enough for scenarios; that each office has its own is the business of the catalogue's specs. */
const TIME_ZONE = 'Asia/Almaty';
const MINUTES_BETWEEN_STEPS = 10;

/** The id whose number is 0000-0000-0000, which the examples of the workflows show. */
export const APPLICATION_ID = '00000000-0000-7000-8000-000000000000';

/** A step of a scenario: its command, its data (by default the example of the command), who and when. */
export function step(command: string, data?: object, options: StepOptions = {}): Step {
  return { command, ...(data && { data }), ...options };
}

export function dataOf({ workflow }: FoldedState, { command, data }: Step): object {
  return data ?? workflow.commands[command]?.example ?? {};
}

/** The step as a command on an application that stands at `state`. Ids count up, so that histories never differ. */
export function commandOf(state: FoldedState, told: Step, data: object): Command {
  const { workflow, applicationId, revision } = state;
  return {
    id: commandIdAt(revision + 1),
    workflow: workflow.id,
    type: told.command,
    applicationId,
    data,
    actor: actorFor(state, told, data),
    occurredAt: told.at ?? (told.on ? `${told.on}T05:00:00.000Z` : timeAfter(state)),
  };
}

/** The legal day of the command, YYYY-MM-DD. */
export function legalDayOf({ occurredAt }: Pick<Command, 'occurredAt'>): string {
  return localDateOf(occurredAt, TIME_ZONE);
}

function actorFor({ workflow, place }: FoldedState, told: Step, data: object): Actor {
  const rule = workflow.commands[told.command];
  const office = told.office ?? place?.office ?? rule?.place?.(data as never).office ?? null;
  return actorOf(office, told.by ?? rule?.by[0] ?? 'authorised-officer');
}

function timeAfter({ lastOccurredAt }: FoldedState): string {
  const clock = lastOccurredAt
    ? new FixedClock(lastOccurredAt).advance(MINUTES_BETWEEN_STEPS)
    : new FixedClock();
  return clock.now().toISOString();
}

/** Ids of commands, in the order of their index. */
export function commandIdAt(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}
