import { setup } from 'xstate';
import { guardsOf, type MachineEvent } from '#libs/contract';
import { actorOf, applicationOf, step } from '#libs/testing';
import { mermaidOf } from './diagram.ts';
import { possibilities, possibleCommands } from './possibilities.ts';
import { atMost, smallWorkflow, type SmallInput } from './testing/small-workflow.ts';

const rules = { affordable: atMost(10) };
const machine = setup({
  types: { events: {} as MachineEvent<'Opened' | 'Paid' | 'Closed', SmallInput> },
  guards: guardsOf(rules),
}).createMachine({
  initial: 'waiting',
  states: {
    waiting: { on: { Opened: 'open' } },
    open: {
      initial: 'unpaid',
      states: { unpaid: { on: { Paid: { target: 'paid', guard: 'affordable' } } }, paid: {} },
      on: { Closed: 'closed' },
    },
    closed: { type: 'final' },
  },
});
const workflow = smallWorkflow(machine, { rules });
const { given } = applicationOf(workflow);
const opened = step('DoOpened');
const officer = actorOf('office-1', 'authorised-officer');

describe('what is possible next', () => {
  it('is told with the rules that the step has to satisfy, and where the rest is possible', () => {
    const told = possibilities(given(opened).state, officer);
    expect(told.find(({ command }) => command === 'DoPaid')).toMatchObject({
      possible: true,
      conditions: [{ rule: 'affordable', clause: 'small:2' }],
      possibleIn: ['open.unpaid'],
    });
    expect(told.find(({ command }) => command === 'DoClosed')).toMatchObject({
      possible: true,
      conditions: [],
      possibleIn: ['open'],
    });
  });

  it.each([
    ['wrong-role', actorOf('office-1', 'centre-employee')],
    ['foreign-office', actorOf('office-2', 'authorised-officer')],
  ] as const)('is nothing for an actor who is turned away as %s', (why, actor) => {
    expect(possibilities(given(opened).state, actor).map((each) => each.why)).toEqual([why, why]);
  });

  it('is not what the state does not allow', () => {
    const paid = given(opened, step('DoPaid')).state;
    const pay = possibilities(paid, officer).find(({ command }) => command === 'DoPaid');
    expect(pay).toMatchObject({ possible: false, why: 'wrong-state' });
    expect(possibleCommands(paid)).toEqual(['DoClosed']);
  });

  it('is to begin, and then never again', () => {
    expect(possibleCommands(given().state)).toEqual(['DoOpened']);
    expect(possibleCommands(given(opened).state).toSorted()).toEqual(['DoClosed', 'DoPaid']);
    expect(possibleCommands(given(opened, step('DoClosed')).state)).toEqual([]);
  });
});

describe('the diagram of a machine', () => {
  it('shows states within states, events with their guards, beginnings and ends', () => {
    expect(
      mermaidOf(workflow)
        .trim()
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual([
      'stateDiagram-v2',
      'waiting : waiting',
      '[*] --> waiting',
      'state "open" as open {',
      'open_unpaid : unpaid',
      '[*] --> open_unpaid',
      'open_paid : paid',
      '}',
      'closed : closed',
      'waiting --> open : Opened',
      'open --> closed : Closed',
      'open_unpaid --> open_paid : Paid [affordable]',
      'closed --> [*]',
    ]);
  });
});
