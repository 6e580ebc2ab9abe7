import type { Actor, CommandRule, Role, Text } from '#libs/contract';
import type { FoldedState } from './folded-state.ts';
import { openings } from './machine/guards.ts';
import { arrowsOf } from './machine/state-list.ts';

/** One command of the workflow: whether it is possible now, under which conditions, or why it is not. */
export interface Possibility {
  readonly command: string;
  readonly title: Text;
  readonly becomes: string;
  readonly by: readonly Role[];
  readonly possible: boolean;
  /** What must hold besides: rules of the law that look at the data of the step. */
  readonly conditions: readonly { readonly rule: string; readonly clause: string; readonly title: Text }[];
  /** Why not: the state does not allow it, or the asker has not the role or sits in another office. */
  readonly why?: 'wrong-state' | 'wrong-role' | 'foreign-office';
  /** States in which it is possible. */
  readonly possibleIn: readonly string[];
}

/** Names of the commands that the present state allows, whoever asks. */
export function possibleCommands(state: FoldedState): readonly string[] {
  const open = new Set(openings(state.machine).map(({ event }) => event));
  return Object.entries(state.workflow.commands)
    .filter(
      ([name, { becomes }]) => open.has(becomes) && (name === state.workflow.begins) === state.revision < 0,
    )
    .map(([name]) => name);
}

/** What is possible next for this actor, and why the rest is not. Pure. */
export function possibilities(state: FoldedState, actor: Actor): readonly Possibility[] {
  const open = new Map(openings(state.machine).map(({ event, guards }) => [event, guards.flat()]));
  return Object.entries(state.workflow.commands)
    .filter(([name]) => name !== state.workflow.begins)
    .map(([name, rule]) => {
      const why = obstacle(state, rule, actor, open.has(rule.becomes));
      return {
        command: name,
        title: rule.title,
        becomes: rule.becomes,
        by: rule.by,
        possible: why === undefined,
        conditions: conditionsOf(state, open.get(rule.becomes) ?? []),
        ...(why && { why }),
        possibleIn: statesAllowing(state, rule.becomes),
      };
    });
}

function obstacle(
  state: FoldedState,
  rule: CommandRule<string, never, object>,
  actor: Actor,
  open: boolean,
): Possibility['why'] {
  if (!open) return 'wrong-state';
  if (!rule.by.some((role) => actor.roles.includes(role))) return 'wrong-role';
  return rule.acrossOffices || actor.office === state.place?.office ? undefined : 'foreign-office';
}

function conditionsOf(state: FoldedState, names: readonly string[]): Possibility['conditions'] {
  return [...new Set(names)].flatMap((name) => {
    const rule = state.workflow.rules[name];
    return rule ? [{ rule: name, clause: rule.clause, title: rule.title }] : [];
  });
}

function statesAllowing(state: FoldedState, event: string): readonly string[] {
  const from = arrowsOf(state.workflow.machine).filter((arrow) => arrow.event === event);
  return [...new Set(from.map((arrow) => arrow.from))];
}
