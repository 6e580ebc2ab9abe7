import fc from 'fast-check';
import { onEachDatabase, runs } from '#libs/testing';
import { DeadlineQueries } from './deadline-queries.ts';
import type { AuditOptions, ListOptions } from './list-query.ts';
import { application, ledgerOf, storedEvents } from './testing/example-events.ts';
import type { ExampleEvent } from './testing/example-events.ts';
import { readModelOf } from './testing/read-model.ts';

const due = (day: string, at = `${day}T12:30:00.000Z`) => ({ dueOn: day, dueAt: at });
const service = { deadline: 'service', limit: 'service', kind: 'service' } as const;
const [first, second, third] = [
  ledgerOf(application(1)),
  ledgerOf(application(2), { office: 'astana-1', region: 'astana' }),
  ledgerOf(application(3), { workflow: 'residence-registration', office: 'almaty-2' }),
];
const events: readonly ExampleEvent[] = [
  first.set(due('2012-04-16')),
  first.set({ ...service, ...due('2012-04-02', '2012-04-02T05:20:00.000Z') }),
  {
    ...first.met('2012-04-02T05:25:00.000Z', { deadline: 'service', over: { minutes: 5 } }),
    type: 'DeadlineMetLate',
  },
  second.set({ ...due('2012-04-10'), startOn: '2012-04-03', startAt: '2012-04-03T05:00:00.000Z' }),
  second.entry('DeadlineMissed', '2012-04-10T12:30:00.000Z'),
  third.set(due('2012-04-09')),
  third.met('2012-04-06T05:00:00.000Z'),
];
/** As the lists name them: number of the application, and s for the service. */
const name = ({ applicationId, limit }: { applicationId: string; limit: string }) =>
  `${applicationId.slice(-1)}${limit === 'service' ? 's' : ''}`;

/** The questions to a read model that knows the events above. */
function exampleQueries(): () => DeadlineQueries {
  let queries: DeadlineQueries;
  beforeAll(async () => {
    queries = new DeadlineQueries(await readModelOf(storedEvents(events)));
  });
  return () => queries;
}

onEachDatabase('the list of deadlines', () => {
  const queries = exampleQueries();
  const listed = async (options: ListOptions) => (await queries().list(options)).items.map(name);

  it('is in order of the due day and instant', async () => {
    expect(await listed({})).toEqual(['1s', '3', '2', '1']);
    const sameDay = await readModelOf(
      storedEvents([second.set(due('2012-04-09', '2012-04-09T09:00:00.000Z')), third.set(due('2012-04-09'))]),
    );
    expect((await new DeadlineQueries(sameDay).list()).items.map(name)).toEqual(['2', '3']);
  });

  it.each<[string, ListOptions, string[]]>([
    ['open', { status: 'open' }, ['1']],
    ['met', { status: 'met' }, ['3']],
    ['missed, whether it has ended or not', { status: 'missed' }, ['1s', '2']],
    ['workflow', { workflow: 'residence-registration' }, ['3']],
    ['kind', { kind: 'service' }, ['1s']],
    ['limit', { limitId: 'provision-ordinary' }, ['3', '2', '1']],
    ['limit of a workflow', { workflow: 'passport-and-id-card', limitId: 'provision-ordinary' }, ['2', '1']],
    ['office', { office: 'almaty-1' }, ['1s', '1']],
    ['office and kind', { office: 'almaty-1', kind: 'provision' }, ['1']],
    ['region', { region: 'almaty' }, ['1s', '3', '1']],
    ['region and kind', { region: 'almaty', kind: 'provision' }, ['3', '1']],
    ['region that has no such office', { region: 'astana', office: 'almaty-1' }, []],
    ['region that nobody knows', { region: 'atlantis' }, []],
    ['limit that nobody knows', { limitId: `'` }, []],
    ['visible offices', { visibleOffices: ['astana-1', 'almaty-2'] }, ['3', '2']],
    ['visible offices and region', { visibleOffices: ['astana-1', 'almaty-2'], region: 'almaty' }, ['3']],
    ['visible offices over an office', { visibleOffices: ['astana-1'], office: 'almaty-1' }, []],
    ['no visible office', { visibleOffices: [] }, []],
    ['first due day', { dueFrom: '2012-04-10' }, ['2', '1']],
    ['last due day', { dueTo: '2012-04-09' }, ['1s', '3']],
    ['due day and status', { dueFrom: '2012-04-02', dueTo: '2012-04-12', status: 'missed' }, ['1s', '2']],
    ['days that run backwards', { dueFrom: '2012-04-12', dueTo: '2012-04-02' }, []],
  ])('can be narrowed by %s', async (_, options, expected) => {
    expect(await listed(options)).toEqual(expected);
  });

  it('narrows a place on the board by due day and status', async () => {
    const days = { today: '2012-04-12', nextDays: '2012-04-17', weekEnd: '2012-04-15' };
    const bucket = (bucketName: 'overdue' | 'nextDays') => ({ bucket: { name: bucketName, days } });
    expect(await listed(bucket('overdue'))).toEqual(['2']);
    expect(await listed({ ...bucket('overdue'), status: 'open' })).toEqual([]);
    expect(await listed(bucket('nextDays'))).toEqual(['1']);
    expect(await listed({ ...bucket('nextDays'), dueTo: '2012-04-15' })).toEqual([]);
    expect(await listed({ ...bucket('nextDays'), dueFrom: '2012-04-01', dueTo: '2012-05-01' })).toEqual([
      '1',
    ]);
  });

  it('refuses a cursor of another filter, of another list, or that is none', async () => {
    const { nextCursor = '' } = await queries().list({ limit: 1 });
    const period = { from: '2012-04-01', to: '2012-04-30' };
    for (const asked of [
      queries().list({ cursor: nextCursor, status: 'open' }),
      queries().list({ cursor: nextCursor.slice(0, -4) }),
      queries().list({ cursor: '%' }),
      queries().audit({ by: 'start', ...period, cursor: nextCursor }),
    ])
      await expect(asked).rejects.toMatchObject({ code: 'unknown-cursor' });
    expect((await queries().list({ limit: 2, cursor: nextCursor })).items.map(name)).toEqual(['3', '2']);
  });

  it('gives at least one and at most 500 a page', async () => {
    const many = Array.from({ length: 510 }, (_, number) => ledgerOf(application(number)).set());
    const full = new DeadlineQueries(await readModelOf(storedEvents(many)));
    const sizeOf = async (options: ListOptions) => (await full.list(options)).items.length;
    expect([await sizeOf({}), await sizeOf({ limit: 0 }), await sizeOf({ limit: 9_999 })]).toEqual([
      50, 1, 500,
    ]);
  });
});

onEachDatabase('the audit list', () => {
  const queries = exampleQueries();
  const april = { from: '2012-04-01', to: '2012-04-30' };
  const audited = async (options: AuditOptions) => (await queries().audit(options)).items.map(name);

  it.each<[string, AuditOptions, string[]]>([
    ['was due', { by: 'due', ...april }, ['1s', '3', '2', '1']],
    ['was due in ten days', { by: 'due', from: '2012-04-09', to: '2012-04-10' }, ['3', '2']],
    ['began', { by: 'start', from: '2012-04-03', to: '2012-04-30' }, ['2']],
    ['began at an office', { by: 'start', ...april, office: 'almaty-2' }, ['3']],
    ['began at offices of a region', { by: 'start', ...april, region: 'almaty' }, ['1', '1s', '3']],
    ['began, of a kind', { by: 'start', ...april, kind: 'service' }, ['1s']],
    ['began and was kept', { by: 'start', ...april, status: 'met' }, ['3']],
    ['began and was missed', { by: 'start', ...april, status: 'missed' }, ['1s', '2']],
    ['ended', { by: 'stop', ...april }, ['1s', '3']],
    ['ended late', { by: 'stop', ...april, status: 'missed' }, ['1s']],
    ['ended and may be seen', { by: 'stop', ...april, visibleOffices: ['almaty-2', 'astana-1'] }, ['3']],
    ['ended outside the period', { by: 'stop', from: '2012-04-07', to: '2012-04-30' }, []],
  ])('has what %s', async (_, options, expected) => {
    expect(await audited(options)).toEqual(expected);
  });
});

onEachDatabase('paging', () => {
  const drawn = fc.array(
    fc.record({
      day: fc.integer({ min: 10, max: 13 }),
      office: fc.constantFrom('almaty-1', 'almaty-2', 'astana-1'),
      act: fc.constantFrom('none', 'ready', 'miss', 'meet'),
    }),
    { minLength: 1, maxLength: 25 },
  );
  const questions: readonly Omit<AuditOptions, 'from' | 'to'>[] = [
    { by: 'due' },
    { by: 'start', visibleOffices: ['almaty-1', 'astana-1'] },
    { by: 'stop' },
    { by: 'due', kind: 'provision' },
  ];

  it('gives each deadline once, in order, whatever the page sizes', async () => {
    await fc.assert(
      fc.asyncProperty(
        drawn,
        fc.constantFrom(...questions),
        fc.integer({ min: 1, max: 7 }),
        async (all, asked, limit) => {
          const database = await readModelOf(storedEvents(all.flatMap(eventsOf)));
          const deadlines = new DeadlineQueries(database);
          const period = { ...asked, from: '2012-04-01', to: '2012-04-30' };
          const whole = (await deadlines.audit({ ...period, limit: 500 })).items;
          const seen = [];
          for (let cursor: string | undefined = '', page; cursor !== undefined; cursor = page.nextCursor) {
            page = await deadlines.audit({ ...period, limit, ...(cursor && { cursor }) });
            seen.push(...page.items);
          }
          expect(seen).toEqual(whole);
          const days = whole.map(
            (one) => ({ due: one.dueAt, start: one.startOn, stop: one.stoppedOn })[asked.by],
          );
          expect(days).toEqual(days.toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1)));
          const expected = all.filter(
            ({ office, act }) =>
              (asked.by !== 'stop' || act === 'meet') && (asked.visibleOffices?.includes(office) ?? true),
          );
          expect(whole).toHaveLength(expected.length);
          await database.close();
        },
      ),
      runs(60),
    );
  });

  it('over the whole audit list has it in as many pages as it needs', async () => {
    const many = Array.from({ length: 501 }, (_, number) => ledgerOf(application(number)).set());
    const full = new DeadlineQueries(await readModelOf(storedEvents(many)));
    const sizes = [];
    for await (const page of full.auditPages({ by: 'due', from: '2012-04-01', to: '2012-04-30' }))
      sizes.push(page.length);
    expect(sizes).toEqual([500, 1]);
  });
});

function eventsOf(
  { day, office, act }: { day: number; office: string; act: string },
  number: number,
): readonly ExampleEvent[] {
  const { set, step, entry, met } = ledgerOf(application(number), { office, region: office.slice(0, -2) });
  const begun = set({ ...due(`2012-04-${day}`), startOn: `2012-04-0${day - 9}` });
  if (act === 'ready') return [begun, step('ResultProduced', 'produced')];
  if (act === 'miss') return [begun, entry('DeadlineMissed', `2012-04-${day}T12:30:00.000Z`)];
  return act === 'meet' ? [begun, met(`2012-04-${day}T06:00:00.000Z`)] : [begun];
}
