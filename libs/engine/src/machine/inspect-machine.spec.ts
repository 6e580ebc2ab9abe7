import { assign, createMachine, emit, fromPromise, log, raise, setup } from 'xstate';
import { inspectMachine } from './inspect-machine.ts';

const RULES = new Set(['fits']);
const faultsOf = (machine: Parameters<typeof inspectMachine>[0]) =>
  inspectMachine(machine, RULES).map(({ state, fault }) => `${state}: ${fault}`);

describe('a machine is refused for', () => {
  it('invoked actors, wherever they stand', () => {
    const machine = setup({ actors: { ask: fromPromise(async () => 1) } }).createMachine({
      initial: 'idle',
      states: { idle: { initial: 'deep', states: { deep: { invoke: { src: 'ask' } } } } },
    });
    expect(faultsOf(machine)).toContain('(root): actor "ask"');
    expect(faultsOf(machine)).toContain('idle.deep: `invoke`');
  });

  it('timers', () => {
    const machine = setup({ delays: { month: 1 } }).createMachine({
      initial: 'idle',
      states: { idle: { after: { month: 'late' } }, late: {} },
    });
    expect(faultsOf(machine)).toEqual(expect.arrayContaining(['(root): delay "month"', 'idle: `after`']));
  });

  it.each([
    ['calls a function', () => undefined],
    ['logs', log('x')],
    ['emits', emit({ type: 'x' })],
    ['raises after a delay', raise({ type: 'x' }, { delay: 10 })],
  ])('an action that %s', (_what, note) => {
    const machine = setup({ actions: { note } }).createMachine({ entry: 'note' });
    expect(faultsOf(machine)).toEqual(['(root): action "note" has an effect']);
  });

  it.each(['entry', 'exit'] as const)('an action without a name at its %s', (place) => {
    const machine = createMachine({ initial: 'idle', states: { idle: { [place]: () => undefined } } });
    expect(faultsOf(machine)).toEqual(['idle: an action without a name']);
  });

  it('an action without a name on a way, or one that nobody implements', () => {
    const machine = createMachine({ on: { A: { actions: assign({}) }, B: { actions: 'note' } } });
    expect(faultsOf(machine)).toEqual([
      '(root): an action without a name',
      '(root): action "note" that is not implemented',
    ]);
  });

  it('a guard without a name, or without a rule that could explain its "no"', () => {
    const machine = setup({ guards: { unexplained: () => true } }).createMachine({
      initial: 'idle',
      states: { idle: { on: { A: { guard: () => true }, B: { guard: 'unexplained' } } } },
    });
    expect(faultsOf(machine)).toEqual([
      'idle: a guard without a name',
      'idle: guard "unexplained" without a rule',
    ]);
  });

  it('nothing where all it does is fold its events', () => {
    const machine = setup({
      guards: { fits: () => true },
      actions: { note: assign({}), goOn: raise({ type: 'B' }) },
    }).createMachine({
      initial: 'idle',
      states: {
        idle: { on: { A: { guard: 'fits', target: 'next', actions: ['note', 'goOn'] } } },
        next: { entry: 'note', always: { guard: 'fits', target: 'end' } },
        end: { type: 'final' },
      },
    });
    expect(faultsOf(machine)).toEqual([]);
  });

  it('each fault with what to do instead', () => {
    const machine = createMachine({ initial: 'idle', states: { idle: { after: { 1000: 'idle' } } } });
    const [fault] = inspectMachine(machine, RULES).filter(({ state }) => state === 'idle');
    expect(fault?.instead).toBe('declare a limit; time reaches a machine as an event');
  });
});
