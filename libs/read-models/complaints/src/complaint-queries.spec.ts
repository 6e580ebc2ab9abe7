import { onEachDatabase } from '#libs/testing';
import { totalOf } from './complaint.ts';
import { ComplaintQueries } from './complaint-queries.ts';
import type { ComplaintListOptions } from './complaint-queries.ts';
import { complaintsCsv, complaintTalliesCsv } from './complaints-csv.ts';
import { stepsOf, storedEvents } from './testing/example-events.ts';
import { readModelOf } from './testing/read-model.ts';

const POLICE = { office: 'almaty-police', region: 'almaty', addresseeKind: 'authority-head' };
const rude = stepsOf('rude');
const result = stepsOf('result', { ...POLICE, subject: 'result', application: 'a1', channel: 'post' });
const other = stepsOf('other', { standard: 'residence-registration', channel: 'e-mail' });
const old = stepsOf('old', { ...POLICE, subject: 'result', application: 'a1' });

const EVENTS = storedEvents([
  old.lodged('2012-03-29'),
  old.registered('2012-03-30'),
  old.set('2012-04-14'),
  old.missed('2012-04-14'),
  rude.lodged('2012-04-02'),
  rude.registered('2012-04-03'),
  rude.set('2012-04-18'),
  rude.answered('2012-04-13'),
  rude.met('2012-04-13'),
  result.lodged('2012-04-05'),
  result.registered('2012-04-06'),
  result.set('2012-04-21'),
  result.extended('2012-05-06'),
  old.answered('2012-04-20', 'rejected'),
  old.metLate('2012-04-20'),
  other.lodged('2012-05-07'),
]);

const queriesOf = async () => new ComplaintQueries(await readModelOf(EVENTS));
const idsOf = async (options: ComplaintListOptions) =>
  (await (await queriesOf()).list(options)).items.map(({ id }) => id);

onEachDatabase('the list of complaints', () => {
  it('has the newest first', async () => {
    expect(await idsOf({})).toEqual(['other', 'result', 'rude', 'old']);
  });

  it('has first what is due first, and leaves out what has no due day yet', async () => {
    expect(await idsOf({ order: 'due' })).toEqual(['old', 'rude', 'result']);
    expect(await idsOf({ order: 'due', status: 'open' })).toEqual(['result']);
  });

  it.each<[string, ComplaintListOptions, string[]]>([
    ['status', { status: 'open' }, ['other', 'result']],
    ['lateness', { late: true }, ['old']],
    ['what was in time or is not due', { late: false, addressee: 'almaty-police' }, ['result']],
    ['extension', { extended: true }, ['result']],
    ['outcome', { outcome: 'rejected' }, ['old']],
    ['standard', { standard: 'residence-registration' }, ['other']],
    ['addressee', { addressee: 'astana-1' }, ['other', 'rude']],
    ['kind of addressee', { addresseeKind: 'authority-head' }, ['result', 'old']],
    ['region', { region: 'almaty' }, ['result', 'old']],
    ['subject', { subject: 'rude-service' }, ['other', 'rude']],
    ['channel', { channel: 'post' }, ['result']],
    ['application', { parentId: 'a1' }, ['result', 'old']],
    ['days of lodging', { lodgedFrom: '2012-04-02', lodgedTo: '2012-04-05' }, ['result', 'rude']],
    ['due days', { dueFrom: '2012-04-18', dueTo: '2012-05-06' }, ['result', 'rude']],
    ['visible offices', { visibleOffices: ['astana-1'] }, ['other', 'rude']],
    ['a visible office that is not asked for', { visibleOffices: ['astana-1'], region: 'almaty' }, []],
    ['no visible office', { visibleOffices: [] }, []],
  ])('can be narrowed by %s', async (_what, options, expected) => {
    expect(await idsOf(options)).toEqual(expected);
  });

  it.each(['newest', 'due'] as const)('comes in pages, %s first, each complaint once', async (order) => {
    const many = Array.from({ length: 17 }, (_, index) => {
      const { lodged, registered, set } = stepsOf(`m${index}`);
      return [lodged(), registered(), set('2012-04-18')];
    }).flat();
    const queries = new ComplaintQueries(await readModelOf(storedEvents(many)));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await queries.list({ order, limit: 4, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(17);
    expect(new Set(seen).size).toBe(17);
  });

  it('refuses the cursor of another order or filter', async () => {
    const queries = await queriesOf();
    const { nextCursor = '' } = await queries.list({ limit: 1 });
    for (const options of [{ order: 'due' as const }, { status: 'open' as const }]) {
      await expect(queries.list({ ...options, cursor: nextCursor })).rejects.toMatchObject({
        code: 'unknown-cursor',
      });
    }
  });

  it('says that a complaint is unknown', async () => {
    const queries = await queriesOf();
    expect(await queries.find('nobody')).toBeUndefined();
    await expect(queries.get('nobody')).rejects.toMatchObject({ code: 'unknown-application' });
  });
});

onEachDatabase('the tallies of complaints', () => {
  it('count open and answered, and how many of them late', async () => {
    expect(await (await queriesOf()).tallies({ by: 'addressee' })).toEqual([
      { value: 'almaty-police', open: 1, openLate: 0, answered: 1, answeredLate: 1, notConsidered: 0 },
      { value: 'astana-1', open: 1, openLate: 0, answered: 1, answeredLate: 0, notConsidered: 0 },
    ]);
  });

  it.each([
    ['standard', ['passport-and-id-card', 'residence-registration']],
    ['addresseeKind', ['authority-head', 'centre-head']],
    ['region', ['almaty', 'astana']],
    ['subject', ['result', 'rude-service']],
    ['channel', ['by-hand', 'e-mail', 'post']],
    ['month', ['2012-03', '2012-04', '2012-05']],
  ] as const)('can be made by %s', async (by, values) => {
    expect((await (await queriesOf()).tallies({ by })).map(({ value }) => value)).toEqual(values);
  });

  it('can be narrowed to months and to what the asker may see', async () => {
    const queries = await queriesOf();
    const values = async (scope: object) =>
      (await queries.tallies({ by: 'subject', ...scope })).map(({ value, open }) => `${value} ${open}`);
    expect(await values({ from: '2012-04', to: '2012-04' })).toEqual(['result 1', 'rude-service 0']);
    expect(await values({ visibleOffices: ['astana-1'] })).toEqual(['rude-service 1']);
    expect(await values({ visibleOffices: [] })).toEqual([]);
  });

  it('add up to a total that is the same however they are made', async () => {
    const queries = await queriesOf();
    const total = { open: 2, openLate: 0, answered: 2, answeredLate: 1, notConsidered: 0 };
    expect(totalOf(await queries.tallies({ by: 'addressee' }))).toEqual(total);
    expect(totalOf(await queries.tallies({ by: 'month' }))).toEqual(total);
    expect(totalOf([])).toEqual({ open: 0, openLate: 0, answered: 0, answeredLate: 0, notConsidered: 0 });
  });
});

onEachDatabase('complaints as CSV', () => {
  it('have a line each', async () => {
    const { items } = await (await queriesOf()).list({ late: true });
    expect(complaintsCsv(items)).toBe(
      'complaint,number,standard,application,subject,channel,anonymous,addressee,addresseeKind,region,status,outcome,inCourt,lodgedOn,registeredOn,incomingNumber,dueOn,extended,closedOn,late\r\n' +
        'old,N-old,passport-and-id-card,a1,result,by-hand,false,almaty-police,authority-head,almaty,answered,rejected,false,2012-03-29,2012-03-30,Ж-17,2012-04-14,false,2012-04-20,true\r\n',
    );
  });

  it('are counted in a line for each value', async () => {
    const tallies = await (await queriesOf()).tallies({ by: 'region', region: 'almaty' });
    expect(complaintTalliesCsv(tallies)).toBe(
      'value,open,openLate,answered,answeredLate,notConsidered\r\nalmaty,1,0,1,1,0\r\n',
    );
  });
});
