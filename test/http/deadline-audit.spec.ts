import { csvOf, ids } from './support/answers.ts';
import { Service, tokenFor } from './support/service.ts';
import { begin, idOf, officeOf, step, walk } from './support/ways.ts';

const STANDARD = 'passport-and-id-card';
const LEAVING = 'residence-deregistration';
const OFFICE = officeOf(STANDARD);
const APRIL = 'from=2012-04-01&to=2012-04-30';

/**
 * Begun on Monday, 2 April 2012. A passport within seven working days, so by the closing of the eleventh, lies ready on
 * that day and is handed over on the twelfth. A residence is left within the hour. A temporary card is forgotten.
 */
describe('what has been late', () => {
  let service: Service;
  let owner: string;
  let passport: string;
  let residence: string;
  let card: string;
  const get = (path: string, token = owner) => service.get(path, { token });

  beforeAll(async () => {
    service = await Service.start();
    owner = await tokenFor('process-owner');
    passport = idOf(await begin(service, STANDARD, {}, { mode: 'expedited-7' }));
    residence = idOf(await begin(service, LEAVING));
    card = idOf(await begin(service, 'temporary-id-card'));
    await walk(service, LEAVING, residence, ['CheckDocuments', 'ProduceResult', 'HandOverResult']);
    service.at('2012-04-11T05:00:00.000Z');
    const producing = ['CheckDocuments', 'SettleDuty', 'IssueCoupon', 'ProduceResult'];
    await walk(service, STANDARD, passport, producing);
    service.at('2012-04-12T05:00:00.000Z');
    await walk(service, STANDARD, passport, ['HandOverResult']);
    await service.tick();
  });
  afterAll(() => service.stop());

  it('stands in the history in the order in which it happened, whoever wrote it', async () => {
    const { body } = await get(`/applications/${passport}/history`);
    const steps = body['steps'] as readonly { type: string; actor: { id: string }; occurredAt: string }[];
    const officer = `authorised-officer@${OFFICE}`;
    expect(steps.map(({ type, actor, occurredAt }) => [type, actor.id, occurredAt])).toEqual([
      ['ApplicationSubmitted', officer, '2012-04-02T05:00:00.000Z'],
      ['DeadlineSet', officer, '2012-04-02T05:00:00.000Z'],
      ['DeadlineWarned', 'timekeeper', '2012-04-08T18:00:00.000Z'],
      ['DocumentsChecked', officer, '2012-04-11T05:00:00.000Z'],
      ['DutySettled', officer, '2012-04-11T05:00:00.000Z'],
      ['CouponIssued', officer, '2012-04-11T05:00:00.000Z'],
      ['ResultProduced', officer, '2012-04-11T05:00:00.000Z'],
      ['DeadlineMissed', 'timekeeper', '2012-04-11T14:00:00.000Z'],
      ['ResultHandedOver', `centre-employee@${OFFICE}`, '2012-04-12T05:00:00.000Z'],
      ['DeadlineMetLate', `centre-employee@${OFFICE}`, '2012-04-12T05:00:00.000Z'],
    ]);
  });

  it('is told of the application and of the deadline in the same words', async () => {
    const late = { status: 'met-late', over: { calendarDays: 1, workingDays: 1 } };
    const stoppedAt = '2012-04-12T05:00:00.000Z';
    const id = `${passport}.provision-expedited-7`;
    expect(await get(`/applications/${passport}`)).toMatchObject({
      body: { deadlines: [{ id, stoppedAt, ...late }] },
    });
    expect(await get(`/deadlines/${id}`)).toMatchObject({
      body: { id, stoppedAt, ...late, stoppedBy: 'ResultHandedOver', missedAt: '2012-04-11T14:00:00.000Z' },
    });
    expect(await get(`/deadlines/${card}.provision-same-day`)).toMatchObject({
      body: { status: 'missed', stoppedAt: null, over: null },
    });
  });

  it('is audited by the day on which it was due, began or ended, and by how it is judged', async () => {
    const audit = async (query: string) => ids(await get(`/deadlines/audit?${query}`));
    const forgotten = [`${card}.service-on-the-spot`, `${card}.provision-same-day`];
    expect(await audit(`${APRIL}&status=late`)).toEqual([...forgotten, `${passport}.provision-expedited-7`]);
    expect(await audit(`${APRIL}&status=kept&kind=provision`)).toEqual([`${residence}.provision-same-day`]);
    expect(await audit(`${APRIL}&status=open`)).toEqual([]);
    expect(await audit(`${APRIL}&by=start`)).toHaveLength(5);
    expect(await audit('from=2012-04-12&to=2012-04-12&by=stop')).toEqual([
      `${passport}.provision-expedited-7`,
    ]);
    expect(await audit('from=2012-04-12&to=2012-04-12')).toEqual([]);
    expect(await audit(`${APRIL}&office=${OFFICE}`)).toEqual([`${passport}.provision-expedited-7`]);
  });

  it('is audited page by page', async () => {
    const first = await get(`/deadlines/audit?${APRIL}&by=start&pageSize=3`);
    const second = await get(
      `/deadlines/audit?${APRIL}&by=start&pageSize=3&cursor=${String(first.body['next'])}`,
    );
    expect(second.body['next']).toBeNull();
    expect([...ids(first), ...ids(second)]).toEqual(ids(await get(`/deadlines/audit?${APRIL}&by=start`)));
  });

  it('comes as CSV for the whole period, by header or by parameter', async () => {
    const path = `/deadlines/audit?${APRIL}&status=late`;
    const { name, lines: all } = await csvOf(service, path, owner);
    expect(name).toBe('deadlines-due-2012-04-01-2012-04-30.csv');
    const [header = '', ...lines] = all;
    const columns = header.split(',');
    const cells = lines.map((line) => {
      const values = line.split(',');
      expect(values).toHaveLength(columns.length);
      return Object.fromEntries(columns.map((column, place) => [column, values[place]]));
    });
    expect(cells).toMatchObject([
      { application: card, deadline: 'service-on-the-spot', status: 'missed', stoppedOn: '' },
      { application: card, deadline: 'provision-same-day', status: 'missed', stoppedOn: '' },
      {
        application: passport,
        deadline: 'provision-expedited-7',
        clause: 'passport-and-id-card:7.1',
        periodUnit: 'workingDays',
        periodCount: '7',
        calendar: 'kz-2026.1',
        startOn: '2012-04-02',
        dueOn: '2012-04-11',
        stoppedOn: '2012-04-12',
        overCalendarDays: '1',
        overWorkingDays: '1',
      },
    ]);
    const json = await service.get(`${path}&format=json`, { token: owner, headers: { accept: 'text/csv' } });
    expect(ids(json)).toHaveLength(3);
  });

  it('took so long in the middle, from start to stop and in each state', async () => {
    const times = async (query: string) =>
      (await get(`/deadlines/percentiles?from=2012-04&to=2012-04&standard=${STANDARD}${query}`)).body[
        'items'
      ];
    const minutes = ((await times('')) as readonly { medianMinutes: number }[])[0]?.medianMinutes ?? 0;
    // Ten days, within the thirty-second part that the histogram may be off.
    expect(Math.abs(minutes - 10 * 1_440)).toBeLessThan((10 * 1_440) / 32);
    expect(await times('')).toMatchObject([{ limit: 'provision-expedited-7', office: null, count: 1 }]);
    expect(await times('&by=step&eachOffice=true')).toContainEqual({
      standard: STANDARD,
      from: 'produced',
      to: 'issued',
      office: OFFICE,
      count: 1,
      medianMinutes: expect.any(Number),
      p90Minutes: expect.any(Number),
    });
    expect(await times('&office=almaty-city-1')).toEqual([]);
  });

  it('would be kept under other readings, which are told with the list', async () => {
    const report = await get(`/deadlines/readings?${APRIL}`);
    expect(report.body).toMatchObject({
      asOf: '2012-04-12T05:00:00.000Z',
      items: [
        { reading: 'week', touched: 1, toLate: 0, toKept: 0, title: { ru: expect.any(String) } },
        { reading: 'workingDays', touched: 1, toLate: 0, toKept: 1 },
        { reading: 'month', touched: 0, toLate: 0, toKept: 0 },
        { reading: 'stop', touched: 3, toLate: 0, toKept: 1 },
      ],
    });
    const changes = async (reading: string) =>
      (await get(`/deadlines/readings/${reading}/changes?${APRIL}`)).body;
    const deadline = { id: `${passport}.provision-expedited-7`, dueAt: '2012-04-11T14:00:00.000Z' };
    const turned = { turn: 'to-kept', was: 'late', would: 'kept' };
    expect(await changes('workingDays')).toMatchObject({
      items: [{ ...turned, deadline, under: { dueOn: '2012-04-12', dueAt: '2012-04-12T14:00:00.000Z' } }],
      next: null,
    });
    expect(await changes('stop')).toMatchObject({
      items: [{ ...turned, deadline, under: { stoppedAt: '2012-04-11T05:00:00.000Z' } }],
    });
    expect(await changes('week')).toEqual({ items: [], next: null });
  });

  it('is no longer late where the step that is recorded late had happened in time', async () => {
    service.at('2012-04-02T05:00:00.000Z');
    const id = idOf(await begin(service, LEAVING));
    service.at('2012-04-03T05:00:00.000Z');
    await service.tick();
    const deadline = `/deadlines/${id}.provision-same-day`;
    expect((await get(deadline)).body).toMatchObject({ status: 'missed' });
    for (const command of ['CheckDocuments', 'ProduceResult', 'HandOverResult'])
      await step(service, LEAVING, id, command, {}, '2012-04-02T06:00:00.000Z');
    await service.caughtUp();
    expect((await get(deadline)).body).toMatchObject({ status: 'met', missedAt: null, over: null });
    // It had taken an hour, and the service itself may take half of one.
    expect((await get(`/deadlines/${id}.service-on-the-spot`)).body).toMatchObject({
      status: 'met-late',
      over: { minutes: 30 },
    });
    const { deadlines } = (await get(`/applications/${id}`)).body as {
      deadlines: readonly { limit: string; status: string }[];
    };
    expect(deadlines.map(({ limit, status }) => [limit, status])).toEqual([
      ['service-on-the-spot', 'met-late'],
      ['provision-same-day', 'met'],
    ]);
  });
});
