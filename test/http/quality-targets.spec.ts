import { Service, tokenFor } from './support/service.ts';
import { idOf } from './support/ways.ts';

const STANDARD = 'passport-and-id-card';
const DAY = '2012-04-02T05:00:00.000Z';
const TARGET = {
  indicator: 'timely-provision',
  standard: STANDARD,
  year: 2012,
  value: 95,
  order: { number: '171', date: '2012-03-30' },
};

describe('the targets of the indicators', () => {
  let service: Service;
  let owner: string;
  const get = (path: string) => service.get(path, { token: owner });
  /** What is answered once all that was recorded is in it. */
  const asked = async (path: string) => {
    await service.caughtUp();
    return (await get(path)).body;
  };
  const approve = (changes: object = {}, headers = {}, token = owner) =>
    service.post('/indicators/targets', { data: { ...TARGET, ...changes } }, { token, headers });
  beforeAll(async () => {
    service = await Service.start();
    owner = await tokenFor('process-owner');
  });
  beforeEach(() => service.at(DAY));
  afterAll(() => service.stop());

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
    expect(await service.app.parts.store.readStream(`qadam.indicatorTarget-${idOf(first)}`)).toHaveLength(2);
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
    service.at('2012-12-31T19:00:00.000Z');
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
      const again = await service.unwritten(() => approve(changes, { 'idempotency-key': key }));
      expect({ status: again.status, body: again.body }).toEqual({
        status: answer.status,
        body: answer.body,
      });
      expect(again.headers.get('idempotent-replayed')).toBe('true');
    }
    const other = await service.unwritten(() =>
      approve({ ...year, value: 1 }, { 'idempotency-key': 'amend' }),
    );
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
    const stale = await service.unwritten(() => approve({ year: 2017, value: 98 }, { 'if-match': '"4"' }));
    expect(stale).toMatchObject({ status: 412, body: { code: 'revision-conflict', revision: 0 } });
    expect(await approve({ year: 2017, value: 98 }, { 'if-match': '"0"' })).toMatchObject({ status: 200 });
  });

  it('need an order that has been made, and that is no older than the one in force', async () => {
    const order = (date: string) => ({ year: 2018, order: { number: '7', date } });
    const refusal = (code: string) => ({
      status: 422,
      body: { code: 'rule-violated', violations: [{ code, path: '/data/order/date' }] },
    });
    expect(await service.unwritten(() => approve(order('2012-04-03')))).toMatchObject(refusal('order-ahead'));
    expect(await approve(order('2012-04-01'))).toMatchObject({ status: 201 });
    expect(await service.unwritten(() => approve(order('2012-03-31')))).toMatchObject(refusal('order-older'));
    expect(await service.unwritten(() => approve(order('2012-04-03')))).toMatchObject(refusal('order-ahead'));
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
    expect(await service.unwritten(() => approve({ year: 2019, ...changes }))).toMatchObject({
      status: 400,
      body: { code: 'invalid-data', violations: [{ path }] },
    });
  });

  it.each(['compliance-officer', 'authorised-officer', 'integrator'] as const)(
    'are not set by %s, who may read them',
    async (role) => {
      const token = await tokenFor(role, role === 'authorised-officer' ? 'astana-1' : null);
      const answer = await service.unwritten(() => approve({ year: 2020 }, {}, token));
      expect(answer).toMatchObject({ status: 403, body: { code: 'wrong-role' } });
      expect(await service.get('/indicators/targets', { token })).toMatchObject({ status: 200 });
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
