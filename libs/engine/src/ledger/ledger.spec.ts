import fc from 'fast-check';
import { isServiceError, type StoredEvent } from '#libs/contract';
import { replay } from '../replay.ts';
import { WorkflowRegistry } from '../workflow-registry.ts';
import { APPLICATION, dueInLog, tell, timedService, timedWorkflow } from './testing/timed-workflow.ts';
import { Timekeeper } from './timekeeper.ts';

const OPENED = '2012-04-02T05:00:00.000Z';
/** One month from 2 April, at closing time in Almaty. */
const DUE = '2012-05-02T12:00:00.000Z';

type Service = ReturnType<typeof timedService>;

const clockOver = (service: Service, now: string) =>
  new Timekeeper({
    store: service.store,
    due: dueInLog(service.store),
    installation: 'test',
    timeZoneOf: () => 'Asia/Almaty',
    now: () => new Date(now),
    log: () => undefined,
  });

const dataOf = (events: readonly StoredEvent[], told: string) =>
  events.find((event) => tell(event) === told)?.data;

describe('the ledger of an application', () => {
  it('has a deadline in the append of the step that begins it, with all that explains it', async () => {
    const service = timedService();
    const receipt = await service.take('DoOpened', OPENED);
    expect(receipt.events.map(tell)).toEqual(['Opened', 'DeadlineSet provision']);
    expect(receipt.revision).toBe(1);
    const [step, entry] = receipt.events as [StoredEvent, StoredEvent];
    expect(entry.data).toEqual({
      deadline: 'provision',
      limit: 'provision',
      kind: 'provision',
      period: { unit: 'month', count: 1 },
      rules: { firstDay: 'not-counted', count: 'nth-day', lastDayOff: 'moves-on', dayEnds: 'office-closes' },
      week: 5,
      stop: 'handed-over',
      otherStops: ['Readied', 'Closed'],
      startAt: OPENED,
      startOn: '2012-04-02',
      dueOn: '2012-05-02',
      dueAt: DUE,
      warnAt: '2012-04-29T18:00:00.000Z',
      calendar: 'plain',
    });
    const { from: _, clause: __, ...shared } = step.metadata;
    expect(entry.metadata).toEqual({ ...shared, from: 'open', clause: 'small:7' });
  });

  it('is kept by the step that comes in time, to the last instant', async () => {
    const service = timedService();
    await service.take('DoOpened', OPENED);
    await service.take('DoClosed', DUE);
    expect(await service.told()).toEqual([
      'Opened',
      'DeadlineSet provision',
      'DeadlineWarned provision',
      'Closed',
      'DeadlineMet provision',
    ]);
    const met = dataOf(await service.history(), 'DeadlineMet provision');
    expect(met).toEqual({ deadline: 'provision', dueAt: DUE, stoppedAt: DUE, by: 'Closed' });
  });

  it('says by how much a step was late, after what the clock had to say before it', async () => {
    const service = timedService();
    await service.take('DoOpened', OPENED);
    await service.take('DoClosed', '2012-05-08T05:00:00.000Z');
    expect((await service.told()).slice(2)).toEqual([
      'DeadlineWarned provision',
      'DeadlineMissed provision',
      'Closed',
      'DeadlineMetLate provision',
    ]);
    const history = await service.history();
    expect(dataOf(history, 'DeadlineMetLate provision')).toMatchObject({
      over: { calendarDays: 6, workingDays: 4 },
    });
    const missed = history.find(({ type }) => type === 'DeadlineMissed')?.metadata;
    expect(missed).toMatchObject({ actor: { id: 'timekeeper' }, occurredAt: DUE, from: 'open', to: 'open' });
  });

  it('ends when the result lies ready, where that is the reading', async () => {
    const service = timedService(timedWorkflow({ stop: 'ready' }));
    await service.take('DoOpened', OPENED);
    await service.take('DoReadied', '2012-04-05T05:00:00.000Z');
    expect(await service.told()).toEqual([
      'Opened',
      'DeadlineSet provision',
      'Readied',
      'DeadlineMet provision',
    ]);
  });

  it('judges at once what one step begins and ends', async () => {
    const short = timedService();
    await short.take('DoOpened', OPENED, { ticketAt: '2012-04-02T10:40:00+06:00' });
    expect(await short.told()).toEqual([
      'Opened',
      'DeadlineSet provision',
      'DeadlineSet queue',
      'DeadlineMet queue',
    ]);
    const long = timedService();
    await long.take('DoOpened', OPENED, { ticketAt: '2012-04-02T10:20:00+06:00' });
    expect((await long.told()).slice(2)).toEqual([
      'DeadlineSet queue',
      'DeadlineMissed queue',
      'DeadlineMetLate queue',
    ]);
    expect(dataOf(await long.history(), 'DeadlineMetLate queue')).toMatchObject({ over: { minutes: 10 } });
  });

  it('gives more time from the old start, and none to what was missed', async () => {
    const service = timedService();
    await service.take('DoOpened', OPENED);
    await service.take('DoAsked', '2012-04-03T05:00:00.000Z');
    await service.take('DoProlonged', '2012-04-10T05:00:00.000Z', { amount: 30 });
    const extended = dataOf(await service.history(), 'DeadlineExtended answer');
    expect(extended).toMatchObject({
      period: { unit: 'calendarDays', count: 45 },
      calendarDaysMore: 30,
      dueOn: '2012-05-18',
      previousDueAt: '2012-04-18T12:00:00.000Z',
    });
    await service.take('DoAnswered', '2012-05-18T05:00:00.000Z');
    await service.take('DoAsked', '2012-05-19T05:00:00.000Z');
    await service.take('DoProlonged', '2012-07-19T05:00:00.000Z', { amount: 30 });
    const told = await service.told();
    expect(told.filter((entry) => entry.includes('answer'))).toEqual([
      'DeadlineSet answer',
      'DeadlineExtended answer',
      'DeadlineWarned answer',
      'DeadlineMet answer',
      'DeadlineSet answer.2',
      'DeadlineWarned answer.2',
      'DeadlineMissed answer.2',
    ]);
  });

  it('takes a miss back where the step had happened in time and was recorded late', async () => {
    const service = timedService();
    await service.take('DoOpened', OPENED);
    await clockOver(service, '2012-05-03T00:00:00.000Z').tick();
    await service.take('DoClosed', '2012-05-02T11:00:00.000Z');
    expect((await service.told()).slice(3)).toEqual([
      'DeadlineMissed provision',
      'Closed',
      'DeadlineMet provision',
    ]);
  });

  it('takes a miss back where more time had been given in time and that was recorded late', async () => {
    const service = timedService();
    await service.take('DoOpened', OPENED);
    await service.take('DoAsked', '2012-04-03T05:00:00.000Z');
    await clockOver(service, '2012-04-19T00:00:00.000Z').tick();
    await service.take('DoProlonged', '2012-04-18T11:00:00.000Z', { amount: 5 });
    await service.take('DoAnswered', '2012-04-23T05:00:00.000Z');
    const told = (await service.told()).filter((entry) => entry.endsWith('answer'));
    expect(told.slice(2)).toEqual([
      'DeadlineMissed answer',
      'DeadlineExtended answer',
      'DeadlineWarned answer',
      'DeadlineMet answer',
    ]);
  });

  it('tells what the clock had to say of several deadlines in order of time', async () => {
    const service = timedService();
    await service.take('DoOpened', OPENED);
    await service.take('DoAsked', '2012-04-03T05:00:00.000Z');
    await service.take('DoReadied', '2012-06-01T05:00:00.000Z');
    const clock = (await service.history()).filter(({ metadata }) => metadata.actor.id === 'timekeeper');
    expect(clock.map(tell)).toEqual([
      'DeadlineWarned answer',
      'DeadlineMissed answer',
      'DeadlineWarned provision',
      'DeadlineMissed provision',
    ]);
  });

  it('refuses a step whose period runs beyond the calendar, and writes nothing', async () => {
    const service = timedService();
    const refusal = service.take('DoOpened', '2026-12-10T05:00:00.000Z');
    await expect(refusal).rejects.toThrow(/2027-01-10.*2009-2026/s);
    expect(isServiceError(await refusal.catch((error: unknown) => error), 'outside-calendar')).toBe(true);
    expect(await service.history()).toEqual([]);
  });

  it('refuses a step that tells of a queue which was joined after it, and writes nothing', async () => {
    const service = timedService();
    const refusal = service.take('DoOpened', OPENED, { ticketAt: '2012-04-02T11:00:01+06:00' });
    await expect(refusal).rejects.toMatchObject({
      code: 'rule-violated',
      details: { violations: [{ code: 'begins-after-step', clause: 'small:7', path: '/ticketAt' }] },
    });
    expect(await service.history()).toEqual([]);
  });

  it('gives the first answer again with all its entries', async () => {
    const service = timedService();
    const again = { id: '00000000-0000-4000-8000-00000000aaaa' };
    const first = await service.take('DoOpened', OPENED, {}, again);
    await service.take('DoAsked', '2012-04-03T05:00:00.000Z');
    const second = await service.take('DoOpened', OPENED, {}, again);
    expect(second).toEqual({ ...first, repeated: true });
  });
});

describe('a limit that no event could start, end or extend', () => {
  it.each([
    ['starts with Lost', { starts: { event: 'Lost' } }],
    ['ends with Lost', { stops: { events: ['Lost'] } }],
    ['ends with Lost', { stops: { events: ['Closed'], ready: ['Lost'] } }],
    ['is extended by Lost', { extends: { event: 'Lost', days: 'amount' } }],
  ])('is refused at registration: it %s', (fault, change) => {
    const [first] = timedWorkflow().limits;
    const register = () => new WorkflowRegistry([timedWorkflow({}, [{ ...first!, ...change }])]);
    expect(register).toThrow(`limit provision ${fault}, which the machine never handles`);
  });

  it('is refused when it stands twice', () => {
    const [first] = timedWorkflow().limits;
    expect(() => new WorkflowRegistry([timedWorkflow({}, [first!, first!])])).toThrow(/stands twice/);
  });
});

describe('a history with a ledger', () => {
  it('is the same whether the clock ran or slept, and folds to the same state', async () => {
    const day = fc.integer({ min: 0, max: 90 });
    const wanted = fc.array(
      fc.tuple(fc.constantFrom('DoReadied', 'DoAsked', 'DoProlonged', 'DoAnswered'), day),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(wanted, day, fc.integer({ min: 0, max: 3 }), async (list, closing, clocks) => {
        const steps = list.filter(([, on]) => on <= closing).toSorted((a, b) => a[1] - b[1]);
        const plan = [...steps, ['DoClosed', closing] as const];
        const slept = await lived(plan, 0);
        const awake = await lived(plan, clocks);
        expect(await told(awake)).toEqual(await told(slept));
        const history = await awake.history();
        const folded = replay(timedWorkflow(), APPLICATION, history);
        expect(folded.ledger).toEqual((await awake.handler.find('small', APPLICATION))?.ledger);
      }),
      { numRuns: 40 },
    );
  });
});

/** Takes the steps, each on its day after the opening; before each, so many clocks look at the time at once. */
async function lived(plan: readonly (readonly [string, number])[], clocks: number): Promise<Service> {
  const service = timedService();
  await service.take('DoOpened', OPENED);
  for (const [type, day] of plan) {
    const at = new Date(Date.parse(OPENED) + day * 86_400_000 + 3_600_000).toISOString();
    await Promise.all(Array.from({ length: clocks }, () => clockOver(service, at).tick()));
    await service.take(type, at, type === 'DoProlonged' ? { amount: 10 } : {});
  }
  await clockOver(service, '2013-01-01T00:00:00.000Z').tick();
  return service;
}

/** Everything that a history says, but for the order over all streams and the time of its record. */
const told = async (service: Service) =>
  (await service.history()).map((event) => ({ ...event, position: 0n, recordedAt: '' }));
