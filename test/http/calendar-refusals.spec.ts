import { APPROVAL, PREVIEW, REVISION, REVISIONS, SECOND_OF_MAY } from './support/revision.ts';
import { Service, tokenFor, type Answer } from './support/service.ts';
import { officeOf } from './support/ways.ts';

const OFFICE = officeOf('passport-and-id-card');

describe('a revision of the calendar', () => {
  let service: Service;
  let owner: string;
  beforeAll(async () => {
    service = await Service.start();
    owner = await tokenFor('process-owner');
  });
  afterAll(() => service.stop());

  const post = (path: string, body: object, token = owner): Promise<Answer> =>
    service.post(path, body, { token });

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
});
