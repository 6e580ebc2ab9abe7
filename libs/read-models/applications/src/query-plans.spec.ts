import { CompiledQuery, SqliteQueryCompiler } from 'kysely';
import type { KyselyPlugin } from 'kysely';
import { ReadDatabase } from '#libs/projections';
import { ApplicationQueries } from './application-queries.ts';
import type { ListOptions } from './application-queries.ts';
import { storedEvents } from './testing/example-events.ts';
import { readModelOf } from './testing/read-model.ts';

/** How SQLite would answer the list; what it reads, and whether it sorts. */
let planOf: (options: ListOptions) => Promise<string>;
beforeAll(async () => {
  const { reader } = await readModelOf(storedEvents([{ application: 'a1', to: 'submitted' }]));
  const asked: CompiledQuery[] = [];
  const writeDown: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      asked.push(new SqliteQueryCompiler().compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const queries = new ApplicationQueries(new ReadDatabase(undefined, reader.withPlugin(writeDown)));
  planOf = async (options) => {
    asked.length = 0;
    await queries.list(options);
    const { sql, parameters } = asked.at(-1)!;
    const explained = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
    const { rows } = await reader.executeQuery<{ detail: string }>(explained);
    return rows.map(({ detail }) => detail).join('\n');
  };
});

const workflow = 'passport-and-id-card';
const office = 'almaty-1';
const notComplaints = { exceptWorkflow: 'complaint' };
const days = { submittedFrom: '2012-04-01', submittedTo: '2012-04-30' };

describe('a list of applications', () => {
  it.each<[string, ListOptions, string]>([
    ['all', notComplaints, 'SCAN applications USING INDEX applications_by'],
    ['a standard', { workflow }, 'applications_by_workflow '],
    ['a standard in a state', { workflow, state: 'checked' }, 'applications_by_workflow_state '],
    ['a state', { ...notComplaints, state: 'checked' }, 'applications_by_state '],
    ['an office', { ...notComplaints, office }, 'applications_by_office '],
    ['the own office', { ...notComplaints, visibleOffices: [office] }, 'applications_by_office '],
    ['a region', { ...notComplaints, region: 'almaty' }, 'applications_by_region '],
    ['some days', { ...notComplaints, ...days }, 'applications_by '],
  ])('of %s is read from an index in its order, and sorts nothing', async (_, options, index) => {
    const plan = await planOf(options);
    expect(plan).toContain(index);
    expect(plan).not.toContain('TEMP B-TREE');
  });

  it.each<[string, ListOptions, string]>([
    ['a number', { number: 'K7QX' }, 'SEARCH applications USING INDEX applications_by_number '],
    ['an IIN', { applicant: '800101300018' }, 'SEARCH applications USING INDEX applications_by_iin '],
    [
      'the application complained about',
      { parentId: 'a1' },
      'SEARCH applications USING INDEX applications_by_parent_id ',
    ],
    [
      'a name',
      { applicant: 'иван' },
      'SEARCH applications USING INDEX sqlite_autoindex_applications_1 (id=?)',
    ],
  ])('is found by %s at once, whatever else must hold', async (_, options, index) => {
    const others = [{}, { workflow }, notComplaints, { office }, { visibleOffices: [office] }, days];
    const narrower = [
      { workflow, state: 'checked' },
      { workflow, state: 'checked', office, ...days },
    ];
    for (const other of [...others, ...narrower]) {
      expect(await planOf({ ...options, ...other })).toContain(index);
    }
  });
});
