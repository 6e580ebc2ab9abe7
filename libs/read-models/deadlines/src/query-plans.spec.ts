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
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      asked.push(new SqliteQueryCompiler().compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
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

/** Steps that read all rows of the deadlines, or sort more of them than a page. */
const costly = (steps: readonly string[]) => {
  const merged = steps.some((step) => /UNION ALL/i.test(step));
  return steps.filter(
    (step) =>
      /^SCAN deadlines(?! USING (COVERING )?INDEX)/.test(step) || (/TEMP B-TREE/.test(step) && !merged),
  );
};
const days = { today: '2012-04-09', nextDays: '2012-04-12', weekEnd: '2012-04-15' };
const april = { from: '2012-04-01', to: '2012-04-30' };
const { nextCursor: _, ...everything } = {
  workflow: 'passport-and-id-card',
  kind: 'provision',
  limitId: 'provision-ordinary',
  region: 'almaty',
  office: 'almaty-1',
  nextCursor: '',
} as const;

describe('a list of deadlines', () => {
  it.each<[string, ListOptions, RegExp]>([
    ['all', {}, /standing_workflow_limit_id/],
    ['a status', { status: 'met' }, /standing_workflow_limit_id/],
    [
      'a bucket',
      { bucket: { name: 'later', days } },
      /standing_workflow_limit_id.*limit_id=\? AND due_on>\?/,
    ],
    ['an office', { office: 'almaty-1', status: 'open' }, /standing_office.*standing=\? AND office=\?/],
    ['offices', { visibleOffices: ['almaty-1', 'astana-1'] }, /standing_office.*standing=\? AND office=\?/],
    ['a region', { region: 'almaty', status: 'met' }, /standing_office.*standing=\? AND office=\?/],
    ['a workflow', { workflow: 'passport-and-id-card', status: 'met' }, /standing_workflow_limit_id/],
    ['a kind', { kind: 'provision', status: 'met' }, /standing_workflow_limit_id/],
    [
      'a kind in a region',
      { kind: 'provision', region: 'almaty', status: 'met' },
      /standing_workflow_limit_id/,
    ],
    ['everything at once', { ...everything, status: 'met', dueFrom: '2012-04-01' }, /standing_office/],
  ])('of %s is read from an index, in its order', async (__, options, index) => {
    const steps = await planOf((queries) => queries.list(options));
    const reads = steps.filter((step) => /\bdeadlines\b/.test(step));
    expect(reads.length).toBeGreaterThan(0);
    for (const read of reads) expect(read).toMatch(index);
    expect(costly(steps)).toEqual([]);
    expect(steps.join('\n')).not.toMatch(/LAST TERM OF ORDER BY/);
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
    ['begun', { by: 'start', ...april }, /deadlines_by_start_on_id/],
    [
      'begun, of everything',
      { by: 'start', ...april, ...everything, status: 'met' },
      /by_office_start_on_id/,
    ],
    ['begun, of a kind', { by: 'start', ...april, kind: 'service' }, /deadlines_by_start_on_id/],
    ['ended', { by: 'stop', ...april }, /deadlines_by_stopped_on_id/],
    ['ended in a region', { by: 'stop', ...april, region: 'almaty' }, /by_office_stopped_on_id/],
    ['due at an office', { by: 'due', ...april, office: 'almaty-1' }, /by_standing_office_due_on/],
  ])('of what %s is read from an index, in its order', async (__, options, index) => {
    const steps = await planOf((queries) => queries.audit(options));
    const reads = steps.filter((step) => /\bdeadlines\b/.test(step));
    expect(reads.length).toBeGreaterThan(0);
    for (const read of reads) expect(read).toMatch(index);
    expect(costly(steps)).toEqual([]);
  });
});

describe('each other question', () => {
  it.each<[string, (queries: DeadlineQueries) => Promise<unknown>, RegExp]>([
    ['of an application', (queries) => queries.ofApplication('a'), /by_application_id \(application_id=\?\)/],
    ['of one', (queries) => queries.find('a'), /sqlite_autoindex_deadlines_1 \(id=\?\)/],
    ['of the clock', (queries) => queries.dueBy('2012', 10), /by_next_at_id \(next_at>\? AND next_at<\?\)/],
    [
      'of the clock, on from',
      (queries) => queries.dueBy('2012', 10, { at: '2011', id: 'a' }),
      /by_next_at_id \(/,
    ],
    ['of the next instant', (queries) => queries.nextInstant(), /by_next_at_id/],
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
