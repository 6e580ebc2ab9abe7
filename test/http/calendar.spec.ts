import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Derivation } from '#libs/calendar';
import { Service, tokenFor, type Answer } from './support/service.ts';
import { begin, idOf, officeOf, walk } from './support/ways.ts';

const STANDARD = 'passport-and-id-card';
const OFFICE = officeOf(STANDARD);

/** Wednesday, 2 May 2012, becomes a day off: what would be due on it is due on the third. */
const SECOND_OF_MAY = {
  date: '2012-05-02',
  dayOff5: true,
  dayOff6: true,
  reason: { kk: 'Демалыс', ru: 'День отдыха', en: 'Day off' },
  source: ['Decree of the spec'],
};
const REVISION = { country: 'KZ', id: 'kz-2026.2', basedOn: 'kz-2026.1', days: [SECOND_OF_MAY] };
const APPROVAL = { approvedBy: 'A. Minister, order 7 of 2 April 2012', revision: REVISION };

const PREVIEW = '/calendar/revisions/preview';
const REVISIONS = '/calendar/revisions';

describe('the working calendar', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start();
  });
  afterAll(() => service.stop());

  const days = async (query: string) => {
    const { body } = await service.get(`/calendar/days?${query}`);
    return body['items'] as readonly { date: string; working: boolean; kind: string; reason: unknown }[];
  };

  it('is open, and says by which edition days are counted', async () => {
    const edition = { id: 'kz-2026.1', country: 'KZ', years: { from: 2009, to: 2026 }, basedOn: null };
    const { status, body } = await service.get('/calendar');
    expect(status).toBe(200);
    expect(body).toEqual({ ...edition, week: 5, editions: [{ ...edition, current: true }] });
  });

  it('says of each day whether it is worked, why not, and who says so', async () => {
    const week = await days('from=2012-04-28&to=2012-05-02');
    expect(week.map(({ date, working, kind }) => [date, working, kind])).toEqual([
      ['2012-04-28', true, 'listed'],
      ['2012-04-29', false, 'weekend'],
      ['2012-04-30', false, 'listed'],
      ['2012-05-01', false, 'listed'],
      ['2012-05-02', true, 'weekday'],
    ]);
    expect(week).toMatchObject([
      {
        reason: { en: expect.stringContaining('2012-04-30') },
        source: [expect.any(String), expect.any(String)],
      },
      { reason: { en: 'weekly day off' }, source: [] },
      { movedFrom: '2012-04-28', source: [expect.any(String), expect.any(String)] },
      { reason: { ru: 'Праздник единства народа Казахстана' }, source: [expect.any(String)] },
      { reason: null, source: [], movedFrom: null },
    ]);
  });

  it('has a week of five working days, or of six', async () => {
    const saturday = 'from=2012-04-07&to=2012-04-07';
    expect(await days(saturday)).toMatchObject([{ working: false, kind: 'weekend' }]);
    expect(await days(`${saturday}&week=6`)).toMatchObject([{ working: true, kind: 'weekday' }]);
    expect(await days('from=2012-01-01&to=2012-12-31')).toHaveLength(366);
  });

  it.each([
    ['from=2012-04-01', 400, 'invalid-data'],
    ['from=2012-04-02&to=2012-04-01', 400, 'invalid-data'],
    ['from=2012-01-01&to=2013-12-31', 400, 'invalid-data'],
    ['from=2012-02-30&to=2012-03-01', 400, 'invalid-data'],
    ['from=2012-04-01&to=2012-04-02&week=7', 400, 'invalid-data'],
    ['from=2026-12-31&to=2027-01-01', 422, 'outside-calendar'],
    ['from=2008-12-31&to=2009-01-01', 422, 'outside-calendar'],
    ['from=2012-04-01&to=2012-04-02&edition=kz-1999', 422, 'calendar-refused'],
  ])('of %s is refused with %i %s', async (query, status, code) => {
    const answer = await service.get(`/calendar/days?${query}`);
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status, body: { code } });
  });
});

describe('a revision of the calendar', () => {
  let service: Service;
  let owner: string;
  let deadlines: readonly string[];
  let judged: string;
  const folder = mkdtempSync(join(tmpdir(), 'qadam-calendar-'));

  beforeAll(async () => {
    service = await Service.start({ dataDir: folder });
    owner = await tokenFor('process-owner');
    const begun = [];
    for (let count = 0; count < 3; count += 1) begun.push(idOf(await begin(service, STANDARD)));
    const [done = ''] = begun.splice(0, 1);
    await walk(service, STANDARD, done, [
      'CheckDocuments',
      'SettleDuty',
      'IssueCoupon',
      'ProduceResult',
      'HandOverResult',
    ]);
    await begin(service, STANDARD, {}, { mode: 'expedited-7' });
    judged = `${done}.provision-ordinary`;
    deadlines = begun.map((id) => `${id}.provision-ordinary`).toSorted();
    await service.caughtUp();
  });
  afterAll(async () => {
    await service.stop();
    rmSync(folder, { recursive: true });
  });

  const post = (path: string, body: object, token = owner): Promise<Answer> =>
    service.post(path, body, { token });

  it('shows what would move before it does, by office and standard, and writes nothing', async () => {
    const head = await service.app.parts.store.head();
    const { status, body } = await post(PREVIEW, REVISION, await tokenFor('compliance-officer'));
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        edition: { id: 'kz-2026.2', basedOn: 'kz-2026.1', years: { from: 2009, to: 2026 } },
        moved: 2,
        groups: [{ office: OFFICE, standard: STANDARD, moved: 2 }],
        items: deadlines.map((id) => ({
          id,
          applicationId: id.split('.')[0],
          standard: STANDARD,
          limit: 'provision-ordinary',
          office: OFFICE,
          calendar: 'kz-2026.1',
          dueOn: '2012-05-02',
          dueAt: '2012-05-02T14:00:00.000Z',
          newDueOn: '2012-05-03',
          newDueAt: '2012-05-03T14:00:00.000Z',
        })),
        next: null,
      },
    });
    expect(await service.app.parts.store.head()).toBe(head);
    expect((await service.get('/calendar')).body).toMatchObject({ id: 'kz-2026.1' });
  });

  it('is shown page by page, all of it counted each time', async () => {
    const first = await post(`${PREVIEW}?pageSize=1`, REVISION);
    const second = await post(`${PREVIEW}?pageSize=1&cursor=${String(first.body['next'])}`, REVISION);
    expect(first.body).toMatchObject({ moved: 2, items: [{ id: deadlines[0] }] });
    expect(second.body).toMatchObject({ moved: 2, items: [{ id: deadlines[1] }], next: null });
    const other = { ...REVISION, days: [{ ...SECOND_OF_MAY, date: '2012-05-03' }] };
    expect(await post(`${PREVIEW}?cursor=${String(first.body['next'])}`, other)).toMatchObject({
      status: 400,
      body: { code: 'unknown-cursor' },
    });
  });

  const day = (date: string) => ({ ...SECOND_OF_MAY, date });
  it.each<[string, object, number, string, string]>([
    ['of another country', { country: 'KG' }, 422, 'calendar-refused', '/country'],
    ['of an edition that is not in force', { basedOn: 'kz-2025.9' }, 422, 'calendar-refused', '/basedOn'],
    ['under the name of the edition in force', { id: 'kz-2026.1' }, 422, 'calendar-refused', '/id'],
    [
      'with two entries for a day',
      { days: [day('2012-05-02'), day('2012-05-02')] },
      422,
      'calendar-refused',
      '/days/1',
    ],
    ['that removes what is not listed', { removed: ['2012-05-03'] }, 422, 'calendar-refused', '/removed/0'],
    ['with a day that does not exist', { days: [day('2012-02-30')] }, 400, 'invalid-data', '/days/0/date'],
    ['without days', { days: undefined }, 400, 'invalid-data', '/days'],
    ['with a field of no meaning', { colour: 'red' }, 400, 'invalid-data', '/colour'],
  ])('%s is refused, with the place, and nothing is written', async (_, change, status, code, path) => {
    const head = await service.app.parts.store.head();
    const revision = { ...REVISION, ...change };
    for (const [address, body, place] of [
      [PREVIEW, revision, path],
      [REVISIONS, { ...APPROVAL, revision }, `/revision${path}`],
    ] as const) {
      const answer = await post(address, body);
      expect({ status: answer.status, body: answer.body }).toMatchObject({ status, body: { status, code } });
      const [violation] = answer.body['violations'] as readonly { path: string }[];
      expect(violation?.path).toBe(place);
    }
    expect(await service.app.parts.store.head()).toBe(head);
  });

  it.each<[string, object, string, RegExp]>([
    ['years without a single day', { years: { from: 2009, to: 2027 } }, 'calendar-refused', /year 2027/],
    ['years that run backwards', { years: { from: 2026, to: 2009 } }, 'calendar-refused', /2026-2009/],
    ['a day outside its years', { days: [day('2027-05-02')] }, 'calendar-refused', /2027-05-02/],
  ])(
    'with a gap or %s is refused, with the place, and nothing is written',
    async (_, change, code, place) => {
      const head = await service.app.parts.store.head();
      const revision = { ...REVISION, ...change };
      for (const [address, body] of [
        [PREVIEW, revision],
        [REVISIONS, { ...APPROVAL, revision }],
      ] as const)
        expect(await post(address, body)).toMatchObject({
          status: 422,
          body: { code, place: expect.stringMatching(place) },
        });
      expect(await service.app.parts.store.head()).toBe(head);
      expect((await service.get('/calendar')).body).toMatchObject({ id: 'kz-2026.1' });
    },
  );

  it.each([undefined, '', '   ', 7, 'x'.repeat(501)])('approved by %p is refused', async (approvedBy) => {
    const head = await service.app.parts.store.head();
    const answer = await post(REVISIONS, { approvedBy, revision: REVISION });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-data' } });
    const violations = answer.body['violations'] as readonly { path: string }[];
    expect(new Set(violations.map(({ path }) => path))).toEqual(new Set(['/approvedBy']));
    expect(await service.app.parts.store.head()).toBe(head);
  });

  it.each([
    ['authorised-officer', OFFICE, [PREVIEW, REVISIONS]],
    ['integrator', null, [PREVIEW, REVISIONS]],
    ['compliance-officer', null, [REVISIONS]],
  ] as const)('is not for %s of office %s', async (role, office, addresses) => {
    const token = await tokenFor(role, office);
    for (const address of addresses) {
      const answer = await post(address, address === PREVIEW ? REVISION : APPROVAL, token);
      expect(answer).toMatchObject({
        status: 403,
        body: { code: 'wrong-role', needed: expect.arrayContaining(['process-owner']) },
      });
      // Before its body is looked at, so that nobody learns what would be right.
      expect(await post(address, { colour: 'red' }, token)).toMatchObject({ status: 403 });
    }
  });

  it('needs a token', async () => {
    expect(await service.post(PREVIEW, REVISION)).toMatchObject({ status: 401 });
    expect(await service.post(REVISIONS, APPROVAL)).toMatchObject({ status: 401 });
  });

  it('moves what is open when somebody answers for it, and leaves what was judged', async () => {
    const { status, body } = await post(REVISIONS, APPROVAL);
    expect({ status, body }).toEqual({
      status: 200,
      body: { edition: 'kz-2026.2', moved: 2, position: expect.stringMatching(/^\d+$/) },
    });
    const after = `after=${String(body['position'])}`;
    const [id = ''] = deadlines;
    expect((await service.get(`/deadlines/${id}?${after}`, { token: owner })).body).toMatchObject({
      calendar: 'kz-2026.2',
      dueOn: '2012-05-03',
      dueAt: '2012-05-03T14:00:00.000Z',
      revised: 1,
    });
    const { derivation } = (await service.get(`/deadlines/${id}/explanation`, { token: owner })).body as {
      derivation: Derivation;
    };
    expect(derivation.steps).toMatchObject([
      { kind: 'months', date: '2012-05-02' },
      { kind: 'skipped', date: '2012-05-02', source: ['Decree of the spec'] },
      { kind: 'moved', from: '2012-05-02', to: '2012-05-03' },
    ]);
    expect((await service.get(`/deadlines/${judged}`, { token: owner })).body).toMatchObject({
      calendar: 'kz-2026.1',
      dueOn: '2012-05-02',
      revised: 0,
    });
  });

  it('stands in the history, with who approved it and who put it into force', async () => {
    const [id = ''] = deadlines;
    const { body } = await service.get(`/applications/${id.split('.')[0]}/history`, { token: owner });
    expect(body['steps']).toMatchObject([
      { type: 'ApplicationSubmitted' },
      { type: 'DeadlineSet' },
      {
        type: 'DeadlineRevised',
        from: 'submitted',
        to: 'submitted',
        actor: { id: 'process-owner@null' },
        data: {
          deadline: 'provision-ordinary',
          previousDueAt: '2012-05-02T14:00:00.000Z',
          dueAt: '2012-05-03T14:00:00.000Z',
          previousCalendar: 'kz-2026.1',
          calendar: 'kz-2026.2',
          approvedBy: APPROVAL.approvedBy,
        },
      },
    ]);
  });

  it('sent again does nothing twice; under its name nothing else can be said', async () => {
    const head = await service.app.parts.store.head();
    expect(await post(REVISIONS, APPROVAL)).toMatchObject({
      status: 200,
      body: { edition: 'kz-2026.2', moved: 0 },
    });
    const other = { ...REVISION, days: [day('2012-05-03')] };
    expect(await post(REVISIONS, { ...APPROVAL, revision: other })).toMatchObject({
      status: 422,
      body: { code: 'calendar-refused' },
    });
    const older = { ...REVISION, basedOn: 'kz-2026.2', id: 'kz-2026.1' };
    expect(await post(REVISIONS, { ...APPROVAL, revision: older })).toMatchObject({
      status: 422,
      body: { code: 'calendar-refused', violations: [{ path: '/revision/id' }] },
    });
    expect(await service.app.parts.store.head()).toBe(head);
  });

  it('holds for what begins after it, also after a restart', async () => {
    const begun = async () => (await begin(service, STANDARD)).body['events'];
    const set = { type: 'DeadlineSet', data: { dueOn: '2012-05-03', calendar: 'kz-2026.2' } };
    expect(await begun()).toMatchObject([{ type: 'ApplicationSubmitted' }, set]);
    await service.stop();
    service = await Service.start({ dataDir: folder });
    expect(await begun()).toMatchObject([{ type: 'ApplicationSubmitted' }, set]);
    expect((await service.get('/calendar')).body).toMatchObject({
      id: 'kz-2026.2',
      basedOn: 'kz-2026.1',
      editions: [
        { id: 'kz-2026.1', current: false },
        { id: 'kz-2026.2', current: true },
      ],
    });
    const days = await service.get('/calendar/days?from=2012-05-02&to=2012-05-02');
    expect(days.body['items']).toMatchObject([{ working: false, kind: 'listed', reason: { en: 'Day off' } }]);
  });
});
