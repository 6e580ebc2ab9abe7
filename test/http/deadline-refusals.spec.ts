import { allWorkflows } from '#apps/workflows';
import { expectImpersonal, expectProblem } from './support/answers.ts';
import { Service, tokenFor } from './support/service.ts';
import { begin, exampleOf, idOf, officeOf } from './support/ways.ts';

const STANDARD = 'passport-and-id-card';
const OFFICE = officeOf(STANDARD);
const PERIOD = 'from=2012-04-01&to=2012-04-30';
const MONTHS = 'from=2012-04&to=2012-04';
const ABSENT = '019a0000-0000-7000-8000-000000000000';
const PERSON = /Ахметова|Айгүл|951231291003|1895-12-31/;

describe('a question about deadlines', () => {
  let service: Service;
  let id: string;
  beforeAll(async () => {
    service = await Service.start();
    id = `${idOf(await begin(service, STANDARD))}.provision-ordinary`;
    await service.caughtUp();
  });
  afterAll(() => service.stop());

  /** Every address under which deadlines are told of. */
  const addresses = () => [
    '/deadlines',
    '/deadlines/board',
    `/deadlines/audit?${PERIOD}&by=start`,
    `/deadlines/audit?${PERIOD}&by=start&format=csv`,
    `/deadlines/percentiles?${MONTHS}`,
    `/deadlines/readings?${PERIOD}&by=start`,
    `/deadlines/readings/month/changes?${PERIOD}&by=start`,
    `/deadlines/${id}`,
    `/deadlines/${id}/explanation`,
  ];

  it.each([
    [`/deadlines/${ABSENT}.provision-ordinary`, 404, 'unknown-deadline'],
    [`/deadlines/${ABSENT}.provision-ordinary/explanation`, 404, 'unknown-deadline'],
    ['/deadlines/no-such-thing', 404, 'unknown-deadline'],
    ['/deadlines?cursor=bm9uZQ', 400, 'unknown-cursor'],
    [`/deadlines/audit?${PERIOD}&cursor=bm9uZQ`, 400, 'unknown-cursor'],
    [`/deadlines/readings/week/changes?${PERIOD}&cursor=bm9uZQ`, 400, 'unknown-cursor'],
    ['/deadlines?after=999999', 400, 'unknown-cursor'],
    ['/deadlines?standard=fishing-licence', 404, 'unknown-standard'],
    ['/deadlines/board?standard=fishing-licence', 404, 'unknown-standard'],
    ['/deadlines?office=moon-1', 404, 'unknown-office'],
    ['/deadlines/board?office=moon-1', 404, 'unknown-office'],
    [`/deadlines/percentiles?${MONTHS}&office=moon-1`, 404, 'unknown-office'],
    [`/deadlines/readings/colour/changes?${PERIOD}`, 404, 'not-found'],
    ['/deadlines?bucket=yesterday', 400, 'invalid-data'],
    ['/deadlines?status=lost', 400, 'invalid-data'],
    ['/deadlines?kind=leisure', 400, 'invalid-data'],
    ['/deadlines?dueFrom=2012-02-30', 400, 'invalid-data'],
    ['/deadlines?pageSize=0', 400, 'invalid-data'],
    ['/deadlines?pageSize=501', 400, 'invalid-data'],
    ['/deadlines?colour=red', 400, 'invalid-data'],
    ['/deadlines/board?by=colour', 400, 'invalid-data'],
    ['/deadlines/audit', 400, 'invalid-data'],
    ['/deadlines/audit?from=2012-04-30&to=2012-04-01', 400, 'invalid-data'],
    [`/deadlines/audit?${PERIOD}&by=whim`, 400, 'invalid-data'],
    [`/deadlines/audit?${PERIOD}&status=met`, 400, 'invalid-data'],
    [`/deadlines/audit?${PERIOD}&format=pdf`, 400, 'invalid-data'],
    [`/deadlines/audit?${PERIOD}&format=csv&pageSize=5`, 400, 'invalid-data'],
    ['/deadlines/percentiles?from=2012-13&to=2012-14', 400, 'invalid-data'],
    ['/deadlines/percentiles?from=2012-05&to=2012-04', 400, 'invalid-data'],
    ['/deadlines/readings?from=2012-04-30&to=2012-04-01', 400, 'invalid-data'],
    [`/deadlines/readings?${PERIOD}&by=stop`, 400, 'invalid-data'],
  ])('%s is answered with %i %s', async (path, status, code) => {
    expectProblem(await service.get(path, { token: await tokenFor('process-owner') }), status, code);
  });

  it.each(['de', 'EN', '', 'kk&lang=ru'])('an explanation in "%s" is refused with 400', async (lang) => {
    const token = await tokenFor('process-owner');
    const answer = await service.get(`/deadlines/${id}/explanation?lang=${lang}`, { token });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'invalid-data', violations: [{ path: '/lang' }] },
    });
  });

  it.each([
    ['process-owner', null],
    ['compliance-officer', null],
    ['integrator', null],
    ['authorised-officer', OFFICE],
    ['centre-employee', OFFICE],
  ] as const)(
    'of %s of office %s is answered, without a token not, and tells of no person',
    async (role, office) => {
      const token = await tokenFor(role, office);
      await expectImpersonal(service, addresses(), token, PERSON);
      const { body } = await service.get('/deadlines', { token });
      expect(body['items']).toMatchObject([{ id }]);
    },
  );

  it.each(['almaty-city-1', null])('from office %s finds nothing of another one', async (office) => {
    const token = await tokenFor('authorised-officer', office);
    const [list, board, audit, csv, times, readings, changes, ...one] = await Promise.all(
      addresses().map((path) => service.get(path, { token })),
    );
    for (const answer of [list, audit, changes]) expect(answer?.body).toEqual({ items: [], next: null });
    expect(board?.body).toMatchObject({ items: [], total: { later: 0 } });
    expect(csv?.text.split('\r\n')).toHaveLength(2);
    expect(times?.body).toEqual({ items: [] });
    const nothing = { touched: 0, toLate: 0, toKept: 0 };
    expect(readings?.body).toMatchObject({ items: [nothing, nothing, nothing, nothing] });
    for (const answer of one) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'foreign-office' } });
      expect(answer.text).not.toMatch(/2012-05-02|provision|astana/);
    }
    const named = await service.get(`/deadlines?office=${OFFICE}`, { token });
    expect(named.body).toEqual({ items: [], next: null });
  });

  it('beyond the calendar is refused: a board is not drawn by guessed days', async () => {
    const before = service.now;
    service.at('2027-01-04T05:00:00Z');
    const token = await tokenFor('process-owner', null, { exp: Date.parse('2028-01-01') / 1_000 });
    for (const path of ['/deadlines/board', '/deadlines?bucket=today'])
      expect(await service.get(path, { token })).toMatchObject({
        status: 422,
        body: { code: 'outside-calendar', place: expect.stringContaining('2027-01-04') },
      });
    service.now = before;
  });
});

describe('a step whose period would end outside the calendar', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start();
  });
  afterAll(() => service.stop());

  it.each(
    allWorkflows()
      .filter(({ id }) => id !== 'complaint')
      .map(({ id }) => id as typeof STANDARD),
  )('is refused for %s in 2027, and nothing of it is written', async (standard) => {
    service.at('2027-03-01T05:00:00.000Z');
    const exp = Date.parse('2028-01-01') / 1_000;
    const token = await tokenFor('authorised-officer', officeOf(standard), { exp });
    const body = { standard, data: exampleOf(standard, 'SubmitApplication') };
    const answer = await service.post('/applications', body, { token });
    expect(answer).toMatchObject({ status: 422, body: { code: 'outside-calendar', status: 422 } });
    expect(answer.body['place']).toMatch(/2027/);
    expect(await service.app.parts.store.head()).toBe(0n);
  });

  it('is refused where only its end lies beyond', async () => {
    service.at('2026-12-30T05:00:00.000Z');
    const exp = Date.parse('2028-01-01') / 1_000;
    const token = await tokenFor('authorised-officer', OFFICE, { exp });
    const data = { ...exampleOf(STANDARD, 'SubmitApplication'), mode: 'expedited-7' };
    expect(await service.post('/applications', { standard: STANDARD, data }, { token })).toMatchObject({
      status: 422,
      body: { code: 'outside-calendar' },
    });
    expect(await service.app.parts.store.head()).toBe(0n);
  });
});
