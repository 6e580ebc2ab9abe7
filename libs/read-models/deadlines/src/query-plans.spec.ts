import { CompiledQuery, SqliteQueryCompiler } from 'kysely';
import type { KyselyPlugin } from 'kysely';
import { DeadlineQueries } from './deadline-queries.ts';
import type { AuditOptions, ListOptions } from './list-query.ts';
import { application, ledgerOf, storedEvents } from './testing/example-events.ts';
import { readModelOf } from './testing/read-model.ts';

/** A database whose queries are written down as they are asked. */
async function watched() {
  const offices = ['almaty-1', 'almaty-2', 'astana-1'].map((office, number) =>
    ledgerOf(application(number), { office, region: office.slice(0, -2) }).set(),
  );
  const database = await readModelOf(storedEvents(offices));
  const asked: CompiledQuery[] = [];
  const written = new Map<object, CompiledQuery>();
  const plugin: KyselyPlugin = {
    // Parts of a query pass here too; only what is executed has a result.
    transformQuery: ({ node, queryId }) => {
      written.set(queryId, new SqliteQueryCompiler().compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ queryId, result }) => {
      const query = written.get(queryId);
      if (query) asked.push(query);
      return result;
    },
  };
  const queries = new DeadlineQueries({ reader: database.reader.withPlugin(plugin) });
  const planOf = async (question: (of: DeadlineQueries) => Promise<unknown>) => {
    asked.length = 0;
    await question(queries);
    const steps: string[] = [];
    for (const { sql, parameters } of asked) {
      const explained = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
      const { rows } = await database.writer.executeQuery<{ detail: string }>(explained);
      steps.push(...rows.map(({ detail }) => detail));
    }
    return steps;
  };
  return planOf;
}

let planOf: Awaited<ReturnType<typeof watched>>;
beforeAll(async () => void (planOf = await watched()));

/** The steps that find the rows of a page, before these are looked up by their ids. */
const readsIn = (steps: readonly string[]) =>
  steps.filter((step) => /\bdeadlines\b/.test(step) && !/autoindex_deadlines_1/.test(step));

/** Steps that sort what they read of the deadlines. What several sections found, a page of each, may be put in order. */
const sortsIn = (steps: readonly string[]) =>
  steps.filter((step, at) => /TEMP B-TREE/.test(step) && steps[at - 1] !== 'SCAN section');

const days = { today: '2012-04-09', nextDays: '2012-04-12', weekEnd: '2012-04-15' };
const april = { from: '2012-04-01', to: '2012-04-30' };
const everything = {
  workflow: 'passport-and-id-card',
  kind: 'provision',
  limitId: 'provision-ordinary',
  region: 'almaty',
  office: 'almaty-1',
} as const;

describe('a list of deadlines', () => {
  it.each<[string, ListOptions, RegExp]>([
    ['all', {}, /COVERING INDEX deadlines_of_limit_by_due \(standing=\? AND workflow=\? AND limit_id=\?/],
    [
      'a status',
      { status: 'met' },
      /COVERING INDEX deadlines_of_limit_by_due \(standing=\? AND workflow=\? AND limit_id=\?/,
    ],
    [
      'a bucket',
      { bucket: { name: 'later', days } },
      /COVERING INDEX deadlines_of_limit_by_due.*limit_id=\? AND due_on>\?/,
    ],
    [
      'an office',
      { office: 'almaty-1', status: 'open' },
      /COVERING INDEX deadlines_of_office_by_due \(standing=\? AND office=\?/,
    ],
    [
      'offices',
      { visibleOffices: ['almaty-1', 'astana-1'] },
      /COVERING INDEX deadlines_of_office_by_due \(standing=\? AND office=\?/,
    ],
    [
      'a region',
      { region: 'almaty', status: 'met' },
      /COVERING INDEX deadlines_of_office_by_due \(standing=\? AND office=\?/,
    ],
    [
      'a workflow',
      { workflow: 'passport-and-id-card', status: 'met' },
      /COVERING INDEX deadlines_of_limit_by_due \(standing=\? AND workflow=\? AND limit_id=\?/,
    ],
    [
      'a kind',
      { kind: 'provision', status: 'met' },
      /COVERING INDEX deadlines_of_limit_by_due \(standing=\? AND workflow=\? AND limit_id=\?/,
    ],
    [
      'a kind in a region',
      { kind: 'provision', region: 'almaty', status: 'met' },
      /COVERING INDEX deadlines_of_office_by_due/,
    ],
    [
      'everything at once',
      { ...everything, status: 'met', dueFrom: '2012-04-01' },
      /COVERING INDEX deadlines_of_office_by_due \(standing=\? AND office=\? AND due_on>\?/,
    ],
  ])('of %s is read from an index, in its order', async (__, options, index) => {
    const steps = await planOf((queries) => queries.list(options));
    expect(readsIn(steps).length).toBeGreaterThan(0);
    for (const read of readsIn(steps)) expect(read).toMatch(index);
    expect(sortsIn(steps)).toEqual([]);
  });

  it('goes on from its cursor within the index', async () => {
    const steps = await planOf(async (queries) => {
      const { nextCursor = '' } = await queries.list({ status: 'open', limit: 1 });
      await queries.list({ status: 'open', limit: 1, cursor: nextCursor });
    });
    expect(steps.join('\n')).toMatch(/limit_id=\? AND \(due_on,due_at,id\)>\(\?,\?,\?\)/);
  });
});

describe('an audit list', () => {
  it.each<[string, AuditOptions, RegExp]>([
    ['begun', { by: 'start', ...april }, /deadlines_by_start \(start_on>\? AND start_on<\?\)/],
    [
      'begun, of everything',
      { by: 'start', ...april, ...everything, status: 'met' },
      /deadlines_of_office_by_start \(office=\? AND start_on>/,
    ],
    [
      'begun, of a kind',
      { by: 'start', ...april, kind: 'service' },
      /deadlines_by_start \(start_on>\? AND start_on<\?\)/,
    ],
    ['ended', { by: 'stop', ...april }, /deadlines_by_stop \(/],
    [
      'ended in a region',
      { by: 'stop', ...april, region: 'almaty' },
      /deadlines_of_office_by_stop \(office=\? AND/,
    ],
    [
      'due at an office',
      { by: 'due', ...april, office: 'almaty-1' },
      /COVERING INDEX deadlines_of_office_by_due/,
    ],
  ])('of what %s is read from an index, in its order', async (__, options, index) => {
    const steps = await planOf((queries) => queries.audit(options));
    expect(readsIn(steps).length).toBeGreaterThan(0);
    for (const read of readsIn(steps)) expect(read).toMatch(index);
    expect(sortsIn(steps)).toEqual([]);
  });
});

describe('each other question', () => {
  it.each<[string, (queries: DeadlineQueries) => Promise<unknown>, RegExp]>([
    [
      'of an application',
      (queries) => queries.ofApplication('a'),
      /deadlines_of_application \(application_id=\?\)/,
    ],
    ['of one', (queries) => queries.find('a'), /sqlite_autoindex_deadlines_1 \(id=\?\)/],
    [
      'of the clock',
      (queries) => queries.dueBy('2012', 10),
      /deadlines_by_next_instant \(next_at>\? AND next_at<\?\)/,
    ],
    [
      'of the clock, on from',
      (queries) => queries.dueBy('2012', 10, { at: '2011', id: 'a' }),
      /deadlines_by_next_instant \(/,
    ],
    ['of the next instant', (queries) => queries.nextInstant(), /deadlines_by_next_instant/],
    ['of a revision', (queries) => queries.unjudged(10, 'a', 'kz-2'), /deadlines_unjudged \(id>\?\)/],
  ])('%s is answered from an index', async (__, question, index) => {
    const steps = await planOf(question);
    expect(steps[0]).toMatch(index);
    expect(steps.filter((step) => /^SCAN deadlines(?! USING)/.test(step))).toEqual([]);
  });

  it('of the board and of times used does not touch the deadlines', async () => {
    const steps = await planOf(async (queries) => {
      await queries.board({ days, by: 'office', ...everything });
      await queries.percentiles({ by: 'step', from: '2012-01', to: '2012-12' });
    });
    expect(steps.join('\n')).not.toMatch(/\bdeadlines\b/);
    expect(steps.join('\n')).toMatch(
      /deadline_times.*\(measure=\? AND office=\? AND month>\? AND month<\?\)/,
    );
  });
});
