import { IsInt, IsOptional } from 'class-validator';
import { assign, setup } from 'xstate';
import type { MachineEvent, Workflow } from '#libs/contract';
import { applicationOf } from './application-of.ts';
import { explore } from './explore.ts';
import { FixedClock } from './fixed-clock.ts';
import { step } from './step.ts';

class Input {
  @IsOptional()
  @IsInt()
  readonly by?: number;
}

const machine = setup({
  types: {
    context: {} as { readonly count: number },
    events: {} as MachineEvent<'Begun' | 'Counted' | 'Done', Input>,
  },
  actions: { add: assign({ count: ({ context, event }) => context.count + (event.data.by ?? 0) }) },
}).createMachine({
  context: { count: 0 },
  initial: 'idle',
  states: {
    idle: { on: { Begun: 'counting' } },
    counting: { on: { Counted: { actions: 'add' }, Done: 'done' } },
    done: { type: 'final' },
  },
});

const command = (becomes: string) => ({
  title: { kk: becomes, ru: becomes, en: becomes },
  becomes,
  by: ['authorised-officer'],
  input: Input,
  clause: 'counting:1',
  example: {},
  record: (data: Input) => ({ data }),
  ...(becomes === 'Begun' && { place: () => ({ office: 'office-1', region: 'region-1' }) }),
});
const counting = {
  id: 'counting',
  edition: { id: '2012', from: '2012-01-01' },
  machine,
  rules: {},
  limits: [],
  begins: 'Begin',
  commands: { Begin: command('Begun'), Count: command('Counted'), Finish: command('Done') },
} as unknown as Workflow;

const { given } = applicationOf(counting);
const counted = (by: number) => step('Count', { by });

describe('a scenario', () => {
  it('tells what happened, and where the application stands', () => {
    const outcome = given(step('Begin')).when('Count', { by: 2 });
    expect(outcome).toMatchObject({ answer: 'Counted', state: 'counting', objections: [] });
    expect(outcome.application.machine.context).toEqual({ count: 2 });
  });

  it('tells why nothing happened, and that nothing changed', () => {
    const { answer, state, objections } = given(step('Begin')).when('Count', { by: 'two' });
    expect([answer, state, objections]).toEqual(['invalid-data', 'counting', ['invalid-field']]);
    expect(given().when('Count').objections).toEqual(['unknown-application']);
  });

  it('does not begin with a step that does not happen', () => {
    expect(() => given(step('Begin'), step('Begin'))).toThrow('Begin does not happen');
  });

  it('takes its steps ten minutes apart, or when it says', () => {
    const { history } = given(step('Begin'), counted(1), step('Finish', {}, { on: '2012-05-01' }));
    expect(history.map(({ metadata }) => metadata.occurredAt)).toEqual([
      '2012-04-02T05:00:00.000Z',
      '2012-04-02T05:10:00.000Z',
      '2012-05-01T05:00:00.000Z',
    ]);
  });

  it('leaves the application that it began with as it was', () => {
    const begun = given(step('Begin'));
    begun.when('Finish');
    expect(begun.when('Count').answer).toBe('Counted');
  });
});

describe('an exploration', () => {
  it('finds each situation once, with a shortest way there', () => {
    const situations = explore(counting, [step('Begin'), counted(0), step('Finish')]);
    const ways = situations.map(({ state, history }) => [state, history.map(({ type }) => type).join()]);
    expect(ways).toEqual([
      ['idle', ''],
      ['counting', 'Begun'],
      ['counting', 'Begun,Counted'],
      ['done', 'Begun,Done'],
      ['done', 'Begun,Counted,Done'],
    ]);
  });

  it('stops where the samples let the machine count without end', () => {
    expect(() => explore(counting, [step('Begin'), counted(1)], 50)).toThrow(RangeError);
  });
});

describe('a fixed clock', () => {
  it('goes on only when it is told to', () => {
    const clock = new FixedClock('2012-04-02T05:00:00.000Z');
    expect(clock.now()).toEqual(clock.now());
    expect(clock.advance(90).now().toISOString()).toBe('2012-04-02T06:30:00.000Z');
  });
});
