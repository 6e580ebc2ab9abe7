import { Service } from './support/service.ts';

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
