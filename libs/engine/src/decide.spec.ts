import { assign, setup } from 'xstate';
import { guardsOf, type MachineEvent } from '#libs/contract';
import { applicationOf, step } from '#libs/testing';
import { atMost, smallCommand, smallWorkflow, type SmallInput } from './testing/small-workflow.ts';

const rules = { affordable: atMost(10), modest: atMost(5, 'small:3') };
const machine = setup({
  types: {
    context: {} as { readonly seen: readonly object[] },
    events: {} as MachineEvent<string, SmallInput>,
  },
  guards: guardsOf(rules),
  actions: { see: assign({ seen: ({ context, event }) => [...context.seen, event] }) },
}).createMachine({
  context: { seen: [] },
  initial: 'waiting',
  states: {
    waiting: { on: { Opened: { target: 'open', actions: 'see' } } },
    open: {
      on: {
        Paid: [
          { target: 'closed', guard: 'affordable' },
          { target: 'open', guard: 'modest' },
        ],
        Moved: { actions: 'see' },
        Closed: 'closed',
      },
    },
    closed: { type: 'final' },
  },
});
const workflow = smallWorkflow(machine, {
  rules,
  commands: {
    Move: smallCommand('Moved', {
      clause: ({ office }) => `small:${office}`,
      place: ({ office = '' }) => ({ office, region: 'region-2' }),
      by: ['authorised-officer', 'centre-employee'],
      verify: (_input, { personal }) =>
        personal['name'] === 'Nobody' ? [{ code: 'nameless', message: 'has no name' }] : [],
    }),
  },
});
const { given } = applicationOf(workflow);
const opened = step('DoOpened', { name: 'Somebody' });

describe('a command becomes its event', () => {
  it('with the state that it leads from and to, its clause and its place', () => {
    const { event } = given(opened).when('Move', { office: 'office-2' });
    expect(event).toMatchObject({ type: 'Moved', data: { office: 'office-2' } });
    expect(event?.metadata).toMatchObject({
      from: 'open',
      to: 'open',
      clause: 'small:office-2',
      office: 'office-2',
      region: 'region-2',
    });
  });

  it('and is served from then on where the event has moved it', () => {
    const moved = given(opened, step('Move', { office: 'office-2' }));
    expect(moved.when('DoClosed', {}, { office: 'office-1' }).answer).toBe('foreign-office');
    expect(moved.when('DoClosed', {}, { office: 'office-2' }).answer).toBe('Closed');
  });

  it('whose personal part the machine never sees', () => {
    const { state, history } = given(opened);
    expect(history[0]?.personal).toEqual({ name: 'Somebody' });
    expect(state.personal).toEqual({ name: 'Somebody' });
    expect(JSON.stringify(state.machine.context)).not.toContain('Somebody');
  });

  it('for whoever has one of the roles', () => {
    const { answer } = given(opened).when('Move', { office: 'x' }, { by: 'centre-employee' });
    expect(answer).toBe('Moved');
  });
});

describe('a command is rejected', () => {
  it('as unknown-command, with those that there are', () => {
    const { answer, rejection } = given(opened).when('Fly');
    expect(answer).toBe('unknown-command');
    expect(rejection?.details['known']).toEqual(['DoOpened', 'DoPaid', 'DoMoved', 'DoClosed', 'Move']);
  });

  it('as wrong-role, before anything of the application is told', () => {
    const { answer, rejection } = given(opened).when('DoOpened', {}, { by: 'integrator' });
    expect(answer).toBe('wrong-role');
    expect(rejection?.details).toEqual({ needed: ['authorised-officer'] });
  });

  it('as unknown-application where it does not begin one', () => {
    expect(given().when('DoClosed').answer).toBe('unknown-application');
  });

  it('as application-exists where it begins one again', () => {
    expect(given(opened).when('DoOpened').answer).toBe('application-exists');
  });

  it('as foreign-office, telling nothing of the state', () => {
    const { answer, rejection } = given(opened, step('DoClosed')).when('DoPaid', {}, { office: 'office-9' });
    expect(answer).toBe('foreign-office');
    expect(rejection?.message).not.toContain('closed');
  });

  it('as foreign-office already at its beginning', () => {
    const { answer } = given().when('DoOpened', { office: 'office-1' }, { office: 'office-2' });
    expect(answer).toBe('foreign-office');
  });

  it('as wrong-state, with the state and the commands that are possible', () => {
    const fresh = smallWorkflow(machine, { rules, begins: 'DoOpened' });
    const { rejection } = applicationOf(fresh).given(opened, step('DoClosed')).when('DoPaid');
    expect(rejection).toMatchObject({ code: 'wrong-state', details: { state: 'closed', possible: [] } });
  });

  it('as rule-violated, with the objections of every guard on every way', () => {
    const { answer, objections, state } = given(opened).when('DoPaid', { amount: 11 });
    expect(answer).toBe('rule-violated');
    expect(objections).toEqual(['too-much small:2', 'too-much small:3']);
    expect(state).toBe('open');
  });

  it('as rule-violated on what is personal', () => {
    const nameless = given(step('DoOpened', { name: 'Nobody' })).when('Move', { office: 'x' });
    expect(nameless.objections).toEqual(['nameless']);
  });

  it('as rule-violated where it would have happened before the step before', () => {
    const early = given(step('DoOpened', {}, { at: '2012-04-02T05:00:00.000Z' }));
    expect(early.when('DoClosed', {}, { at: '2012-04-02T04:59:59.999Z' }).objections).toEqual([
      'before-previous-step',
    ]);
    expect(early.when('DoClosed', {}, { at: '2012-04-02T05:00:00.000Z' }).answer).toBe('Closed');
  });
});
