import { rmSync } from 'node:fs';
import { newDataDir, printed, qadam } from './support/qadam.ts';

const dataDir = newDataDir();
afterAll(() => rmSync(dataDir, { recursive: true }));

describe('the command line', () => {
  it('tells what it can do, and its version', () => {
    const help = qadam(dataDir, '--help');
    expect(help.code).toBe(0);
    expect(help.out).toMatch(
      /simulate[^]+trace[^]+indicators cases[^]+complaints list[^]+replay[^]+diagram[^]+clauses[^]+check-store/,
    );
    expect(qadam(dataDir, '--version')).toEqual({ code: 0, out: '0.1.0\n', err: '' });
    expect(qadam(dataDir, 'trace', '--help').out).toContain('--personal');
    expect(qadam(dataDir, 'help', 'calendar', 'revise').out).toContain('--approved-by');
  });

  it.each([
    ['nothing', [], 'say what to do'],
    ['an unknown command', ['rebiuld'], 'there is no command "rebiuld"'],
    ['an unknown option', ['clauses', '--langauge', 'kk'], "Unknown option '--langauge'"],
    [
      'a language that there is not',
      ['clauses', '--lang', 'fr'],
      '--lang must be one of kk, ru, en, not "fr"',
    ],
    ['a standard that there is not', ['clauses', '--standard', 'visa'], 'There is no standard "visa"'],
    [
      'no number of applications',
      ['simulate', '--applications', 'many'],
      '--applications must be a whole number',
    ],
    ['a day that there is not', ['simulate', '--until', '2012-02-30'], '--until must be a day'],
    ['days before the decree', ['simulate', '--until', '2012-01-31'], 'possible is 2012-03-28 to'],
    ['one word too many', ['check-store', 'now'], 'does not know what "now" is'],
    ['nothing to trace', ['trace'], 'trace needs the id or the number'],
    ['half of a command', ['deadlines'], 'deadlines board, deadlines audit, deadlines explain'],
    ['a register for a standard', ['deadlines', 'board', '--standard', 'survey'], 'survey is a register'],
    ['an office that there is not', ['deadlines', 'board', '--office', 'x'], 'There is no office "x"'],
    ['a period that there is not', ['indicators', '--period', '2012-Q5'], '"2012-Q5" is no period'],
    [
      'a complaint for a standard',
      ['indicators', '--period', '2012', '--standard', 'complaint'],
      'There is no standard "complaint"',
    ],
    [
      'an indicator that there is not',
      ['indicators', 'cases', 'speed', '--period', '2012'],
      'has no indicator "speed"',
    ],
    ['an addressee that there is not', ['complaints', '--office', 'x'], 'There is no office "x"'],
  ] as const)('says in one line what is wrong with %s, and ends with 2', (_, args, reason) => {
    const { code, out, err } = qadam(dataDir, ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.split('\n')[0]).toMatch(/^qadam: /);
    expect(err).toContain(reason);
    expect(err).not.toContain('    at ');
  });

  it('ends with 1 where there is no store to read', () => {
    for (const command of ['replay', 'check-store', 'deadlines board', 'complaints', 'timekeeper']) {
      expect(qadam(dataDir, ...command.split(' '))).toMatchObject({ code: 1, out: '' });
    }
    expect(qadam(dataDir, 'trace', 'K7QX-9M2P-4DTR').err).toContain('[not-found]');
  });
});

describe('qadam clauses', () => {
  it('finds all 202 paragraphs, each honoured by something that exists', () => {
    const { code, out } = qadam(dataDir, 'clauses');
    expect(code).toBe(0);
    expect(out.trimEnd()).toMatch(/202 of 202 paragraphs$/);
  });

  it('gives the register of one standard as JSON', () => {
    const register = printed(qadam(dataDir, 'clauses', '--standard', 'residence-registration', '--json'));
    expect(register).toMatchObject({ complete: true, problems: [] });
    expect(register['found']).toBe(register['paragraphs']);
  });
});

describe('qadam diagram', () => {
  it('draws a machine in Mermaid', () => {
    const { code, out } = qadam(dataDir, 'diagram', 'complaint');
    expect(code).toBe(0);
    expect(out).toMatch(/^stateDiagram-v2\n/);
    expect(out).toContain('lodged --> registered : ComplaintRegistered');
  });

  it('writes a file for each workflow', () => {
    const files = qadam(dataDir, 'diagram', '--out', `${dataDir}/diagrams`).out.trim().split('\n');
    expect(files).toHaveLength(5);
    expect(files).toContain(`${dataDir}/diagrams/temporary-id-card.mmd`);
  });
});
