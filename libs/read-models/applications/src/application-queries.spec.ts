import * as fc from 'fast-check';
import { onEachDatabase, runs } from '#libs/testing';
import { ApplicationQueries } from './application-queries.ts';
import type { ListOptions } from './application-queries.ts';
import { storedEvents } from './testing/example-events.ts';
import type { ExampleStep } from './testing/example-events.ts';
import { readModelOf } from './testing/read-model.ts';

const person = (surname: string, givenName: string, iin?: string) => ({
  applicant: { surname, givenName, iin },
});
const steps: ExampleStep[] = [
  {
    application: 'ivanov',
    to: 'submitted',
    data: { number: 'N-1' },
    personal: { ...person('Иванов', 'Пётр', '800101300018'), address: 'Абай 1' },
  },
  {
    application: 'ivanova',
    workflow: 'residence-registration',
    to: 'issued',
    at: '2012-05-03T06:00:00.000Z',
    office: 'astana-1',
    region: 'astana',
    personal: person('Иванова-Ким', 'Әсел', '810202400019'),
  },
  {
    application: 'petrov',
    to: 'refused',
    at: '2012-05-04T06:00:00.000Z',
    personal: person('Петров', 'Иван'),
  },
  { application: 'nobody', to: 'submitted', at: '2012-05-05T19:30:00.000Z', on: '2012-05-06' },
  {
    application: 'complaint',
    workflow: 'complaint',
    to: 'received',
    at: '2012-05-07T06:00:00.000Z',
    office: 'astana-1',
    data: { application: { id: 'petrov' } },
  },
];

onEachDatabase('the list of applications', () => {
  let queries: ApplicationQueries;
  beforeAll(async () => {
    queries = new ApplicationQueries(await readModelOf(storedEvents(steps)));
  });
  const idsOf = async (options: ListOptions) => (await queries.list(options)).items.map(({ id }) => id);

  it('has the newest first', async () => {
    expect(await idsOf({})).toEqual(['complaint', 'nobody', 'petrov', 'ivanova', 'ivanov']);
  });

  it.each<[string, ListOptions, string[]]>([
    ['workflow', { workflow: 'residence-registration' }, ['ivanova']],
    ['state', { state: 'submitted' }, ['nobody', 'ivanov']],
    ['office', { office: 'astana-1' }, ['complaint', 'ivanova']],
    ['region', { region: 'astana' }, ['ivanova']],
    ['number', { number: 'N-1' }, ['ivanov']],
    ['application complained about', { parentId: 'petrov' }, ['complaint']],
    ['first legal day', { submittedFrom: '2012-05-06' }, ['complaint', 'nobody']],
    ['last legal day', { submittedTo: '2012-05-03' }, ['ivanova', 'ivanov']],
    ['one legal day', { submittedFrom: '2012-05-06', submittedTo: '2012-05-06' }, ['nobody']],
    ['beginning of any name', { applicant: 'иван' }, ['petrov', 'ivanova', 'ivanov']],
    ['beginnings in any order', { applicant: ' Пет ИВАНОВ' }, ['ivanov']],
    ['second part of a double name', { applicant: 'ким' }, ['ivanova']],
    ['Kazakh letters in capitals', { applicant: 'ӘСЕЛ' }, ['ivanova']],
    ['е for ё', { applicant: 'петр' }, ['petrov', 'ivanov']],
    ['IIN', { applicant: '810202400019' }, ['ivanova']],
    ['several at once', { applicant: 'иван', office: 'almaty-1', state: 'refused' }, ['petrov']],
    ['visible offices', { visibleOffices: ['astana-1', 'aqtau-1'] }, ['complaint', 'ivanova']],
    ['visible offices over an office', { visibleOffices: ['astana-1'], office: 'almaty-1' }, []],
    ['no visible office', { visibleOffices: [] }, []],
    ['an applicant without a letter', { applicant: ' %_* ' }, []],
    ['a wildcard that must not be one', { applicant: 'ив%' }, ['petrov', 'ivanova', 'ivanov']],
    ['the middle of a name', { applicant: 'ванов' }, []],
    ['something that is no IIN of ours', { applicant: '999999999999' }, []],
    ['quotes', { applicant: `' or 1=1 --`, number: `'` }, []],
  ])('can be narrowed by %s', async (_, options, expected) => {
    expect(await idsOf(options)).toEqual(expected);
  });

  it('shows no personal data but name and IIN', async () => {
    const { items } = await queries.list({ number: 'N-1' });
    expect(items[0]?.applicant).toEqual({ name: 'Иванов Пётр', iin: '800101300018' });
    expect(Object.values({ ...items[0], applicant: null }).join(' ')).not.toMatch(/Иванов|8001013|Абай/);
  });

  it('gives at least one and at most 200 a page', async () => {
    const many = Array.from({ length: 250 }, (_, index) => ({ application: `m${index}`, to: 'submitted' }));
    const full = new ApplicationQueries(await readModelOf(storedEvents(many)));
    const sizeOf = async (limit?: number) =>
      (await full.list(limit === undefined ? {} : { limit })).items.length;
    expect([await sizeOf(), await sizeOf(0), await sizeOf(9_999)]).toEqual([50, 1, 200]);
  });
});

onEachDatabase('paging', () => {
  it('gives each application once, in order, whatever the page sizes', async () => {
    const instants = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 30 });
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(instants, sizes, async (seconds, limits) => {
        const all = seconds.map((second, index) => ({
          application: `a${index}`,
          to: 'submitted',
          at: `2012-05-02T06:00:0${second}Z`,
        }));
        const database = await readModelOf(storedEvents(all));
        const queries = new ApplicationQueries(database);
        const seen: string[] = [];
        let cursor: string | undefined;
        for (let page = 0; page === 0 || cursor !== undefined; page++) {
          const limit = limits[page % limits.length] ?? 1;
          const { items, nextCursor } = await queries.list({
            limit,
            ...(cursor === undefined ? {} : { cursor }),
          });
          expect(items.length > 0 && items.length <= limit).toBe(true);
          seen.push(...items.map(({ id }) => id));
          cursor = nextCursor;
        }
        const order = all
          .map(({ application, at }) => ({ application, at }))
          .toSorted((a, b) => (a.at + a.application.padEnd(9) < b.at + b.application.padEnd(9) ? 1 : -1));
        expect(seen).toEqual(order.map(({ application }) => application));
        await database.close();
      }),
      runs(60),
    );
  });

  it('refuses a cursor that is malformed, cut, or of another filter', async () => {
    const queries = new ApplicationQueries(await readModelOf(storedEvents(steps)));
    const { nextCursor = '' } = await queries.list({ state: 'submitted', limit: 1 });
    const misused: ListOptions[] = [
      { cursor: nextCursor },
      { state: 'issued', cursor: nextCursor },
      { state: 'submitted', visibleOffices: ['almaty-1'], cursor: nextCursor },
      { state: 'submitted', cursor: nextCursor.slice(0, -4) },
      { state: 'submitted', cursor: '' },
      { state: 'submitted', cursor: 'bnVsbA' },
      { state: 'submitted', cursor: '%%%' },
    ];
    for (const options of misused) {
      await expect(queries.list(options)).rejects.toMatchObject({ code: 'unknown-cursor' });
    }
    const { items } = await queries.list({ state: 'submitted', limit: 2, cursor: nextCursor });
    expect(items.map(({ id }) => id)).toEqual(['ivanov']);
  });
});

onEachDatabase('one application', () => {
  const walk = ['submitted', 'checked', 'produced'].map((to) => ({ application: 'a1', to }));

  it('has a history in order, with who, when, where from and on which clause', async () => {
    const first = {
      application: 'a1',
      to: 'submitted',
      data: { channel: 'paper' },
      personal: person('Ким', 'Ия'),
    };
    const events = storedEvents([first, ...walk.slice(1)]);
    const history = await new ApplicationQueries(await readModelOf(events)).history('a1');
    expect(history.map(({ from, to }) => [from, to])).toEqual([
      ['awaitingApplication', 'submitted'],
      ['submitted', 'checked'],
      ['checked', 'produced'],
    ]);
    const { id, position, recordedAt, metadata } = events[0]!;
    expect(history[0]).toEqual({
      revision: 0,
      position,
      eventId: id,
      type: 'ApplicationStepped',
      occurredAt: metadata.occurredAt,
      occurredOn: metadata.occurredOn,
      recordedAt,
      actor: metadata.actor,
      clause: metadata.clause,
      from: 'awaitingApplication',
      to: 'submitted',
      data: { channel: 'paper' },
      personal: { applicant: { surname: 'Ким', givenName: 'Ия' } },
      commandId: metadata.commandId,
      correlationId: metadata.correlationId,
      causationId: metadata.causationId,
    });
  });

  it('has a history that can be read on from a revision', async () => {
    const queries = new ApplicationQueries(await readModelOf(storedEvents(walk)));
    const revisions = async (options: { after?: number; limit?: number }) =>
      (await queries.history('a1', options)).map(({ revision }) => revision);
    expect(await revisions({ limit: 2 })).toEqual([0, 1]);
    expect(await revisions({ after: 1 })).toEqual([2]);
    expect(await revisions({ after: 2 })).toEqual([]);
  });

  it('that does not exist is said to be unknown', async () => {
    const queries = new ApplicationQueries(await readModelOf([]));
    expect(await queries.find('a1')).toBeUndefined();
    await expect(queries.get('a1')).rejects.toMatchObject({ code: 'unknown-application' });
    await expect(queries.history('a1')).rejects.toMatchObject({ code: 'unknown-application' });
    expect(await queries.complaintsOf('a1')).toEqual([]);
  });
});
