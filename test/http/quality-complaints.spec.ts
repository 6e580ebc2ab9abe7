import { csvOf, expectImpersonal, expectProblem, ids, linesOf, pagesOf } from './support/answers.ts';
import { Service, tokenFor } from './support/service.ts';
import { begin, idOf, officeOf, walk } from './support/ways.ts';

const STANDARD = 'passport-and-id-card';
const OFFICE = officeOf('complaint');
const PERSON = /Ахметова|Айгүл|Сейітова|window|1895-12-31/;
const NONE = { open: 0, openLate: 0, answered: 0, answeredLate: 0, notConsidered: 0 };

/**
 * Lodged at a Centre on Monday, 2 April 2012: one that is only received, one that is forgotten after registration, one
 * about an application that is answered in time. On 1 May another one. Fifteen calendar days later the forgotten one is
 * late.
 */
describe('the register of complaints', () => {
  let service: Service;
  let owner: string;
  let application: string;
  let received: string;
  let forgotten: string;
  let answered: string;
  let newest: string;
  const get = (path: string, token = owner) => service.get(path, { token });
  const lodge = async (changes: object = {}) => idOf(await begin(service, 'complaint', {}, changes));
  const listed = async (query: string) => ids(await get(`/complaints/register?${query}`));

  beforeAll(async () => {
    service = await Service.start();
    owner = await tokenFor('process-owner');
    application = idOf(await begin(service, STANDARD));
    received = await lodge({ channel: 'post' });
    service.at('2012-04-02T05:01:00.000Z');
    forgotten = await lodge();
    service.at('2012-04-02T05:02:00.000Z');
    answered = await lodge({ application: { id: application, standard: STANDARD } });
    for (const id of [forgotten, answered]) await walk(service, 'complaint', id, ['RegisterComplaint']);
    await walk(service, 'complaint', answered, ['BeginConsideration', 'AnswerComplaint']);
    service.at('2012-05-01T05:00:00.000Z');
    newest = await lodge({ standard: 'temporary-id-card' });
    await walk(service, 'complaint', newest, ['RegisterComplaint']);
    await service.tick();
  });
  afterAll(() => service.stop());

  it('has each with its addressee, its limit and how it stands', async () => {
    const { status, body } = await get('/complaints/register?status=open&late=true');
    expect(status).toBe(200);
    expect(body).toEqual({
      items: [
        {
          id: forgotten,
          number: expect.stringMatching(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/),
          standard: STANDARD,
          application: null,
          subject: 'rude-service',
          channel: 'by-hand',
          anonymous: false,
          addressee: OFFICE,
          addresseeKind: 'centre-head',
          region: 'astana',
          state: 'registered',
          status: 'open',
          outcome: null,
          inCourt: false,
          lodgedAt: '2012-04-02T05:01:00.000Z',
          lodgedOn: '2012-04-02',
          registeredOn: '2012-04-02',
          incomingNumber: 'Ж-17',
          dueOn: expect.stringMatching(/^2012-04-1[67]$/),
          dueAt: expect.stringMatching(/^2012-04-1[67]T/),
          extended: false,
          closedOn: null,
          late: true,
          links: { self: `/complaints/${forgotten}` },
        },
      ],
      next: null,
    });
    const told = await get(`/complaints/${forgotten}`);
    const [deadline] = told.body['deadlines'] as readonly { dueOn: string }[];
    expect(body['items']).toMatchObject([{ dueOn: deadline?.dueOn }]);
    const closed = await get('/complaints/register?status=answered');
    expect(closed.body['items']).toMatchObject([
      {
        id: answered,
        outcome: 'partly-satisfied',
        closedOn: '2012-04-02',
        late: false,
        application,
        links: { self: `/complaints/${answered}`, application: `/applications/${application}` },
      },
    ]);
  });

  it('is in order of lodging, the newest first, or of what is due', async () => {
    expect(await listed('')).toEqual([newest, answered, forgotten, received]);
    expect(await listed('order=newest')).toEqual(await listed(''));
    // What is not registered has no due day.
    expect(await listed('order=due&status=open')).toEqual([forgotten, newest]);
  });

  it('is narrowed by whatever is asked', async () => {
    expect(await listed('late=false&status=open')).toEqual([newest, received]);
    expect(await listed('standard=temporary-id-card')).toEqual([newest]);
    expect(await listed('channel=post')).toEqual([received]);
    expect(await listed('lodgedFrom=2012-05-01')).toEqual([newest]);
    expect(await listed('lodgedTo=2012-04-30&channel=by-hand')).toEqual([answered, forgotten]);
    expect(await listed('dueTo=2012-04-30&status=open')).toEqual([forgotten]);
    expect(await listed('addresseeKind=ministry')).toEqual([]);
    expect(await listed(`addressee=${OFFICE}&region=astana&subject=rude-service`)).toHaveLength(4);
  });

  it.each(['newest', 'due'])('is paged through in order %s, each once', async (order) => {
    const path = `/complaints/register?order=${order}&pageSize=1`;
    const pages = await pagesOf(get, path);
    expect(pages.flatMap((page) => ids(page))).toEqual(await listed(`order=${order}`));
    const other = `/complaints/register?pageSize=1&status=open&cursor=${String(pages[0]?.body['next'])}`;
    expect(await get(other)).toMatchObject({ status: 400, body: { code: 'unknown-cursor' } });
  });

  it('is counted by addressee, and by whatever else is asked', async () => {
    const overview = async (query: string) => (await get(`/complaints/overview?${query}`)).body;
    const whole = { ...NONE, open: 3, openLate: 1, answered: 1 };
    expect(await overview('')).toEqual({
      by: 'addressee',
      items: [{ value: OFFICE, ...whole }],
      total: whole,
    });
    for (const [by, value] of [
      ['addresseeKind', 'centre-head'],
      ['subject', 'rude-service'],
      ['region', 'astana'],
    ])
      expect(await overview(`by=${by}`)).toEqual({ by, items: [{ value, ...whole }], total: whole });
    expect(await overview('by=month')).toMatchObject({
      items: [
        { value: '2012-04', ...NONE, open: 2, openLate: 1, answered: 1 },
        { value: '2012-05', ...NONE, open: 1 },
      ],
      total: whole,
    });
    expect((await overview('by=channel'))['items']).toEqual([
      { value: 'by-hand', ...NONE, open: 2, openLate: 1, answered: 1 },
      { value: 'post', ...NONE, open: 1 },
    ]);
    expect(await overview('by=standard&from=2012-05&to=2012-05')).toMatchObject({
      items: [{ value: 'temporary-id-card', ...NONE, open: 1 }],
    });
    expect(await overview('by=standard&channel=post')).toMatchObject({ total: { ...NONE, open: 1 } });
  });

  it('comes as CSV, by header or by parameter', async () => {
    const register = await csvOf(service, '/complaints/register?order=newest', owner);
    expect(register.name).toBe('complaints.csv');
    expect(register.lines.map((line) => line.split(',')[0])).toEqual([
      'complaint',
      newest,
      answered,
      forgotten,
      received,
    ]);
    expect(await csvOf(service, '/complaints/overview?by=month', owner)).toEqual({
      name: 'complaints-by-month.csv',
      lines: [
        'value,open,openLate,answered,answeredLate,notConsidered',
        '2012-04,2,1,1,0,0',
        '2012-05,1,0,0,0,0',
      ],
    });
  });

  it('leaves the address of one complaint as it was', async () => {
    expect(await get(`/complaints/${received}`)).toMatchObject({ status: 200, body: { id: received } });
    expect(await get('/complaints/registers')).toMatchObject({
      status: 404,
      body: { code: 'unknown-application' },
    });
  });

  /** Every address under which the register is told of. */
  const ADDRESSES = [
    '/complaints/register',
    '/complaints/register?format=csv',
    '/complaints/overview',
    '/complaints/overview?by=month&format=csv',
  ];

  it.each([
    ['process-owner', null],
    ['compliance-officer', null],
    ['integrator', null],
    ['chancellery-clerk', OFFICE],
    ['complaint-examiner', OFFICE],
  ] as const)('is shown to %s of office %s, and tells of no person', async (role, office) => {
    const token = await tokenFor(role, office);
    await expectImpersonal(service, ADDRESSES, token, PERSON);
    expect(ids(await get('/complaints/register', token))).toHaveLength(4);
  });

  it.each(['almaty-city-1', null])('has nothing of another office for who sits at %s', async (office) => {
    const token = await tokenFor('complaint-examiner', office);
    expect((await get('/complaints/register', token)).body).toEqual({ items: [], next: null });
    expect((await get(`/complaints/register?addressee=${OFFICE}`, token)).body).toMatchObject({ items: [] });
    expect((await get('/complaints/overview', token)).body).toEqual({
      by: 'addressee',
      items: [],
      total: NONE,
    });
    expect(linesOf(await get('/complaints/register?format=csv', token))).toHaveLength(1);
  });

  it.each([
    ['/complaints/register?status=lost', 400, 'invalid-data'],
    ['/complaints/register?late=perhaps', 400, 'invalid-data'],
    ['/complaints/register?order=oldest', 400, 'invalid-data'],
    ['/complaints/register?lodgedFrom=2012-02-30', 400, 'invalid-data'],
    ['/complaints/register?pageSize=201', 400, 'invalid-data'],
    ['/complaints/register?addresseeKind=friend', 400, 'invalid-data'],
    ['/complaints/register?channel=pigeon', 400, 'invalid-data'],
    ['/complaints/register?colour=red', 400, 'invalid-data'],
    ['/complaints/register?format=csv&pageSize=5', 400, 'invalid-data'],
    ['/complaints/register?cursor=bm9uZQ', 400, 'unknown-cursor'],
    ['/complaints/register?after=999999', 400, 'unknown-cursor'],
    ['/complaints/register?standard=fishing-licence', 404, 'unknown-standard'],
    ['/complaints/register?addressee=moon-1', 404, 'unknown-office'],
    ['/complaints/register?region=moon', 404, 'not-found'],
    ['/complaints/overview?by=mood', 400, 'invalid-data'],
    ['/complaints/overview?channel=pigeon', 400, 'invalid-data'],
    ['/complaints/overview?from=2012-13', 400, 'invalid-data'],
    ['/complaints/overview?from=2012-05&to=2012-04', 400, 'invalid-data'],
    ['/complaints/overview?format=pdf', 400, 'invalid-data'],
    ['/complaints/overview?addressee=moon-1', 404, 'unknown-office'],
  ])('%s is answered with %i %s', async (path, status, code) => {
    expectProblem(await get(path), status, code);
  });
});
