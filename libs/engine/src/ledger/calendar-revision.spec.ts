import type { CalendarEdition } from '#libs/calendar';
import { isServiceError } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import { actorOf, PLAIN_CALENDAR } from '#libs/testing';
import { CalendarLog } from './calendar-log.ts';
import { CalendarRegister } from './calendar-register.ts';
import { CalendarRevision, type MovedDeadline, type UnjudgedIndex } from './calendar-revision.ts';
import { deadlinesIn } from './deadline-list.ts';
import { ledgerOf } from './ledger-stream.ts';
import { failingStore, timedService } from './testing/timed-workflow.ts';

const OPENED = '2012-04-02T05:00:00.000Z';
const idOf = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const MAY_2 = { kk: 'Демалыс', ru: 'Выходной', en: 'Day off' };

/** 2 May 2012, the due day of what was opened on 2 April, becomes a day off. */
const REVISED: CalendarEdition = {
  ...PLAIN_CALENDAR,
  id: 'plain-2',
  basedOn: 'plain',
  days: [
    ...PLAIN_CALENDAR.days,
    { date: '2012-05-02', dayOff5: true, dayOff6: true, reason: MAY_2, source: ['an act'] },
  ].toSorted((a, b) => (a.date < b.date ? -1 : 1)),
};
const REVISION = {
  edition: REVISED,
  approvedBy: 'A. Akhmetova, order no. 1',
  approvedAt: '2012-04-20T05:00:00.000Z',
  actor: actorOf(null, 'process-owner'),
};

async function given(applications: number) {
  const service = timedService();
  for (let number = 1; number <= applications; number += 1)
    await service.take('DoOpened', OPENED, {}, { applicationId: idOf(number) });
  return service;
}

type Service = Awaited<ReturnType<typeof given>>;

/** All that is open and unjudged, looked up in the whole log. */
function indexOver(store: EventStore): UnjudgedIndex {
  return {
    unjudged: async (limit, after = '') => {
      const events = await store.readAll({ limit: 100_000 });
      const places = [...Map.groupBy(events, ({ stream }) => stream).values()].flatMap(
        (stream) => ledgerOf(stream) ?? [],
      );
      return places
        .flatMap(({ ledger, applicationId, workflow, office }) =>
          [...ledger.open.values()].map((open) => ({
            ...open,
            id: `${applicationId}.${open.deadline}`,
            applicationId,
            workflow: workflow.id,
            edition: workflow.edition,
            office,
          })),
        )
        .filter(({ id, missed }) => !missed && id > after)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit);
    },
  };
}

function revisionOver(service: Service, store: EventStore = service.store) {
  const log = new CalendarLog(store, 'test', { office: 'committee', region: 'astana' }, 'Asia/Almaty');
  const { time, workflows } = service;
  const index = indexOver(service.store);
  return new CalendarRevision({ store, log, time, workflows, installation: 'test', index });
}

async function previewed(revision: CalendarRevision, edition = REVISED): Promise<readonly MovedDeadline[]> {
  const moved: MovedDeadline[] = [];
  for await (const page of revision.preview(edition)) moved.push(...page);
  return moved;
}

describe('a revision of the working calendar', () => {
  it('shows what would move, and writes nothing', async () => {
    const service = await given(2);
    const head = await service.store.head();
    const moved = await previewed(revisionOver(service));
    expect(moved.map(({ id, dueOn, newDueOn }) => [id, dueOn, newDueOn])).toEqual(
      [1, 2].map((number) => [`${idOf(number)}.provision`, '2012-05-02', '2012-05-03']),
    );
    expect(await service.store.head()).toBe(head);
    expect(service.time.calendars.current.id).toBe('plain');
  });

  it('moves what is open, and names who approved it', async () => {
    const service = await given(2);
    expect(await revisionOver(service).apply(REVISION)).toMatchObject({ moved: 2 });
    const [entry] = (await service.history()).slice(-1);
    expect(entry).toMatchObject({
      type: 'DeadlineRevised',
      data: {
        deadline: 'provision',
        dueOn: '2012-05-03',
        calendar: 'plain-2',
        previousCalendar: 'plain',
        approvedBy: 'A. Akhmetova, order no. 1',
      },
      metadata: { from: 'open', to: 'open', actor: { roles: ['process-owner'] } },
    });
    // What comes now is counted by the new calendar.
    await service.take('DoOpened', OPENED, {}, { applicationId: idOf(9) });
    const later = await service.store.readStream(`test.small-${idOf(9)}`);
    expect(deadlinesIn(later)).toMatchObject([{ dueOn: '2012-05-03', calendar: 'plain-2' }]);
  });

  it('leaves what was judged under the calendar by which it was judged', async () => {
    const service = await given(2);
    await service.take('DoClosed', '2012-05-02T05:00:00.000Z', {}, { applicationId: idOf(1) });
    await service.take('DoReadied', '2012-05-04T05:00:00.000Z', {}, { applicationId: idOf(2) });
    expect(await revisionOver(service).apply(REVISION)).toMatchObject({ moved: 0 });
    const [first] = deadlinesIn(await service.history());
    expect(first).toMatchObject({ status: 'met', calendar: 'plain', revised: 0 });
  });

  it('moves what is open beside a missed deadline of the same application, and leaves that', async () => {
    const service = await given(1);
    await service.take('DoAsked', '2012-04-03T05:00:00.000Z');
    await service.take('DoReadied', '2012-04-19T05:00:00.000Z');
    const [, missed] = deadlinesIn(await service.history());
    expect(missed).toMatchObject({ deadline: 'answer', dueOn: '2012-04-18', status: 'missed' });
    const alsoApril = { date: '2012-04-18', dayOff5: true, dayOff6: true, reason: MAY_2, source: ['an act'] };
    const days = [...REVISED.days, alsoApril].toSorted((a, b) => (a.date < b.date ? -1 : 1));
    await revisionOver(service).apply({ ...REVISION, edition: { ...REVISED, days } });
    expect(deadlinesIn(await service.history())).toMatchObject([
      { deadline: 'provision', revised: 1, calendar: 'plain-2' },
      { deadline: 'answer', revised: 0, calendar: 'plain', status: 'missed' },
    ]);
  });

  it('is finished by a second run where the first was interrupted, and does nothing twice', async () => {
    const undisturbed = await given(7);
    await revisionOver(undisturbed).apply(REVISION);

    const service = await given(7);
    let left = 4;
    const failing = failingStore(service.store, () => ((left -= 1) < 0 ? new Error('power cut') : undefined));
    await expect(revisionOver(service, failing).apply(REVISION)).rejects.toThrow('power cut');
    const revision = revisionOver(service);
    expect(await revision.apply({ ...REVISION, approvedAt: '2012-04-21T05:00:00.000Z' })).toMatchObject({
      moved: 4,
    });
    expect(await revision.apply(REVISION)).toMatchObject({ moved: 0 });
    const essence = async ({ store }: Service) =>
      (await store.readAll({ limit: 1_000 }))
        .map((event) => ({ ...event, position: 0n, recordedAt: '' }))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(await essence(service)).toEqual(await essence(undisturbed));
  });

  it('is known to a service that starts later', async () => {
    const service = await given(1);
    await revisionOver(service).apply(REVISION);
    const calendars = new CalendarRegister(PLAIN_CALENDAR);
    const log = new CalendarLog(
      service.store,
      'test',
      { office: 'committee', region: 'astana' },
      'Asia/Almaty',
    );
    await log.readInto(calendars);
    expect(calendars.current).toEqual(REVISED);
  });

  it.each([
    ['of another country', { country: 'KG' }, /is for KG.*KZ/],
    ['with two entries for a day', { days: [...REVISED.days, ...REVISED.days.slice(-1)] }, /two entries/],
    ['with a gap', { years: { from: 2009, to: 2028 } }, /no entry/],
    ['whose years do not reach what is open', { years: { from: 2013, to: 2026 } }, /./],
  ])('%s is refused, and nothing is written', async (_what, change, message) => {
    const service = await given(1);
    const head = await service.store.head();
    const refusal = revisionOver(service).apply({ ...REVISION, edition: { ...REVISED, ...change } });
    await expect(refusal).rejects.toThrow(message);
    expect(isServiceError(await refusal.catch((error: unknown) => error))).toBe(true);
    expect(await service.store.head()).toBe(head);
  });

  it('under a name that says something else already is refused', async () => {
    const service = await given(1);
    await revisionOver(service).apply(REVISION);
    const other = { ...REVISED, days: PLAIN_CALENDAR.days };
    await expect(revisionOver(service).apply({ ...REVISION, edition: other })).rejects.toThrow(
      /says something else/,
    );
  });
});
