import { createMachine } from 'xstate';
import { ServiceError, type Edition, type ErrorCode } from '#libs/contract';
import { timedWorkflow } from './ledger/testing/timed-workflow.ts';
import { smallCommand, smallWorkflow } from './testing/small-workflow.ts';
import { WorkflowRegistry } from './workflow-registry.ts';

const machine = createMachine({ initial: 'a', states: { a: { on: { Opened: 'b' } }, b: {} } });
const edition = (id: string, from: string, until?: string) =>
  smallWorkflow(machine, { edition: { id, from, ...(until && { until }) } satisfies Edition });
const first = edition('1999', '1999-01-01', '2011-12-31');
const second = edition('2012', '2012-03-28');

function refusal(attempt: () => unknown): { code: ErrorCode; message: string } {
  try {
    attempt();
  } catch (error) {
    if (error instanceof ServiceError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('the registry of workflows', () => {
  const registry = new WorkflowRegistry([second, first]);

  it('gives the edition in force on the day, its first and last day included', () => {
    expect(registry.inForce('small', '1999-01-01')).toBe(first);
    expect(registry.inForce('small', '2011-12-31')).toBe(first);
    expect(registry.inForce('small', '2012-03-28')).toBe(second);
    expect(registry.inForce('small', '2030-01-01')).toBe(second);
  });

  it.each(['1998-12-31', '2012-01-01', '2012-03-27'])(
    'gives none on %s, between and before the editions',
    (on) => {
      const { code, message } = refusal(() => registry.inForce('small', on));
      expect(code).toBe('no-edition-in-force');
      expect(message).toContain('1999: 1999-01-01 to 2011-12-31');
    },
  );

  it('gives the newest edition, or the one that an application stays with', () => {
    expect(registry.get('small')).toBe(second);
    expect(registry.list()).toEqual([second]);
    expect(registry.edition('small', '1999')).toBe(first);
  });

  it('knows no other standard and no other edition', () => {
    expect(refusal(() => registry.get('large')).code).toBe('unknown-standard');
    expect(refusal(() => registry.edition('small', '1812')).code).toBe('unknown-standard');
  });

  it.each([
    ['2010', '2010-01-01', undefined],
    ['2011', '2011-12-31', '2012-01-31'],
    ['1998', '1998-01-01', '1999-01-01'],
  ])('refuses edition %s, which overlaps another', (id, from, until) => {
    const { code, message } = refusal(() => new WorkflowRegistry([first, second, edition(id, from, until)]));
    expect(code).toBe('machine-refused');
    expect(message).toContain(`edition ${id} overlaps edition`);
  });

  it('refuses a machine that depends on the clock, naming the state and what to do instead', () => {
    const late = createMachine({
      initial: 'a',
      states: { a: { on: { Opened: 'b' }, after: { 1: 'b' } }, b: {} },
    });
    const { code, message } = refusal(() => new WorkflowRegistry([smallWorkflow(late)]));
    expect(code).toBe('machine-refused');
    expect(message).toContain('state a has `after` (declare a limit; time reaches a machine as an event)');
  });

  it('refuses a command whose event the machine never handles', () => {
    const lost = smallWorkflow(machine, { commands: { Lose: smallCommand('Lost') } });
    expect(refusal(() => new WorkflowRegistry([lost])).message).toContain('command Lose becomes Lost');
  });

  it('refuses a first command that does not say where the application is served', () => {
    const nowhere = smallWorkflow(machine, { commands: { DoOpened: smallCommand('Opened') } });
    expect(refusal(() => new WorkflowRegistry([nowhere])).message).toContain('does not say at which office');
  });

  it('finds a limit of an edition, and says where there is none', () => {
    const timed = timedWorkflow();
    const timely = new WorkflowRegistry([timed]);
    expect(timely.limit('small', timed.edition.id, 'queue')).toBe(timed.limits[1]);
    const { code, message } = refusal(() => timely.limit('small', timed.edition.id, 'patience'));
    expect([code, message]).toEqual(['unknown-deadline', 'small of 2012 has no limit "patience"']);
  });
});
