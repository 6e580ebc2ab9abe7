import { rmSync } from 'node:fs';
import type { StoredEvent } from '#libs/contract';
import { newDataDir, printed, qadam } from './support/qadam.ts';
import { deadlinesOf, logOf, SIMULATION, type LoggedDeadline } from './support/simulated.ts';

const dataDir = newDataDir();
const simulated = qadam(dataDir, ...SIMULATION, '--clock');
const log = await logOf(dataDir);

afterAll(() => rmSync(dataDir, { recursive: true }));

/** What counts for timeliness: of each application the provision that was set last, once it is judged. */
const judged = [...Map.groupBy(deadlinesOf(log), ({ id }) => id.slice(0, id.indexOf('.'))).values()]
  .map((of) => of.findLast(({ kind }) => kind === 'provision'))
  .filter((last): last is LoggedDeadline => last !== undefined && last.status !== 'open');
const kept = judged.filter(({ status }) => status === 'met');
const answers = log.filter(({ type }) => type === 'SurveyAnswered');
const answersTo = (question: string, among: readonly StoredEvent[] = answers) =>
  among.filter(({ data }) => data['question'] === question);
const satisfied = (among: readonly StoredEvent[]) => among.filter(({ data }) => data['satisfied'] === true);

interface Figure {
  readonly no: number;
  readonly indicator: string;
  readonly title: { readonly en: string };
  readonly normative: number;
  readonly targets: readonly { readonly value: number }[];
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
}
const told = (...args: string[]) => printed(qadam(dataDir, 'indicators', ...args, '--json'));
const figuresIn = (result: object) => (result as { indicators: readonly Figure[] }).indicators;
const sharesIn = (result: object) =>
  figuresIn(result).map(({ numerator, denominator }) => [numerator, denominator]);

describe('qadam indicators', () => {
  it('counts what the log says, in the order and with the titles of annex 3', () => {
    expect(simulated.code).toBe(0);
    const figures = figuresIn(told('--period', '2012'));
    expect(figures.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6]);
    const [timely, process, , information, , courtesy] = figures;
    expect(kept.length).toBeGreaterThan(0);
    expect(timely).toMatchObject({
      indicator: 'timely-provision',
      title: { en: expect.stringContaining('provided in time') },
      normative: 100,
      numerator: kept.length,
      denominator: judged.length,
      interval: null,
    });
    expect(timely?.targets.map(({ value }) => value)).toEqual([98, 98, 98, 98]);
    const asked = answersTo('process-quality');
    expect(process).toMatchObject({ numerator: satisfied(asked).length, denominator: asked.length });
    expect(information).toMatchObject({ value: 75, numerator: 3, denominator: 4 });
    expect(courtesy?.interval?.low).toBeLessThan(courtesy?.value ?? 0);
  });

  it.each(['standard', 'office', 'region'])('sums up over each %s to all, and tells of it alone', (by) => {
    const table = told('--period', '2012-Q2', '--by', by) as { groups: readonly { value: string }[] };
    const [all, groups] = [sharesIn(table), table.groups.map(sharesIn)];
    expect(groups.length).toBeGreaterThan(1);
    // What is published is the same at every office.
    for (const place of by === 'standard' ? [0, 1, 2, 3, 4, 5] : [0, 1, 2, 4, 5])
      for (const part of [0, 1])
        expect(groups.reduce((sum, shares) => sum + (shares[place]?.[part] ?? 0), 0)).toBe(
          all[place]?.[part],
        );
    const [first = { value: '' }] = table.groups;
    expect(sharesIn(told('--period', '2012-Q2', `--${by}`, first.value))).toEqual(sharesIn(first));
  });

  it('has a line for each month of a trend, also for one without data', () => {
    const { periods } = told('--from', '2012-03', '--to', '2012-06', '--trend', 'month') as {
      periods: readonly { name: string }[];
    };
    expect(periods.map(({ name }) => name)).toEqual(['2012-03', '2012-04', '2012-05', '2012-06']);
    const counted = periods.map((period) => figuresIn(period)[0]?.denominator ?? 0);
    expect(counted[0]).toBe(0);
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(judged.length);
  });

  it('tells no data apart from none, in the language that is asked for', () => {
    const { out } = qadam(dataDir, 'indicators', '--period', '2011');
    expect(out.match(/no data/g)).toHaveLength(6);
    // Of the service that is given out on the spot nothing is published.
    const known = qadam(dataDir, 'indicators', '--period', '2012', '--by', 'standard', '--lang', 'kk').out;
    expect(known).toMatch(/^temporary-id-card .* 0\.00 \(0\/1\)/m);
    expect(known).toContain('Персоналдың');
  });

  it('is CSV for a spreadsheet: a header, and a line for each indicator of each group', () => {
    const lines = (...args: string[]) =>
      qadam(dataDir, 'indicators', '--period', '2012', ...args, '--csv')
        .out.trimEnd()
        .split('\r\n');
    expect(lines('--by', 'standard')).toHaveLength(1 + 4 * 6);
    const [head, first] = lines('--trend', 'quarter');
    expect(head).toMatch(/^group,indicator,normative,target,/);
    expect(first).toBe('2012-Q1,timely-provision,100,,,,0,0,,');
  });
});

describe('qadam indicators cases', () => {
  interface Case {
    readonly applicationId: string;
    readonly number: string;
    readonly on: string;
    readonly counted: boolean;
    readonly subject: string;
  }
  const cases = (indicator: string, ...args: string[]) =>
    JSON.parse(
      qadam(dataDir, 'indicators', 'cases', indicator, '--period', '2012', ...args, '--json').out,
    ) as readonly Case[];
  const idOf = ({ applicationId, subject }: Case) => `${applicationId}.${subject}`;
  const ids = (among: readonly { readonly id: string }[]) => among.map(({ id }) => id).toSorted();

  it('lists every application behind a figure, with the deadline that it was judged by, newest first', () => {
    const list = cases('timely-provision');
    expect(list.map(idOf).toSorted()).toEqual(ids(judged));
    const days = list.map(({ on }) => on);
    expect(days).toEqual(days.toSorted().toReversed());
  });

  it('tells those that raise a figure and those that lower it apart', () => {
    expect(cases('timely-provision', '--counted', 'yes').map(idOf).toSorted()).toEqual(ids(kept));
    const late = judged.filter(({ status }) => status !== 'met');
    expect(late.length).toBeGreaterThan(0);
    expect(cases('timely-provision', '--counted', 'no').map(idOf).toSorted()).toEqual(ids(late));
  });

  it('lists who was asked behind a figure on satisfaction', () => {
    const asked = answersTo('courtesy');
    expect(cases('satisfied-with-courtesy')).toHaveLength(asked.length);
    expect(cases('satisfied-with-courtesy', '--counted', 'yes')).toHaveLength(satisfied(asked).length);
  });

  it('is a line for each, as text and as CSV', () => {
    const args = ['indicators', 'cases', 'timely-provision', '--period', '2012-06'] as const;
    const text = qadam(dataDir, ...args)
      .out.trimEnd()
      .split('\n');
    const csv = qadam(dataDir, ...args, '--csv')
      .out.trimEnd()
      .split('\r\n');
    expect(csv[0]).toBe('application,standard,office,region,on,counted,subject');
    expect(csv).toHaveLength(text.length + 1);
    expect(text[0]).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}  2012-06-\d\d  (not )?counted /);
  });
});
