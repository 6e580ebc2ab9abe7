// Before the classes of the commands are loaded, as the program does.
import 'reflect-metadata';
import { commandIn } from './command-table.ts';
import { UsageError } from './command.ts';
import { Console } from './console.ts';
import { givenTo } from './given.ts';
import { settingsFrom } from './settings.ts';

/** What is wrong with a line, as the program finds before it opens anything. */
async function objectionTo(line: readonly string[]): Promise<unknown> {
  const { command, rest } = commandIn(line);
  try {
    return await command.run(givenTo(command, rest), new Console(false), settingsFrom({}, '/nowhere'));
  } catch (error) {
    return error;
  }
}

describe('a command about deadlines or the calendar', () => {
  it.each([
    ['a region that there is not', ['deadlines', 'board', '--region', 'x'], 'there is no region "x"'],
    ['no instant', ['deadlines', 'board', '--as-of', '2012-05-02'], '--as-of must be an instant'],
    ['an instant of no day', ['deadlines', 'board', '--as-of', '2012-02-30T00:00:00Z'], '--as-of must be'],
    ['an audit without a period', ['deadlines', 'audit', '--from', '2012-05-01'], 'give the period'],
    [
      'a period that runs backwards',
      ['readings', '--from', '2012-05-02', '--to', '2012-05-01'],
      '--from 2012-05-02 is later than --to 2012-05-01',
    ],
    [
      'CSV and JSON at once',
      ['deadlines', 'audit', '--from', '2012-05-01', '--to', '2012-05-31', '--csv', '--json'],
      '--csv and --json exclude each other',
    ],
    ['nothing to explain', ['deadlines', 'explain', 'K7QX-9M2P-4DTR'], '<application>.<deadline>'],
    ['a week of seven days', ['calendar', 'show', '--week', '7'], '--week must be one of 5, 6'],
    ['no revision', ['calendar', 'revise', '--preview'], 'needs the file of the revision'],
    ['a revision to do nothing with', ['calendar', 'revise', 'x.json'], 'either --preview or --approved-by'],
    [
      'an approval by nobody',
      ['calendar', 'revise', 'x.json', '--approved-by', 'order 12'],
      'must name the person and the act',
    ],
    [
      'a past that is to be revised',
      ['calendar', 'revise', 'x.json', '--approved-by', 'A, B', '--as-of', '2012-05-01'],
      'the past is not revised',
    ],
    ['a clock that runs ahead', ['timekeeper', '--now', '2099-01-01T00:00:00Z'], 'lies ahead'],
    [
      'two times at once',
      ['timekeeper', '--once', '--now', '2012-01-01T00:00:00Z'],
      '--once and --now exclude each other',
    ],
  ] as const)('is not carried out with %s', async (_, line, reason) => {
    const error = await objectionTo(line);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toContain(reason);
  });
});

describe('a command about indicators or complaints', () => {
  const MAY = ['--period', '2012-05'] as const;

  it.each([
    ['indicators of no months', ['indicators'], 'give the months'],
    ['a quarter that there is not', ['indicators', '--period', '2012-Q5'], '"2012-Q5" is no period'],
    ['a month that there is not', ['indicators', '--from', '2012-13', '--to', '2012-12'], 'must be a month'],
    ['months without an end', ['indicators', '--from', '2012-05'], '--from and --to belong together'],
    ['months that run backwards', ['indicators', '--from', '2012-05', '--to', '2012-04'], 'is later than'],
    ['months without number', ['indicators', '--from', '1992-05', '--to', '2012-05'], 'at most 240 months'],
    ['months said twice', ['indicators', ...MAY, '--to', '2012-06'], '--period excludes --from and --to'],
    [
      'a breakdown by day',
      ['indicators', ...MAY, '--by', 'day'],
      '--by must be one of standard, office, region',
    ],
    [
      'a trend by day',
      ['indicators', ...MAY, '--trend', 'day'],
      '--trend must be one of month, quarter, year',
    ],
    [
      'a trend of a breakdown',
      ['indicators', ...MAY, '--by', 'office', '--trend', 'month'],
      '--by and --trend exclude each other',
    ],
    ['a region that there is not', ['indicators', ...MAY, '--region', 'x'], 'there is no region "x"'],
    [
      'CSV and JSON at once',
      ['indicators', ...MAY, '--csv', '--json'],
      '--csv and --json exclude each other',
    ],
    ['cases of nothing', ['indicators', 'cases', ...MAY], 'needs the name of an indicator'],
    ['an indicator that there is not', ['indicators', 'cases', 'speed', ...MAY], 'has no indicator "speed"'],
    [
      'an indicator that counts no applications',
      ['indicators', 'cases', 'information-available-electronically', ...MAY],
      'counts no applications',
    ],
    ['cases of no months', ['indicators', 'cases', 'timely-provision'], 'give the months'],
    [
      'cases that count by half',
      ['indicators', 'cases', 'timely-provision', ...MAY, '--counted', 'half'],
      '--counted must be one of yes, no',
    ],
    ['complaints by author', ['complaints', '--by', 'author'], '--by must be one of addressee,'],
    ['complaints of no period', ['complaints', '--period', 'May'], '"May" is no period'],
    [
      'a status that there is not',
      ['complaints', 'list', '--status', 'lost'],
      '--status must be one of open,',
    ],
    ['an order that there is not', ['complaints', 'list', '--order', 'oldest'], 'must be one of newest, due'],
  ] as const)('is not carried out with %s', async (_, line, reason) => {
    const error = await objectionTo(line);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toContain(reason);
  });

  it.each([
    [['indicators', ...MAY]],
    [['indicators', 'cases', 'timely-provision', ...MAY]],
    [['complaints']],
    [['complaints', 'list']],
  ] as const)('knows the standards and the offices: %j', async (line) => {
    // A complaint is about a standard and is none itself.
    expect(await objectionTo([...line, '--standard', 'complaint'])).toMatchObject({
      code: 'unknown-standard',
    });
    expect(await objectionTo([...line, '--office', 'x'])).toMatchObject({ code: 'unknown-office' });
  });
});
