import { CompiledQuery, SqliteQueryCompiler } from 'kysely';
import type { KyselyPlugin } from 'kysely';
import { ReadDatabase } from '#libs/projections';
import type { CaseOptions } from './case-page.ts';
import { IndicatorQueries } from './indicator-queries.ts';
import { ledgerOf, storedEvents } from './testing/example-events.ts';
import { readModelOf } from './testing/read-model.ts';

/** Two that were kept and two that were not: more than one for each page. */
const FOUR = ['a1', 'a2', 'a3', 'a4'].flatMap((id, index) => {
  const { set, met, missed } = ledgerOf(id);
  return [set(), index < 2 ? met('2012-05-10') : missed('2012-05-11')];
});

/** What the planner says to each query that a question asks. */
async function plansOf(
  question: (queries: IndicatorQueries) => Promise<unknown>,
): Promise<readonly string[]> {
  const { writer, reader } = await readModelOf(storedEvents(FOUR));
  const asked: CompiledQuery[] = [];
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      asked.push(new SqliteQueryCompiler().compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  await question(new IndicatorQueries(new ReadDatabase(writer, reader.withPlugin(plugin))));
  const steps: string[] = [];
  for (const { sql, parameters } of asked) {
    if (!/"indicator_c(ases|ounts)"/.test(sql)) continue;
    const explained = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
    const { rows } = await writer.executeQuery<{ detail: string }>(explained);
    steps.push(...rows.map(({ detail }) => detail));
  }
  return steps;
}

const YEAR = { from: '2012-01', to: '2012-12' };

describe('the applications behind an indicator', () => {
  it.each<[string, Partial<CaseOptions>, RegExp]>([
    ['all', {}, /COVERING INDEX indicator_cases_by_day \(indicator=\? AND judged_on>\?/],
    ['a standard', { standard: 'passport-and-id-card' }, /COVERING INDEX indicator_cases_by_day/],
    ['a region', { region: 'almaty' }, /COVERING INDEX indicator_cases_by_day/],
    ['those that count', { counted: true }, /COVERING INDEX indicator_cases_by_day/],
    ['those that do not', { counted: false }, /COVERING INDEX indicator_cases_uncounted/],
    [
      'those of a region that do not',
      { counted: false, region: 'almaty' },
      /COVERING INDEX indicator_cases_uncounted/,
    ],
    [
      'an office',
      { office: 'almaty-1' },
      /COVERING INDEX indicator_cases_by_office \(indicator=\? AND office=\?/,
    ],
    ['the office of the asker', { visibleOffices: ['almaty-1'] }, /COVERING INDEX indicator_cases_by_office/],
  ])('are read in their order, without sorting: %s', async (_what, options, index) => {
    const [first, ...rest] = await plansOf((queries) =>
      queries.cases({ ...YEAR, indicator: 'timely-provision', ...options }),
    );
    expect(first).toMatch(index);
    // Then the rows of the page are looked up by their key, and only they are sorted.
    expect(rest).toEqual([
      expect.stringMatching(/autoindex_indicator_cases_1 \(application_id=\? AND indicator=\?\)/),
      'USE TEMP B-TREE FOR ORDER BY',
    ]);
  });
});

describe('the sums of an indicator', () => {
  it.each<[string, (queries: IndicatorQueries) => Promise<unknown>, RegExp]>([
    ['the whole', (queries) => queries.table(YEAR), /month=\? AND office=\?/],
    ['a region', (queries) => queries.table({ ...YEAR, region: 'almaty' }), /month=\? AND office=\?/],
    ['an office', (queries) => queries.table({ ...YEAR, office: 'almaty-1' }), /month=\? AND office=\?/],
    ['every region', (queries) => queries.breakdown(YEAR, 'region'), /month=\? AND office=\?/],
    ['every office', (queries) => queries.breakdown(YEAR, 'office'), /month=\? AND office>\?/],
    ['every quarter', (queries) => queries.trend(YEAR, 'quarter'), /month=\? AND office=\?/],
  ])(
    'are read from the index alone, and no more of it than is asked for: %s',
    async (_what, question, bounds) => {
      const [read] = await plansOf(question);
      expect(read).toMatch(/COVERING INDEX indicator_counts_whole/);
      expect(read).toMatch(bounds);
    },
  );
});
