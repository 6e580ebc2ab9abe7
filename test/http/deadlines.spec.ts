import { derivationText, type Derivation } from '#libs/calendar';
import { LANGUAGES } from '#libs/contract';
import { ids, pagesOf } from './support/answers.ts';
import { Service, tokenFor } from './support/service.ts';
import { begin, idOf, officeOf, walk } from './support/ways.ts';

const STANDARD = 'passport-and-id-card';
const OFFICE = officeOf(STANDARD);
const MONDAY = '2012-04-02T05:00:00.000Z';

/**
 * Monday, 2 April 2012, 11:00 in Astana: one application for a month, one for seven working days, a residence that is
 * left within the hour, and a temporary card that nobody hands over that day.
 */
describe('deadlines', () => {
  let service: Service;
  let owner: string;
  let month: string;
  let sevenDays: string;
  let left: string;
  let card: string;
  const get = (path: string, token = owner) => service.get(path, { token });
  /** All that has been recorded so far is in the answer. */
  const asked = async (path: string, token = owner) => {
    const { body } = await service.get('/readyz');
    const { head } = body['store'] as { head: string };
    return get(`${path}${path.includes('?') ? '&' : '?'}after=${head}`, token);
  };

  beforeAll(async () => {
    service = await Service.start();
    owner = await tokenFor('process-owner');
    month = `${idOf(await begin(service, STANDARD))}.provision-ordinary`;
    sevenDays = `${idOf(await begin(service, STANDARD, {}, { mode: 'expedited-7' }))}.provision-expedited-7`;
    const leaving = idOf(await begin(service, 'residence-deregistration'));
    left = `${leaving}.provision-same-day`;
    card = `${idOf(await begin(service, 'temporary-id-card'))}.provision-same-day`;
    await walk(service, 'residence-deregistration', leaving, [
      'CheckDocuments',
      'ProduceResult',
      'HandOverResult',
    ]);
  });
  beforeEach(() => service.at(MONDAY));
  afterAll(() => service.stop());

  it('are found as soon as the step that begins them is answered', async () => {
    const begun = idOf(await begin(service, 'residence-registration'));
    const { body } = await get(`/applications/${begun}`);
    const [deadline] = body['deadlines'] as readonly { id: string; explanation: string }[];
    expect(deadline).toMatchObject({ id: `${begun}.provision-same-day`, status: 'open' });
    const found = await get(`/deadlines/${deadline?.id ?? ''}`);
    expect(found.status).toBe(200);
    expect(found.body).toMatchObject({
      id: deadline?.id,
      applicationId: begun,
      standard: 'residence-registration',
      limit: 'provision-same-day',
      kind: 'provision',
      clause: expect.stringMatching(/^residence-registration:7/),
      status: 'open',
      startAt: MONDAY,
      dueOn: '2012-04-02',
      calendar: 'kz-2026.1',
      links: { application: `/applications/${begun}`, explanation: deadline?.explanation },
    });
    expect(await get(deadline?.explanation ?? '')).toMatchObject({ status: 200 });
    await walk(service, 'residence-registration', begun, [
      'CheckDocuments',
      'SettleDuty',
      'ProduceResult',
      'HandOverResult',
    ]);
  });

  it('are listed in order of the day on which they are due, by whatever is asked', async () => {
    const provisions = '/deadlines?kind=provision';
    expect(ids(await asked(`${provisions}&status=open`))).toEqual([card, sevenDays, month]);
    expect(ids(await asked(`${provisions}&standard=${STANDARD}`))).toEqual([sevenDays, month]);
    expect(ids(await asked(`${provisions}&standard=residence-deregistration&status=kept`))).toEqual([left]);
    expect(ids(await asked(`${provisions}&office=${OFFICE}&dueTo=2012-04-30`))).toEqual([sevenDays]);
    expect(ids(await asked('/deadlines?dueFrom=2012-04-12'))).toEqual([month]);
    expect(ids(await asked('/deadlines?limit=provision-expedited-7&region=astana'))).toEqual([sevenDays]);
    expect(ids(await asked('/deadlines?limit=provision-expedited-7&region=almaty-city'))).toEqual([]);
    expect(ids(await asked('/deadlines?bucket=later'))).toEqual([sevenDays, month]);
    expect(ids(await asked(`/deadlines?bucket=today&office=${officeOf('temporary-id-card')}`))).toEqual([
      expect.stringContaining('service-on-the-spot'),
      card,
    ]);
  });

  it('are paged through once each, and a cursor belongs to its question', async () => {
    const pages = await pagesOf(asked, '/deadlines?status=open&pageSize=1');
    const seen = pages.flatMap((page) => ids(page));
    expect(seen).toEqual(ids(await asked('/deadlines?status=open')));
    expect(seen).toHaveLength(4);
    expect(await get(`/deadlines?pageSize=1&cursor=${String(pages[0]?.body['next'])}`)).toMatchObject({
      status: 400,
      body: { code: 'unknown-cursor' },
    });
  });

  it('hang on a board that moves with the days of the office', async () => {
    const board = async (instant: string, query = '') => {
      service.at(instant);
      return (await asked(`/deadlines/board?standard=${STANDARD}${query}`)).body;
    };
    const none = { overdue: 0, today: 0, nextDays: 0, thisWeek: 0, later: 0, paused: 0 };
    expect(await board(MONDAY)).toEqual({
      by: 'office',
      calendar: 'kz-2026.1',
      today: '2012-04-02',
      nextDays: '2012-04-05',
      weekEnd: '2012-04-08',
      items: [{ office: OFFICE, ...none, later: 2 }],
      total: { ...none, later: 2 },
    });
    // Friday; the eleventh is the third working day after it.
    expect(await board('2012-04-06T05:00:00Z')).toMatchObject({
      nextDays: '2012-04-11',
      total: { ...none, nextDays: 1, later: 1 },
    });
    // Two in the morning of the eleventh in Astana, still the tenth in Greenwich.
    expect(await board('2012-04-10T20:00:00Z', `&office=${OFFICE}`)).toMatchObject({
      today: '2012-04-11',
      total: { ...none, today: 1, later: 1 },
    });
    expect(await board('2012-04-12T05:00:00Z', '&by=limit')).toMatchObject({
      by: 'limit',
      items: [
        { standard: STANDARD, limit: 'provision-expedited-7', title: { en: expect.any(String) }, overdue: 1 },
        { standard: STANDARD, limit: 'provision-ordinary', ...none, later: 1 },
      ],
    });
    expect(await board('2012-04-12T05:00:00Z', '&by=standard')).toMatchObject({
      items: [{ standard: STANDARD, title: { en: expect.any(String) }, ...none, overdue: 1, later: 1 }],
    });
  });

  it.each(LANGUAGES)(
    'explain themselves in %s, and come to the instant that the ledger holds',
    async (lang) => {
      const { status, body } = await get(`/deadlines/${sevenDays}/explanation?lang=${lang}`);
      const derivation = body['derivation'] as Derivation;
      expect({ status, body }).toMatchObject({
        status: 200,
        body: { id: sevenDays, lang, dueAt: '2012-04-11T14:00:00.000Z', clause: 'passport-and-id-card:7.1' },
      });
      expect(derivation).toMatchObject({
        start: { at: MONDAY, on: '2012-04-02' },
        timeZone: 'Asia/Almaty',
        period: { unit: 'workingDays', count: 7 },
        due: { on: '2012-04-11', at: '2012-04-11T14:00:00.000Z' },
      });
      const days = (kind: string) =>
        derivation.steps.filter((step) => step.kind === kind).map((step) => 'date' in step && step.date);
      expect(days('counted')).toHaveLength(7);
      expect(days('skipped')).toEqual(['2012-04-07', '2012-04-08']);
      expect(body['text']).toEqual(derivationText(derivation, lang));
    },
  );

  it('explain themselves in Kazakh where no language is asked for', async () => {
    const { body } = await get(`/deadlines/${month}/explanation`);
    expect(body).toMatchObject({ lang: 'kk', dueAt: '2012-05-02T14:00:00.000Z' });
    expect(body['text']).toEqual((await get(`/deadlines/${month}/explanation?lang=kk`)).body['text']);
  });
});
