import { createMachine } from 'xstate';
import type { StoredEvent } from '#libs/contract';
import { APPLICATION_ID, applicationOf, step } from '#libs/testing';
import { stateName } from './machine/machine-state.ts';
import { replay } from './replay.ts';
import { smallWorkflow } from './testing/small-workflow.ts';

const machine = createMachine({
  initial: 'waiting',
  states: {
    waiting: { on: { Opened: 'open' } },
    open: { on: { Shifted: 'shifted', Closed: 'closed' } },
    shifted: { on: { Closed: 'closed' } },
    closed: { type: 'final' },
  },
});
const workflow = smallWorkflow(machine);
const { history } = applicationOf(workflow).given(step('DoOpened'), step('DoShifted'), step('DoClosed'));

const fold = (events: readonly StoredEvent[]) => replay(workflow, APPLICATION_ID, events);
const changed = (index: number, change: (event: StoredEvent) => StoredEvent) =>
  history.map((event, at) => (at === index ? change(event) : event));
const withStates = (states: Partial<StoredEvent['metadata']>) => (event: StoredEvent) => ({
  ...event,
  metadata: { ...event.metadata, ...states },
});

describe('a replay', () => {
  it('comes to the same state from the beginning and from anywhere between', () => {
    expect(stateName(fold(history).machine)).toBe('closed');
    const half = fold(history.slice(0, 1));
    expect(replay(workflow, APPLICATION_ID, history.slice(1), half)).toEqual(fold(history));
  });

  it('of nothing is an application before its first event', () => {
    expect(fold([])).toMatchObject({ revision: -1, place: undefined, lastOccurredAt: '' });
  });

  it('knows the commands that were carried out, and where the application is served', () => {
    const { commands, place, revision } = fold(history);
    expect([...commands.values()]).toEqual([0, 1, 2]);
    expect(place).toEqual({ office: 'office-1', region: 'region-1' });
    expect(revision).toBe(2);
  });

  it.each([
    ['a gap', history.toSpliced(1, 1), 'revision 2 follows 0'],
    ['a repetition', [history[0]!, history[0]!], 'revision 0 follows 0'],
    ['another state before', changed(1, withStates({ from: 'shifted' })), 'recorded as from "shifted"'],
    [
      'another state after',
      changed(1, withStates({ to: 'closed' })),
      'leads to "shifted", recorded was "closed"',
    ],
    [
      'an event that the machine does not know',
      changed(1, (event) => ({ ...event, type: 'Vanished' })),
      'the machine does not accept it',
    ],
    [
      'an event after the end',
      [...history, { ...withStates({ from: 'closed', to: 'closed' })(history[2]!), revision: 3 }],
      'the machine does not accept it',
    ],
  ])('names the first event that diverges: %s', (_what, events, reason) => {
    const attempt = () => fold(events);
    expect(attempt).toThrow(expect.objectContaining({ code: 'replay-diverged' }));
    expect(attempt).toThrow(reason);
  });
});
