import fc from 'fast-check';
import { ROLES, type Command } from '#libs/contract';
import type { FoldedState } from '#libs/engine';
import { checkInput } from '#libs/input';
import { actorOf } from './actors.ts';
import { commandIdAt, commandOf, dataOf, type Step } from './step.ts';

type Spoiling = (command: Command, state: FoldedState, index: number) => Partial<Command>;

/** What is done to a sample step, so that some of the commands are ones that must be refused. */
const SPOILINGS = {
  nothing: () => ({}),
  'foreign-office': () => ({ actor: actorOf('another-office', ...ROLES) }),
  'wrong-role': ({ actor }) => ({ actor: actorOf(actor.office, 'integrator') }),
  'before-everything': () => ({ occurredAt: '2012-03-29T05:00:00.000Z' }),
  'id-used-before': (_command, _state, index) => ({ id: commandIdAt(Math.max(0, index - 1)) }),
  'unknown-command': () => ({ type: 'GrantWish' }),
  'stale-revision': (_command, { revision }) => ({ expectedRevision: revision + 1 }),
} satisfies Record<string, Spoiling>;

const KINDS = Object.keys(SPOILINGS) as (keyof typeof SPOILINGS)[];

/** A sample step, whole or spoilt. */
export interface Wish {
  readonly step: Step;
  readonly spoilt: keyof typeof SPOILINGS;
}

/**
 * Sequences of the sample steps, three in four of them whole: in any order, or in that of the samples, which gets
 * further along the way.
 */
export function wishes(samples: readonly Step[]): fc.Arbitrary<Wish[]> {
  const spoilt = fc.oneof(
    { weight: 3, arbitrary: fc.constant('nothing' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...KINDS) },
  );
  const wish = fc.record({ step: fc.constantFrom(...samples), spoilt });
  const place = ({ step }: Wish) => samples.indexOf(step);
  return fc
    .tuple(fc.boolean(), fc.array(wish, { maxLength: 24, size: 'max' }))
    .map(([inOrder, list]) => (inOrder ? list.toSorted((one, other) => place(one) - place(other)) : list));
}

/** The wish as a command, its input checked as the service checks it. @param index makes its id */
export function wishedCommand(state: FoldedState, { step, spoilt }: Wish, index: number): Command {
  const rule = state.workflow.commands[step.command];
  const plain = dataOf(state, step);
  const data = rule ? checkInput(rule.input as new () => object, plain) : plain;
  const command: Command = { ...commandOf(state, step, data), id: commandIdAt(index) };
  const spoil: Spoiling = SPOILINGS[spoilt];
  return { ...command, ...spoil(command, state, index) };
}
