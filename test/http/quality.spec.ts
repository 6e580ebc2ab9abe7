import { INDICATOR_IDS } from '#workflows/catalogue';
import { csvOf, expectImpersonal, expectProblem, ids, linesOf, pagesOf } from './support/answers.ts';
import { Service, tokenFor, type Answer } from './support/service.ts';
import { begin, idOf, officeOf, walk, WAYS } from './support/ways.ts';

const STANDARD = 'passport-and-id-card';
const LEAVING = 'residence-deregistration';
const CARD = 'temporary-id-card';
const OFFICE = officeOf(STANDARD);
const INFORMATION = 'information-available-electronically';
const COURTESY = 'satisfied-with-courtesy';
const PERSON = /Ахметова|Айгүл|951231291003|1895-12-31|Рақмет/;

interface Figure {
  readonly indicator: string;
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
  readonly target: { readonly value: number } | null;
  readonly links: { readonly cases: string };
}
const figuresIn = (body: unknown) => (body as { items: readonly Figure[] }).items;
const told = (body: unknown) =>
  figuresIn(body).map(({ value, numerator, denominator }) => `${value} ${numerator}/${denominator}`);

/**
 * April 2012: two residences are left within the hour, a temporary card is forgotten, a passport within seven working
 * days is a day late. In May another passport comes in time. Of the three consumers who are asked of courtesy two are
 * content.
 */
describe('the indicators of annex 3', () => {
  let service: Service;
  let owner: string;
  let left: readonly string[];
  let card: string;
  let late: string;
  let inTime: string;
  const get = (path: string, token = owner) => service.get(path, { token });
  const caseIds = (answer: Answer) => ids(answer, 'applicationId');

  beforeAll(async () => {
    service = await Service.start();
    owner = await tokenFor('process-owner');
    const begun = [await begin(service, LEAVING), await begin(service, LEAVING)].map(idOf);
    for (const id of begun) await walk(service, LEAVING, id, WAYS[LEAVING]);
    left = begun;
    card = idOf(await begin(service, CARD));
    late = idOf(await begin(service, STANDARD, {}, { mode: 'expedited-7' }));
    service.at('2012-04-12T05:00:00.000Z');
    await walk(service, STANDARD, late, WAYS[STANDARD]);
    await service.tick();
    service.at('2012-05-02T05:00:00.000Z');
    inTime = idOf(await begin(service, STANDARD));
    service.at('2012-05-10T05:00:00.000Z');
    await walk(service, STANDARD, inTime, WAYS[STANDARD]);
    await answers();
    await registers();
    await service.tick();
  });
  afterAll(() => service.stop());

  async function answers() {
    const token = await tokenFor('compliance-officer');
    const said = [
      [left[0], 'courtesy', true],
      [late, 'courtesy', false],
      [inTime, 'courtesy', true],
      [inTime, 'complaint-procedure', false],
    ] as const;
    for (const [id, question, satisfied] of said) {
      const data = { application: { id }, question, satisfied, text: 'Рақмет' };
      expect(await service.post('/surveys', { data }, { token })).toMatchObject({ status: 201 });
    }
  }

  async function registers() {
    const order = { number: '171', date: '2012-03-30' };
    const target = { indicator: 'timely-provision', year: 2012, order };
    const put = (path: string, data: object) => service.post(path, { data }, { token: owner });
    for (const [standard, value] of [
      [STANDARD, 95],
      [LEAVING, 99],
    ] as const)
      expect(await put('/indicators/targets', { ...target, standard, value })).toMatchObject({ status: 201 });
    const known = { available: true, address: 'http://www.mvd.kz', asOf: '2012-04-01' };
    await put('/indicators/information', { ...known, standard: STANDARD });
    await put('/indicators/information', { standard: CARD, available: false, asOf: '2012-05-01' });
  }

  it('are told in the order of the annex, each with what it ought to be and what it is', async () => {
    const { status, body } = await get('/indicators?period=2012');
    expect(status).toBe(200);
    expect(body).toMatchObject({ period: '2012', from: '2012-01', to: '2012-12' });
    expect(figuresIn(body).map(({ indicator }) => indicator)).toEqual([...INDICATOR_IDS]);
    expect(told(body)).toEqual(['60 3/5', 'null 0/0', 'null 0/0', '50 1/2', '0 0/1', '66.67 2/3']);
    expect(figuresIn(body)[0]).toMatchObject({
      no: 1,
      title: { kk: expect.any(String), ru: expect.any(String), en: expect.any(String) },
      group: { id: 'timeliness', title: { en: 'Timeliness' } },
      normative: 100,
      target: null,
      targets: [
        { standard: STANDARD, year: 2012, value: 95, order: { number: '171', date: '2012-03-30' } },
        { standard: LEAVING, value: 99 },
      ],
      interval: null,
    });
    // Newcombe's formula for 2 of 3.
    expect(figuresIn(body)[5]).toMatchObject({ interval: { low: 20.77, high: 93.85 }, target: null });
  });

  it('keep no data apart from 0 and from 100', async () => {
    const april = (await get('/indicators?period=2012-04')).body;
    expect(told(april)).toEqual(['50 2/4', 'null 0/0', 'null 0/0', '100 1/1', 'null 0/0', 'null 0/0']);
    const june = (await get('/indicators?period=2012-06')).body;
    expect(told(june)[0]).toBe('null 0/0');
    expect(figuresIn(june)[5]).toMatchObject({ value: null, interval: null });
  });

  it('are told of a month, a quarter, a year, or from one month to another', async () => {
    const share = async (query: string) => told((await get(`/indicators?${query}`)).body)[0];
    expect(await share('period=2012-05')).toBe('100 1/1');
    expect(await share('period=2012-Q2')).toBe('60 3/5');
    expect(await share('period=2012-Q1')).toBe('null 0/0');
    expect(await share('from=2012-04&to=2012-05')).toBe('60 3/5');
    expect(await share('from=2012-05&to=2013-01')).toBe('100 1/1');
  });

  it('of one standard stand beside its own target; of an office or region only what is there counts', async () => {
    const of = async (query: string) => (await get(`/indicators?period=2012&${query}`)).body;
    const passports = await of(`standard=${STANDARD}`);
    expect(told(passports)).toEqual(['50 1/2', 'null 0/0', 'null 0/0', '100 1/1', '0 0/1', '50 1/2']);
    expect(figuresIn(passports)[0]?.target).toEqual({
      standard: STANDARD,
      year: 2012,
      value: 95,
      order: { number: '171', date: '2012-03-30' },
    });
    expect(told(await of(`office=${officeOf(LEAVING)}&standard=${LEAVING}`))[0]).toBe('100 2/2');
    expect(told(await of('region=almaty-city&standard=temporary-id-card'))[0]).toBe('null 0/0');
  });

  it.each(['standard', 'region', 'office'])('by %s add up to the whole, each with its title', async (by) => {
    const { body } = await get(`/indicators?period=2012&by=${by}`);
    const groups = body['groups'] as readonly { id: string; title: object; items: readonly Figure[] }[];
    expect(body['by']).toBe(by);
    expect(groups).not.toEqual([]);
    for (const { title } of groups) expect(title).toMatchObject({ kk: expect.any(String) });
    const known = groups.map(({ id }) => id);
    expect(known).toEqual([...known].toSorted());
    for (const place of [0, 4, 5]) {
      const sum = (count: 'numerator' | 'denominator') =>
        groups.reduce((total, { items }) => total + (items[place]?.[count] ?? 0), 0);
      expect(figuresIn(body)[place]).toMatchObject({
        numerator: sum('numerator'),
        denominator: sum('denominator'),
      });
    }
  });

  it('by standard tell how each fared', async () => {
    const { body } = await get('/indicators?period=2012&by=standard');
    const groups = body['groups'] as readonly { id: string; items: readonly Figure[] }[];
    expect(groups.map((group) => [group.id, told(group)[0]])).toEqual([
      [STANDARD, '50 1/2'],
      [LEAVING, '100 2/2'],
      [CARD, '0 0/1'],
    ]);
  });

  it('of a standard among others have its target, of an office that serves several none', async () => {
    const target = async (by: string, id: string) => {
      const { body } = await get(`/indicators?period=2012&by=${by}`);
      const groups = body['groups'] as readonly { id: string; items: readonly Figure[] }[];
      return groups.find((group) => group.id === id)?.items[0]?.target;
    };
    expect(await target('standard', LEAVING)).toMatchObject({ value: 99 });
    expect(await target('standard', CARD)).toBeNull();
    expect(await target('office', OFFICE)).toBeNull();
  });

  it('lead to the applications behind each figure, as many as it counts', async () => {
    for (const query of [
      'period=2012',
      `period=2012-05&standard=${STANDARD}`,
      `period=2012-Q2&office=${OFFICE}`,
    ])
      for (const { indicator, denominator, links } of figuresIn((await get(`/indicators?${query}`)).body)) {
        const answer = await get(links.cases);
        expect({ indicator, status: answer.status }).toEqual({ indicator, status: 200 });
        const items = answer.body['items'] as readonly { available?: boolean | null }[];
        const behind = items.filter(({ available }) => available !== null);
        expect({ indicator, behind: behind.length }).toEqual({ indicator, behind: denominator });
      }
    const information = figuresIn((await get('/indicators?period=2012-04')).body)[3]?.links.cases ?? '';
    expect(information).toBe('/indicators/information?on=2012-04-30');
    expect((await get(information)).body).toMatchObject({ on: '2012-04-30' });
  });

  it('list what counts well and what does not, the newest first', async () => {
    const cases = async (query: string, id = 'timely-provision') =>
      caseIds(await get(`/indicators/${id}/cases?period=2012&${query}`));
    expect(await cases('')).toEqual([inTime, late, ...[card, ...left].toSorted().toReversed()]);
    expect(await cases('counted=false')).toEqual([late, card]);
    expect(await cases(`counted=true&standard=${STANDARD}`)).toEqual([inTime]);
    expect(await cases('counted=false', COURTESY)).toEqual([late]);
    const { body } = await get('/indicators/timely-provision/cases?period=2012&counted=false');
    expect(body['items']).toMatchObject([
      {
        applicationId: late,
        number: expect.stringMatching(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/),
        standard: STANDARD,
        office: OFFICE,
        counted: false,
        on: '2012-04-11',
        subject: 'provision-expedited-7',
        links: { application: `/applications/${late}`, deadline: `/deadlines/${late}.provision-expedited-7` },
      },
      { applicationId: card },
    ]);
    for (const link of [`/applications/${late}`, `/deadlines/${late}.provision-expedited-7`])
      expect(await get(link)).toMatchObject({ status: 200 });
    const asked = await get(`/indicators/${COURTESY}/cases?period=2012`);
    expect(asked.body['items']).toContainEqual(
      expect.objectContaining({ subject: 'courtesy', links: { application: `/applications/${late}` } }),
    );
  });

  it('list them page by page, each once', async () => {
    const path = '/indicators/timely-provision/cases?period=2012&pageSize=2';
    const pages = await pagesOf(get, path);
    expect(pages.flatMap((page) => caseIds(page))).toEqual(
      caseIds(await get('/indicators/timely-provision/cases?period=2012')),
    );
    const other = `/indicators/${COURTESY}/cases?period=2012&cursor=${String(pages[0]?.body['next'])}`;
    expect(await get(other)).toMatchObject({ status: 400, body: { code: 'unknown-cursor' } });
  });

  it('go through the months, quarters and years, also those without data', async () => {
    const trend = async (query: string) => {
      const { body } = await get(`/indicators/trend?${query}`);
      const periods = body['periods'] as readonly { period: string; items: readonly Figure[] }[];
      return periods.map((period) => [period.period, told(period)[0]]);
    };
    expect(await trend('from=2012-03&to=2012-05')).toEqual([
      ['2012-03', 'null 0/0'],
      ['2012-04', '50 2/4'],
      ['2012-05', '100 1/1'],
    ]);
    expect(await trend('from=2012-01&to=2012-05&unit=quarter')).toEqual([
      ['2012-Q1', 'null 0/0'],
      ['2012-Q2', '60 3/5'],
    ]);
    expect(await trend(`from=2011-12&to=2012-05&unit=year&standard=${STANDARD}`)).toEqual([
      ['2011', 'null 0/0'],
      ['2012', '50 1/2'],
    ]);
  });

  it('come as CSV, by header or by parameter: all together, by group, by period, and the cases', async () => {
    const csv = (path: string) => csvOf(service, path, owner);
    const table = await csv(`/indicators?period=2012&standard=${STANDARD}`);
    expect(table.name).toBe('indicators-2012.csv');
    expect(table.lines.slice(0, 3)).toEqual([
      'group,indicator,normative,target,order,value,numerator,denominator,low,high',
      ',timely-provision,100,95,171 (2012-03-30),50,1,2,,',
      ',satisfied-with-process-quality,100,,,,0,0,,',
    ]);
    const groups = await csv('/indicators?from=2012-04&to=2012-05&by=standard');
    expect(groups.name).toBe('indicators-by-standard-2012-04-2012-05.csv');
    expect(groups.lines).toContain(`${LEAVING},timely-provision,100,99,171 (2012-03-30),100,2,2,,`);
    const trend = await csv('/indicators/trend?from=2012-04&to=2012-05');
    expect(trend).toMatchObject({ name: 'indicators-by-month-2012-04-2012-05.csv' });
    expect(trend.lines).toHaveLength(1 + 2 * INDICATOR_IDS.length);
    const cases = await csv('/indicators/timely-provision/cases?period=2012&counted=false');
    expect(cases.name).toBe('timely-provision-2012.csv');
    expect(cases.lines.slice(0, 2)).toEqual([
      'application,standard,office,region,on,counted,subject',
      `${late},${STANDARD},${OFFICE},astana,2012-04-11,false,provision-expedited-7`,
    ]);
    expect(cases.lines).toHaveLength(3);
  });

  /** Every address under which indicators are told of. */
  const ADDRESSES = [
    '/indicators?period=2012',
    '/indicators?period=2012&by=office',
    '/indicators?period=2012&by=standard&format=csv',
    '/indicators/trend?from=2012-04&to=2012-05',
    '/indicators/timely-provision/cases?period=2012',
    '/indicators/satisfied-with-courtesy/cases?period=2012&format=csv',
    '/indicators/targets?year=2012',
    '/indicators/information?on=2012-05-31',
  ];

  it.each([
    ['process-owner', null],
    ['compliance-officer', null],
    ['integrator', null],
    ['authorised-officer', OFFICE],
    ['centre-employee', OFFICE],
  ] as const)('are told to %s of office %s, and of no person', async (role, office) => {
    const token = await tokenFor(role, office);
    await expectImpersonal(service, ADDRESSES, token, PERSON);
  });

  it.each(['almaty-city-1', null])('count nothing of another office for who sits at %s', async (office) => {
    const token = await tokenFor('authorised-officer', office);
    const { body } = await get(`/indicators?period=2012&by=office&office=${OFFICE}`, token);
    // What is published is the same at every office.
    expect(told(body)).toEqual(['null 0/0', 'null 0/0', 'null 0/0', '50 1/2', 'null 0/0', 'null 0/0']);
    expect(body['groups']).toEqual([]);
    const cases = await get('/indicators/timely-provision/cases?period=2012', token);
    expect(cases.body).toEqual({ items: [], next: null });
    const csv = await get('/indicators/timely-provision/cases?period=2012&format=csv', token);
    expect(linesOf(csv)).toHaveLength(1);
  });

  it('count for an officer what the own office did', async () => {
    const token = await tokenFor('centre-employee', OFFICE);
    const whole = (await get(`/indicators?period=2012&office=${OFFICE}`)).body;
    const own = (await get('/indicators?period=2012', token)).body;
    expect(told(own)).toEqual(told(whole));
    expect(figuresIn(own)[0]?.denominator).toBeGreaterThan(0);
  });

  it.each([
    ['/indicators', 400, 'invalid-data', '/period'],
    ['/indicators?from=2012-04', 400, 'invalid-data', '/period'],
    ['/indicators?period=2012&from=2012-04&to=2012-05', 400, 'invalid-data', '/period'],
    ['/indicators?period=2012-Q5', 400, 'invalid-data', '/period'],
    ['/indicators?period=2012-13', 400, 'invalid-data', '/period'],
    ['/indicators?period=april', 400, 'invalid-data', '/period'],
    ['/indicators?from=2012-05&to=2012-04', 400, 'invalid-data', '/to'],
    ['/indicators?from=1992-01&to=2012-04', 400, 'invalid-data', '/to'],
    ['/indicators?period=2012&by=month', 400, 'invalid-data', '/by'],
    ['/indicators?period=2012&format=pdf', 400, 'invalid-data', '/format'],
    ['/indicators?period=2012&colour=red', 400, 'invalid-data', '/colour'],
    ['/indicators?period=2012&standard=fishing-licence', 404, 'unknown-standard', undefined],
    ['/indicators?period=2012&standard=complaint', 404, 'unknown-standard', undefined],
    ['/indicators?period=2012&office=moon-1', 404, 'unknown-office', undefined],
    ['/indicators?period=2012&region=moon', 404, 'not-found', undefined],
    ['/indicators?period=2012&after=999999', 400, 'unknown-cursor', undefined],
    ['/indicators/trend?to=2012-05', 400, 'invalid-data', '/from'],
    ['/indicators/trend?from=2012-05&to=2012-04', 400, 'invalid-data', '/to'],
    ['/indicators/trend?from=0001-01&to=9999-12', 400, 'invalid-data', '/to'],
    ['/indicators/trend?from=2012-04&to=2012-05&unit=week', 400, 'invalid-data', '/unit'],
    ['/indicators/happiness/cases?period=2012', 404, 'not-found', undefined],
    [`/indicators/${INFORMATION}/cases?period=2012`, 404, 'not-found', undefined],
    [`/indicators/${COURTESY}/cases`, 400, 'invalid-data', '/period'],
    [`/indicators/${COURTESY}/cases?period=2012&counted=perhaps`, 400, 'invalid-data', '/counted'],
    [`/indicators/${COURTESY}/cases?period=2012&pageSize=201`, 400, 'invalid-data', '/pageSize'],
    [`/indicators/${COURTESY}/cases?period=2012&cursor=bm9uZQ`, 400, 'unknown-cursor', undefined],
    [`/indicators/${COURTESY}/cases?period=2012&format=csv&pageSize=5`, 400, 'invalid-data', '/pageSize'],
    [`/indicators/happiness/cases?period=2012&format=csv`, 404, 'not-found', undefined],
  ])('%s is answered with %i %s', async (path, status, code, place) => {
    const answer = await get(path);
    expectProblem(answer, status, code);
    const [violation] = (answer.body['violations'] ?? []) as readonly { path: string }[];
    expect(violation?.path).toBe(place);
  });
});
