import { LANGUAGES, streamName } from '#libs/contract';
import { STANDARD_IDS } from '#workflows/catalogue';
import { Service, tokenFor, type Answer } from './support/service.ts';

const STANDARD = 'passport-and-id-card';
const MINISTRY_DAY = '2012-04-02T05:00:00.000Z';
const TARGET = {
  indicator: 'timely-provision',
  standard: STANDARD,
  year: 2012,
  value: 95,
  order: { number: '171', date: '2012-03-30' },
};
const RECORD = { standard: STANDARD, available: true, address: 'http://www.mvd.kz', asOf: '2012-04-01' };

/** What the owner of the process keeps, and how it is asked for. */
function registers() {
  let service: Service;
  let owner: string;
  const head = () => service.app.parts.store.head();
  const send = (path: string, data: object, headers = {}, token = owner) =>
    service.post(path, { data }, { token, headers });
  return {
    start: async () => {
      service = await Service.start();
      owner = await tokenFor('process-owner');
    },
    reset: () => {
      service.now = new Date(MINISTRY_DAY);
    },
    stop: () => service.stop(),
    at: (instant: string) => {
      service.now = new Date(instant);
    },
    send,
    service: () => service,
    get: (path: string) => service.get(path, { token: owner }),
    /** What is answered once all that was recorded is in it. */
    asked: async (path: string): Promise<Answer['body']> => {
      await service.caughtUp();
      return (await service.get(path, { token: owner })).body;
    },
    unwritten: async (sending: () => Promise<Answer>): Promise<Answer> => {
      const before = await head();
      const answer = await sending();
      expect(await head()).toBe(before);
      return answer;
    },
    events: (id: string, workflow: string) =>
      service.app.parts.store.readStream(streamName('qadam', workflow, id)),
  };
}

describe('the targets of the indicators', () => {
  const { start, stop, reset, at, send, service, get, asked, unwritten, events } = registers();
  const approve = (changes: object = {}, headers = {}, token?: string) =>
    send('/indicators/targets', { ...TARGET, ...changes }, headers, token);
  beforeAll(start);
  beforeEach(reset);
  afterAll(stop);

  it('are approved by an order, and amended by a newer one, through the same address', async () => {
    const first = await approve();
    expect({ status: first.status, body: first.body }).toMatchObject({
      status: 201,
      body: { state: 'approved', revision: 0, events: [{ type: 'TargetApproved', data: TARGET }] },
    });
    const more = { value: 97.5, order: { number: '412', date: '2012-04-02' } };
    const second = await approve(more);
    expect({ status: second.status, body: second.body }).toMatchObject({
      status: 200,
      body: { id: first.body['id'], revision: 1, events: [{ data: { ...TARGET, ...more } }] },
    });
    expect(second.headers.get('etag')).toBe('"1"');
    expect(await events(String(first.body['id']), 'indicator-target')).toHaveLength(2);
    expect(await get(`/indicators/targets?year=2012&after=${String(second.body['position'])}`)).toMatchObject(
      {
        status: 200,
        body: {
          year: 2012,
          items: [{ ...TARGET, ...more, title: { en: expect.stringContaining('in time') } }],
        },
      },
    );
  });

  it('are listed by year, this year by default, in the order of the annex, and by standard', async () => {
    for (const indicator of ['satisfied-with-courtesy', 'satisfied-with-process-quality'])
      await approve({ indicator, year: 2013, value: 80 });
    await approve({ standard: 'temporary-id-card', year: 2013 });
    const told = async (query: string) => {
      const { year, items } = await asked(`/indicators/targets${query}`);
      return [year, (items as readonly (typeof TARGET)[]).map((one) => [one.indicator, one.standard])];
    };
    const courtesy = ['satisfied-with-courtesy', STANDARD];
    const process = ['satisfied-with-process-quality', STANDARD];
    const card = ['timely-provision', 'temporary-id-card'];
    expect(await told('?year=2013')).toEqual([2013, [card, process, courtesy]]);
    expect(await told('?year=2013&standard=temporary-id-card')).toEqual([2013, [card]]);
    expect(await told('?year=2014')).toEqual([2014, []]);
    // New Year has come in Almaty, and not yet in Greenwich.
    at('2012-12-31T19:00:00.000Z');
    expect(await told('')).toEqual([2013, [card, process, courtesy]]);
  });

  it('that are sent again under their key are approved once, and amended once', async () => {
    const year = { year: 2015 };
    const first = await approve(year, { 'idempotency-key': 'approve' });
    const amended = await approve({ ...year, value: 99 }, { 'idempotency-key': 'amend' });
    expect([first.status, amended.status]).toEqual([201, 200]);
    for (const [answer, changes, key] of [
      [first, year, 'approve'],
      [amended, { ...year, value: 99 }, 'amend'],
    ] as const) {
      const again = await unwritten(() => approve(changes, { 'idempotency-key': key }));
      expect({ status: again.status, body: again.body }).toEqual({
        status: answer.status,
        body: answer.body,
      });
      expect(again.headers.get('idempotent-replayed')).toBe('true');
    }
    const other = await unwritten(() => approve({ ...year, value: 1 }, { 'idempotency-key': 'amend' }));
    expect(other).toMatchObject({ status: 422, body: { code: 'command-reused' } });
  });

  it('of two owners at once are both kept, one after the other', async () => {
    const answers = await Promise.all([91, 92].map((value) => approve({ year: 2016, value })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 201]);
    const last = answers.find(({ status }) => status === 200)?.body['events'];
    const { items } = await asked('/indicators/targets?year=2016');
    expect(items).toMatchObject([{ value: (last as readonly { data: { value: number } }[])[0]?.data.value }]);
  });

  it('are amended at the revision that was seen, and no other', async () => {
    await approve({ year: 2017 });
    const stale = await unwritten(() => approve({ year: 2017, value: 98 }, { 'if-match': '"4"' }));
    expect(stale).toMatchObject({ status: 412, body: { code: 'revision-conflict', revision: 0 } });
    expect(await approve({ year: 2017, value: 98 }, { 'if-match': '"0"' })).toMatchObject({ status: 200 });
  });

  it('need an order that has been made, and that is no older than the one in force', async () => {
    const order = (date: string) => ({ year: 2018, order: { number: '7', date } });
    const refusal = (code: string) => ({
      status: 422,
      body: { code: 'rule-violated', violations: [{ code, path: '/data/order/date' }] },
    });
    expect(await unwritten(() => approve(order('2012-04-03')))).toMatchObject(refusal('order-ahead'));
    expect(await approve(order('2012-04-01'))).toMatchObject({ status: 201 });
    expect(await unwritten(() => approve(order('2012-03-31')))).toMatchObject(refusal('order-older'));
    expect(await unwritten(() => approve(order('2012-04-03')))).toMatchObject(refusal('order-ahead'));
  });

  it.each<[string, object, string]>([
    ['no indicator of the annex', { indicator: 'happiness' }, '/data/indicator'],
    ['another standard', { standard: 'marriage' }, '/data/standard'],
    ['more than all', { value: 100.5 }, '/data/value'],
    ['a third decimal', { value: 97.125 }, '/data/value'],
    ['a year before the decree', { year: 2011 }, '/data/year'],
    ['an order without a number', { order: { number: '', date: '2012-03-30' } }, '/data/order/number'],
    ['a field too many', { approvedBy: 'somebody' }, '/data/approvedBy'],
  ])('with %s are refused, also where there is one to amend', async (_what, changes, path) => {
    await approve({ year: 2019 });
    expect(await unwritten(() => approve({ year: 2019, ...changes }))).toMatchObject({
      status: 400,
      body: { code: 'invalid-data', violations: [{ path }] },
    });
  });

  it.each(['compliance-officer', 'authorised-officer', 'integrator'] as const)(
    'are not set by %s, who may read them',
    async (role) => {
      const token = await tokenFor(role, role === 'authorised-officer' ? 'astana-1' : null);
      const answer = await unwritten(() => approve({ year: 2020 }, {}, token));
      expect(answer).toMatchObject({ status: 403, body: { code: 'wrong-role' } });
      expect(await service().get('/indicators/targets', { token })).toMatchObject({ status: 200 });
    },
  );

  it.each([
    ['?year=2011', 400, 'invalid-data'],
    ['?year=twelve', 400, 'invalid-data'],
    ['?month=5', 400, 'invalid-data'],
    ['?standard=fishing-licence', 404, 'unknown-standard'],
    ['?standard=survey', 404, 'unknown-standard'],
    ['?after=999999', 400, 'unknown-cursor'],
  ])('asked for by %s are answered with %i %s', async (query, status, code) => {
    expect(await get(`/indicators/targets${query}`)).toMatchObject({ status, body: { code } });
  });
});

describe('what is published about the services', () => {
  const { start, stop, reset, at, send, service, get, asked, unwritten } = registers();
  const record = (changes: object = {}, token?: string) =>
    send('/indicators/information', { ...RECORD, ...changes }, {}, token);
  const known = async (on?: string) => {
    const { items } = await asked(`/indicators/information${on === undefined ? '' : `?on=${on}`}`);
    return (items as readonly { standard: string }[]).find(({ standard }) => standard === STANDARD);
  };
  beforeAll(start);
  beforeEach(reset);
  afterAll(stop);

  it('is shown for each of the four standards, and as unknown where nobody has said anything', async () => {
    const body = await asked('/indicators/information');
    expect(body).toMatchObject({ on: '2012-04-02' });
    const items = body['items'] as readonly { standard: string; title: object }[];
    expect(items.map(({ standard }) => standard).toSorted()).toEqual([...STANDARD_IDS].toSorted());
    for (const { title, ...rest } of items) {
      expect(Object.keys(title)).toEqual([...LANGUAGES]);
      expect(rest).toMatchObject({ available: null, address: null, asOf: null });
    }
  });

  it('is recorded and kept up, and what held on a day can be told later', async () => {
    expect(await record()).toMatchObject({ status: 201, body: { state: 'recorded', revision: 0 } });
    at('2012-05-10T05:00:00.000Z');
    expect(await record({ available: false, address: undefined, asOf: '2012-05-09' })).toMatchObject({
      status: 200,
      body: { revision: 1, events: [{ data: { standard: STANDARD, available: false, address: null } }] },
    });
    expect(await known()).toMatchObject({ available: false, address: null, asOf: '2012-05-09' });
    expect(await known('2012-05-08')).toMatchObject(RECORD);
    expect(await known('2012-03-31')).toMatchObject({ available: null, asOf: null });
  });

  it('has an address, is of a day that has come, and of none before the last', async () => {
    const refusal = (code: string, path: string) => ({
      status: 422,
      body: { code: 'rule-violated', violations: [{ code, path }] },
    });
    const other = { standard: 'temporary-id-card' };
    const first = await unwritten(() => record({ ...other, address: undefined }));
    expect(first).toMatchObject(refusal('address-needed', '/data/address'));
    const ahead = await unwritten(() => record({ ...other, asOf: '2012-04-03' }));
    expect(ahead).toMatchObject(refusal('day-ahead', '/data/asOf'));
    expect(await record(other)).toMatchObject({ status: 201 });
    const earlier = await unwritten(() => record({ ...other, asOf: '2012-03-31' }));
    expect(earlier).toMatchObject(refusal('day-earlier', '/data/asOf'));
  });

  it.each<[string, object, string]>([
    ['another standard', { standard: 'marriage' }, '/data/standard'],
    ['an address that is none', { address: 'our site' }, '/data/address'],
    ['a day that does not exist', { asOf: '2012-02-30' }, '/data/asOf'],
    ['a word that is neither yes nor no', { available: 'soon' }, '/data/available'],
  ])('is refused with %s', async (_what, changes, path) => {
    expect(await unwritten(() => record(changes))).toMatchObject({
      status: 400,
      body: { code: 'invalid-data', violations: [{ path }] },
    });
  });

  it('is recorded by the owner of the process alone, and asked for with a token', async () => {
    const token = await tokenFor('compliance-officer');
    expect(await unwritten(() => record({}, token))).toMatchObject({
      status: 403,
      body: { code: 'wrong-role' },
    });
    for (const path of ['/indicators/information', '/indicators/targets'])
      expect(await service().get(path)).toMatchObject({ status: 401 });
    expect(await get('/indicators/information?on=2012-02-30')).toMatchObject({ status: 400 });
    expect(await get('/indicators/information?standard=marriage')).toMatchObject({ status: 404 });
  });
});
