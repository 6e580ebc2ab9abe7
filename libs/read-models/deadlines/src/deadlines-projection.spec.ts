import fc from 'fast-check';
import { batchContract, onEachDatabase, partitionContract } from '#libs/testing';
import { DeadlineQueries } from './deadline-queries.ts';
import { deadlinesProjection } from './deadlines-projection.ts';
import { application, ledgerOf, ORDINARY, storedEvents } from './testing/example-events.ts';
import type { ExampleEvent } from './testing/example-events.ts';
import { allRows, apply, readModelOf } from './testing/read-model.ts';

const id = application(1);
const { step, set, entry, met } = ledgerOf(id);
const submitted = step('ApplicationSubmitted', 'submitted');
const missed = entry('DeadlineMissed', ORDINARY.dueAt);
const metLate = { ...met('2012-04-18T06:00:00.000Z', { over: { calendarDays: 2, workingDays: 2 } }) };
const late = { ...metLate, type: 'DeadlineMetLate' };

/** The provision deadline after these events, which begin with its being set. */
async function after(...examples: readonly ExampleEvent[]) {
  const queries = new DeadlineQueries(await readModelOf(storedEvents([submitted, set(), ...examples])));
  return queries.get(`${id}.provision-ordinary`);
}

onEachDatabase('a deadline in the read model', () => {
  it('says when it began, by which rule and calendar, and when it is due', async () => {
    expect(await after()).toEqual({
      id: `${id}.provision-ordinary`,
      applicationId: id,
      number: '0000-0000-0001',
      deadline: 'provision-ordinary',
      workflow: 'passport-and-id-card',
      edition: '2012-04-01',
      limit: 'provision-ordinary',
      kind: 'provision',
      clause: 'passport-and-id-card:7.1',
      office: 'almaty-1',
      region: 'almaty',
      calendar: 'kz-2012.1',
      week: 5,
      rules: ORDINARY.rules,
      period: { unit: 'workingDays', count: 10 },
      stop: 'handed-over',
      startAt: ORDINARY.startAt,
      startOn: '2012-04-02',
      dueOn: '2012-04-16',
      dueAt: ORDINARY.dueAt,
      warnAt: ORDINARY.warnAt,
      status: 'open',
      paused: false,
      warnedAt: null,
      missedAt: null,
      stoppedAt: null,
      stoppedOn: null,
      stoppedBy: null,
      otherStops: ['ResultProduced', 'ApplicationRefused'],
      otherStoppedAt: null,
      over: null,
      extended: 0,
      revised: 0,
      position: 2n,
    });
  });

  it('is met by the step that ends it in time', async () => {
    expect(await after(met('2012-04-13T06:00:00.000Z'))).toMatchObject({
      status: 'met',
      stoppedAt: '2012-04-13T06:00:00.000Z',
      stoppedOn: '2012-04-13',
      stoppedBy: 'ResultHandedOver',
      over: null,
    });
  });

  it('is missed when the clock says so, and still open', async () => {
    expect(await after(missed)).toMatchObject({
      status: 'missed',
      missedAt: ORDINARY.dueAt,
      stoppedAt: null,
    });
  });

  it.each([
    ['days', { calendarDays: 2, workingDays: 1 }],
    ['minutes', { minutes: 0 }],
  ])('is missed for good when it is ended late, with the %s over', async (_, over) => {
    const ended = { ...late, data: { ...late.data, over } };
    expect(await after(missed, ended)).toMatchObject({
      status: 'missed',
      missedAt: ORDINARY.dueAt,
      stoppedAt: '2012-04-18T06:00:00.000Z',
      over,
    });
  });

  it('is kept after all when the step had happened in time and was recorded late', async () => {
    expect(await after(missed, met('2012-04-16T12:30:00.000Z'))).toMatchObject({
      status: 'met',
      missedAt: null,
      stoppedAt: '2012-04-16T12:30:00.000Z',
    });
  });

  it('is due later when it is extended, and to be warned of anew', async () => {
    const terms = { dueOn: '2012-05-01', dueAt: '2012-05-01T12:30:00.000Z', warnAt: null, calendar: 'kz-2' };
    const period = { unit: 'calendarDays', count: 30 };
    const extended = entry('DeadlineExtended', '2012-04-12T05:00:00.000Z', { ...terms, period });
    expect(await after(entry('DeadlineWarned', ORDINARY.warnAt), extended)).toMatchObject({
      ...terms,
      period,
      status: 'open',
      warnedAt: null,
      extended: 1,
      revised: 0,
    });
  });

  it('is due by the new calendar when that is revised, and keeps its period', async () => {
    const terms = {
      dueOn: '2012-04-17',
      dueAt: '2012-04-17T12:30:00.000Z',
      warnAt: '2012-04-12T18:00:00.000Z',
    };
    const revised = entry('DeadlineRevised', '2012-04-12T05:00:00.000Z', { ...terms, calendar: 'kz-2012.2' });
    expect(await after(revised)).toMatchObject({
      ...terms,
      calendar: 'kz-2012.2',
      period: { unit: 'workingDays', count: 10 },
      extended: 0,
      revised: 1,
    });
  });

  it('notes the warning', async () => {
    expect(await after(entry('DeadlineWarned', ORDINARY.warnAt))).toMatchObject({
      status: 'open',
      warnedAt: ORDINARY.warnAt,
    });
  });

  it('pauses from the first step that would end it under the other reading', async () => {
    const produced = step('ResultProduced', 'produced', '2012-04-10T05:00:00.000Z');
    const again = step('ResultProduced', 'produced', '2012-04-11T05:00:00.000Z');
    const ready = { paused: true, otherStoppedAt: '2012-04-10T05:00:00.000Z' };
    expect(await after(produced, again)).toMatchObject({ status: 'open', ...ready });
    expect(await after(produced, missed)).toMatchObject({ ...ready, status: 'missed', paused: false });
    expect(await after(step('DocumentsChecked', 'checked'))).toMatchObject({
      paused: false,
      otherStoppedAt: null,
    });
  });

  it('notes the other stop also when it comes after the end', async () => {
    const handed = { ...ORDINARY, stop: 'ready', otherStops: ['ResultHandedOver'] } as const;
    const events = [submitted, set(handed), met('2012-04-10T05:00:00.000Z', { by: 'ResultProduced' })];
    const later = step('ResultHandedOver', 'issued', '2012-04-20T05:00:00.000Z');
    const queries = new DeadlineQueries(await readModelOf(storedEvents([...events, later])));
    expect(await queries.get(`${id}.provision-ordinary`)).toMatchObject({
      status: 'met',
      stop: 'ready',
      otherStoppedAt: '2012-04-20T05:00:00.000Z',
    });
  });

  it('stays as it was judged, whatever is said of it after its end', async () => {
    const ended = met('2012-04-13T06:00:00.000Z');
    const terms = { ...ORDINARY, dueOn: '2012-05-01' };
    const afterwards = [missed, late, entry('DeadlineRevised', '2012-04-18T05:00:00.000Z', terms)];
    expect(await after(ended, ...afterwards)).toEqual(await after(ended));
  });

  it('stands in the hands in which it was set, when a complaint is forwarded', async () => {
    const forwarded = { ...step('ComplaintForwarded', 'forwarded'), office: 'astana-1', region: 'astana' };
    expect(
      await after(forwarded, { ...met('2012-04-13T06:00:00.000Z'), office: 'astana-1', region: 'astana' }),
    ).toMatchObject({ office: 'almaty-1', region: 'almaty', status: 'met' });
  });

  it('is one of several where its limit is set again', async () => {
    const second = { deadline: 'provision-ordinary.2', startAt: '2012-04-20T05:00:00.000Z' };
    const events = [submitted, set(), met('2012-04-13T06:00:00.000Z'), set(second)];
    const queries = new DeadlineQueries(await readModelOf(storedEvents(events)));
    expect(await queries.ofApplication(id)).toMatchObject([
      { deadline: 'provision-ordinary', limit: 'provision-ordinary', status: 'met' },
      { deadline: 'provision-ordinary.2', limit: 'provision-ordinary', status: 'open' },
    ]);
    expect(await queries.ofApplication(application(2))).toEqual([]);
  });

  it('that does not exist is said to be unknown', async () => {
    const queries = new DeadlineQueries(await readModelOf([]));
    expect(await queries.find('nothing')).toBeUndefined();
    await expect(queries.get('nothing')).rejects.toMatchObject({ code: 'unknown-deadline' });
  });
});

/** Steps and entries of three applications in any order that begins each deadline before anything is said of it. */
const histories = fc
  .array(
    fc.record({
      number: fc.integer({ min: 1, max: 3 }),
      limit: fc.constantFrom('waiting', 'provision-ordinary'),
      act: fc.constantFrom('produce', 'warn', 'miss', 'meet', 'meet-late', 'extend', 'revise', 'again'),
      day: fc.integer({ min: 10, max: 28 }),
      office: fc.constantFrom('almaty-1', 'astana-1'),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((acts) => {
    const times = new Map<string, number>();
    return acts.flatMap(({ number, limit, act, day, office }): ExampleEvent[] => {
      const ledger = ledgerOf(application(number), { office });
      const at = `2012-04-${day}T05:00:00.000Z`;
      const key = `${number} ${limit}`;
      const time = (times.get(key) ?? 0) + (act === 'again' || !times.has(key) ? 1 : 0);
      const deadline = time === 1 ? limit : `${limit}#${time}`;
      const begun = time === times.get(key) ? [] : [ledger.set({ deadline, limit, startAt: at })];
      times.set(key, time);
      return [...begun, ...eventsOf(ledger, act, at, deadline)];
    });
  });

onEachDatabase('the read model of deadlines', () => {
  it('refuses an entry about a deadline that was never set, or set twice, and writes nothing of its batch', async () => {
    const events = storedEvents([submitted, set(), missed, set(), entry('DeadlineMissed', ORDINARY.dueAt)]);
    const [first, second, third, twice] = events;
    const database = await readModelOf([first!, second!]);
    const before = await allRows(database);
    await expect(apply(database, [third!, twice!])).rejects.toThrow(/set twice/);
    const stray = { ...third!, data: { ...third!.data, deadline: 'waiting' } };
    await expect(apply(database, [stray])).rejects.toThrow(/no beginning/);
    expect(await allRows(database)).toEqual(before);
  });

  it('takes no notice of registers, which tell of no application', async () => {
    const survey = { ...submitted, workflow: 'survey', type: 'SurveyAnswered', to: 'answered' };
    const rows = await allRows(await readModelOf(storedEvents([survey])));
    expect(Object.values(rows).flat()).toEqual([]);
  });

  batchContract(deadlinesProjection, histories.map(storedEvents));
  partitionContract(deadlinesProjection, histories.map(storedEvents));
});

function eventsOf(
  ledger: ReturnType<typeof ledgerOf>,
  act: string,
  at: string,
  deadline: string,
): ExampleEvent[] {
  const terms = { deadline, dueOn: at.slice(0, 10), dueAt: at, warnAt: null, calendar: 'kz-2012.2' };
  const over = { calendarDays: 1, workingDays: 1 };
  switch (act) {
    case 'produce':
      return [ledger.step('ResultProduced', Number(at.slice(8, 10)) % 2 ? 'produced' : 'returned', at)];
    case 'warn':
      return [ledger.entry('DeadlineWarned', at, { deadline })];
    case 'miss':
      return [ledger.entry('DeadlineMissed', at, { deadline })];
    case 'meet':
      return [ledger.met(at, { deadline })];
    case 'meet-late':
      return [{ ...ledger.met(at, { deadline, over }), type: 'DeadlineMetLate' }];
    case 'extend':
      return [
        ledger.entry('DeadlineExtended', at, { ...terms, period: { unit: 'calendarDays', count: 30 } }),
      ];
    case 'revise':
      return [ledger.entry('DeadlineRevised', at, terms)];
    default:
      return [];
  }
}
