import { and, assign, not, raise, setup } from 'xstate';
import { guardsOf, type MachineEvent } from '#libs/contract';
import { applicationOf, step } from '#libs/testing';
import { replay } from '../replay.ts';
import { atMost, smallWorkflow, type SmallInput } from '../testing/small-workflow.ts';
import { WorkflowRegistry } from '../workflow-registry.ts';
import { stateName } from './machine-state.ts';

type Happening = 'Opened' | 'Shifted' | 'Paused' | 'Resumed' | 'Closed';
const types = {
  context: {} as { readonly sum: number },
  events: {} as MachineEvent<Happening, SmallInput>,
};
const shifted: MachineEvent<'Shifted', SmallInput> = {
  type: 'Shifted',
  data: {},
  occurredAt: '',
  occurredOn: '',
};
const rules = { affordable: atMost(10), cheap: atMost(1, 'small:3') };
const small = setup({
  types,
  guards: guardsOf(rules),
  actions: {
    add: assign({ sum: ({ context, event }) => context.sum + (event.data.amount ?? 0) }),
    shiftOn: raise(shifted),
  },
});

/** What the machine comes to by the events, in one go and folded again from its history. */
function walk(
  machine: Parameters<typeof smallWorkflow>[0],
  ...events: readonly (Happening | [Happening, number])[]
) {
  const workflow = smallWorkflow(machine, { rules });
  expect(new WorkflowRegistry([workflow]).list()).toEqual([workflow]);
  const steps = events.map((event) =>
    typeof event === 'string' ? step(`Do${event}`) : step(`Do${event[0]}`, { amount: event[1] }),
  );
  const { state, history } = applicationOf(workflow).given(...steps);
  const again = replay(workflow, state.applicationId, history);
  expect(stateName(again.machine)).toBe(stateName(state.machine));
  expect(again.machine.context).toEqual(state.machine.context);
  return { state: stateName(again.machine), sum: (again.machine.context as { sum: number }).sum };
}

describe('a history replays to the same state in a machine with', () => {
  it('states within states', () => {
    const machine = small.createMachine({
      context: { sum: 0 },
      initial: 'waiting',
      states: {
        waiting: { on: { Opened: 'open' } },
        open: {
          initial: 'left',
          states: { left: { on: { Shifted: 'right' } }, right: {} },
          on: { Closed: 'closed' },
        },
        closed: { type: 'final' },
      },
    });
    expect(walk(machine, 'Opened', 'Shifted')).toMatchObject({ state: 'open.right' });
    expect(walk(machine, 'Opened', 'Shifted', 'Closed')).toMatchObject({ state: 'closed' });
  });

  it('regions side by side, and a way on when all of them are done', () => {
    const region = (event: Happening) =>
      ({ initial: 'open', states: { open: { on: { [event]: 'done' } }, done: { type: 'final' } } }) as const;
    const machine = small.createMachine({
      context: { sum: 0 },
      initial: 'waiting',
      states: {
        waiting: { on: { Opened: 'both' } },
        both: {
          type: 'parallel',
          states: { first: region('Shifted'), second: region('Paused') },
          onDone: 'closed',
        },
        closed: { type: 'final' },
      },
    });
    expect(walk(machine, 'Opened')).toMatchObject({ state: 'both.first.open + both.second.open' });
    expect(walk(machine, 'Opened', 'Paused')).toMatchObject({ state: 'both.first.open + both.second.done' });
    expect(walk(machine, 'Opened', 'Paused', 'Shifted')).toMatchObject({ state: 'closed' });
  });

  it.each([
    ['shallow', 'open.right.near'],
    ['deep', 'open.right.far'],
  ] as const)('a %s history state', (history, expected) => {
    const machine = small.createMachine({
      context: { sum: 0 },
      initial: 'waiting',
      states: {
        waiting: { on: { Opened: 'open' } },
        open: {
          initial: 'left',
          states: {
            left: { on: { Shifted: 'right' } },
            right: { initial: 'near', states: { near: { on: { Shifted: 'far' } }, far: {} } },
            before: { type: 'history', history },
          },
          on: { Paused: 'paused' },
        },
        paused: { on: { Resumed: 'open.before' } },
      },
    });
    expect(walk(machine, 'Opened', 'Shifted', 'Shifted', 'Paused', 'Resumed')).toMatchObject({
      state: expected,
    });
  });

  it('ways that are always taken where their rule holds', () => {
    const machine = small.createMachine({
      context: { sum: 0 },
      initial: 'waiting',
      states: {
        waiting: { on: { Opened: { target: 'weighing', actions: 'add' } } },
        weighing: { always: [{ guard: 'cheap', target: 'light' }, { target: 'heavy' }] },
        light: {},
        heavy: {},
      },
    });
    expect(walk(machine, ['Opened', 1])).toEqual({ state: 'light', sum: 1 });
    expect(walk(machine, ['Opened', 2])).toEqual({ state: 'heavy', sum: 2 });
  });

  it('an event that the machine raises itself', () => {
    const machine = small.createMachine({
      context: { sum: 0 },
      initial: 'waiting',
      states: {
        waiting: { on: { Opened: { target: 'open', actions: 'shiftOn' } } },
        open: { on: { Shifted: 'shifted' } },
        shifted: {},
      },
    });
    expect(walk(machine, 'Opened')).toMatchObject({ state: 'shifted' });
  });

  it('guards joined and turned round', () => {
    const machine = small.createMachine({
      context: { sum: 0 },
      initial: 'waiting',
      states: {
        waiting: {
          on: {
            Opened: [
              { guard: and(['affordable', not('cheap')]), target: 'middling', actions: 'add' },
              { guard: 'cheap', target: 'low', actions: 'add' },
            ],
          },
        },
        middling: {},
        low: {},
      },
    });
    expect(walk(machine, ['Opened', 5])).toEqual({ state: 'middling', sum: 5 });
    expect(walk(machine, ['Opened', 1])).toEqual({ state: 'low', sum: 1 });
    const tooMuch = applicationOf(smallWorkflow(machine, { rules })).given().when('DoOpened', { amount: 11 });
    expect(tooMuch.objections).toContain('too-much small:2');
  });

  it('a final state within a state, and the way on from there', () => {
    const machine = small.createMachine({
      context: { sum: 0 },
      initial: 'waiting',
      states: {
        waiting: { on: { Opened: 'open' } },
        open: {
          initial: 'first',
          states: { first: { on: { Shifted: { target: 'over', actions: 'add' } } }, over: { type: 'final' } },
          onDone: 'afterwards',
        },
        afterwards: { on: { Closed: 'closed' } },
        closed: { type: 'final' },
      },
    });
    expect(walk(machine, 'Opened', ['Shifted', 3])).toEqual({ state: 'afterwards', sum: 3 });
    expect(walk(machine, 'Opened', 'Shifted', 'Closed')).toMatchObject({ state: 'closed' });
  });
});
