import { createMachine } from 'xstate';
import { unborn, type FoldedState } from './folded-state.ts';
import { FoldedStates } from './folded-states.ts';
import { smallWorkflow } from './testing/small-workflow.ts';

const workflow = smallWorkflow(createMachine({ on: { Opened: {} } }));
const at = (revision: number): FoldedState => ({ ...unborn(workflow, 'a'), revision });

describe('the states that are remembered', () => {
  it('are the most recently used, and never more than there is room for', () => {
    const states = new FoldedStates(2);
    states.keep('a', at(0));
    states.keep('b', at(0));
    expect(states.find('a')).toBeDefined();
    states.keep('c', at(0));
    expect(['a', 'b', 'c'].map((stream) => states.find(stream) !== undefined)).toEqual([true, false, true]);
  });

  it('do not fall back behind a later one', () => {
    const states = new FoldedStates(2);
    states.keep('a', at(4));
    states.keep('a', at(3));
    expect(states.find('a')?.revision).toBe(4);
  });

  it('are forgotten on demand', () => {
    const states = new FoldedStates(2);
    states.keep('a', at(4));
    states.forget('a');
    expect(states.find('a')).toBeUndefined();
  });
});
