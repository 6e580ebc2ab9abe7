import { join } from 'node:path';
import { v7 as uuidV7 } from 'uuid';
import { addCalendarDays, workingCalendar } from '#libs/calendar';
import { streamName, type EventToAppend } from '#libs/contract';
import { Timekeeper } from '#libs/engine';
import { SqliteEventStore, type EventStore } from '#libs/event-store';
import { openReadDatabase, ProjectionRunner, type ReadDatabase } from '#libs/projections';
import { boardDays, DeadlineQueries, deadlinesProjection } from '#libs/read-models/deadlines';
import { IndicatorQueries, indicatorsProjection } from '#libs/read-models/indicators';
import { CENTRES, KZ_CALENDAR } from '#workflows/catalogue';
import { secondsOf, withFolder } from './stores.ts';
import { inFlight } from './walks.ts';

/** How many applications there are, each with one open deadline, and how many of these fall due. */
const APPLICATIONS = Number(process.env['QADAM_BENCH_DEADLINES'] ?? 1_000_000);
const DUE = Math.min(10_000, APPLICATIONS / 10);
const TODAY = '2012-06-04';
const NOW = `${TODAY}T06:00:00.000Z`;
const QUESTIONS = 40;
const INSTALLATION = 'bench';
const WORKFLOW = 'passport-and-id-card';

/**
 * A board and the indicators among a million applications, and a timekeeper who has ten thousand deadlines to speak of
 * among a million that are open. To reach: queries under 20 ms; the timekeeper under 10 s, in memory that does not grow
 * with what is open.
 */
export function benchDeadlines() {
  return withFolder(async (folder) => {
    const store = await SqliteEventStore.open({ file: join(folder, 'events.db') });
    const file = join(folder, 'read.db');
    const database = await openReadDatabase({ file, installation: INSTALLATION });
    const runner = new ProjectionRunner(store, database, [deadlinesProjection, indicatorsProjection]);
    try {
      const filled = await secondsOf(() => fill(store));
      const projected = await secondsOf(async () => {
        await runner.start();
        await runner.waitFor(await store.head(), { timeoutMs: 3_600_000 });
      });
      const queries = await questions(database);
      const timekeeper = await clock(store, database);
      return { applications: APPLICATIONS, filled, projected, queriesMs: queries, timekeeper };
    } finally {
      await runner.stop();
      await database.close();
      await store.close();
    }
  });
}

async function fill(store: EventStore): Promise<void> {
  const numbers = Array.from({ length: APPLICATIONS }, (_, number) => number);
  await inFlight(numbers, 512, async (number) => {
    const applicationId = uuidV7();
    await store.append(
      streamName(INSTALLATION, WORKFLOW, applicationId),
      'no-stream',
      eventsOf(applicationId, number),
    );
  });
}

/** The first `DUE` are due on the Friday before today; the rest over the forty days to come; every tenth is kept. */
function eventsOf(applicationId: string, number: number): readonly EventToAppend[] {
  const dueOn = number < DUE ? '2012-06-01' : addCalendarDays('2012-06-05', number % 40);
  const event = entryOf(applicationId, number);
  const set = {
    deadline: 'provision-ordinary',
    limit: 'provision-ordinary',
    kind: 'provision',
    period: { unit: 'month', count: 1 },
    rules: { firstDay: 'not-counted', count: 'nth-day', lastDayOff: 'moves-on', dayEnds: 'office-closes' },
    week: 5,
    stop: 'handed-over',
    otherStops: ['ResultProduced', 'ApplicationRefused'],
    startAt: '2012-05-10T05:00:00.000Z',
    startOn: '2012-05-10',
    dueOn,
    dueAt: `${dueOn}T14:00:00.000Z`,
    warnAt: null,
    calendar: KZ_CALENDAR.id,
  };
  const begun = [event('ApplicationSubmitted', { number: String(number) }), event('DeadlineSet', set)];
  if (number < DUE || number % 10 > 0) return begun;
  const { deadline, dueAt } = set;
  const met = { deadline, dueAt, stoppedAt: '2012-05-20T05:00:00.000Z', by: 'ResultHandedOver' };
  return [...begun, event('DeadlineMet', met)];
}

function entryOf(applicationId: string, number: number) {
  const centre = CENTRES[number % CENTRES.length] as (typeof CENTRES)[number];
  return (type: string, data: EventToAppend['data']): EventToAppend => ({
    id: uuidV7(),
    type,
    data,
    metadata: {
      applicationId,
      workflow: { id: WORKFLOW, edition: '2012-03-28' },
      from: type === 'ApplicationSubmitted' ? 'awaitingSubmission' : 'submitted',
      to: 'submitted',
      clause: 'passport-and-id-card:7.1',
      occurredAt: type === 'DeadlineMet' ? '2012-05-20T05:00:00.000Z' : '2012-05-10T05:00:00.000Z',
      occurredOn: type === 'DeadlineMet' ? '2012-05-20' : '2012-05-10',
      actor: { id: 'bench', roles: ['authorised-officer'], office: centre.id },
      office: centre.id,
      region: centre.region,
      commandId: applicationId,
      commandDigest: '',
      correlationId: applicationId,
      causationId: applicationId,
    },
  });
}

/** Milliseconds, median and slowest of so many. */
async function questions(database: ReadDatabase) {
  const deadlines = new DeadlineQueries(database);
  const indicators = new IndicatorQueries(database);
  const days = boardDays(workingCalendar(KZ_CALENDAR, 5), TODAY);
  const months = { from: '2012-04', to: '2012-06' };
  const office = 'almaty-city-1';
  const asked: Readonly<Record<string, () => Promise<unknown>>> = {
    board: () => deadlines.board({ days, by: 'office' }),
    boardOfAnOffice: () => deadlines.board({ days, by: 'limit', office }),
    overdueList: () => deadlines.list({ bucket: { name: 'overdue', days } }),
    laterListOfAnOffice: () => deadlines.list({ bucket: { name: 'later', days }, office }),
    auditOfAMonth: () => deadlines.audit({ from: '2012-06-01', to: '2012-06-30', by: 'due', limit: 100 }),
    indicators: () => indicators.table(months),
    indicatorsByOffice: () => indicators.breakdown(months, 'office'),
    indicatorCases: () => indicators.cases({ ...months, indicator: 'timely-provision' }),
  };
  const took: Record<string, { p50: number; slowest: number }> = {};
  for (const [name, ask] of Object.entries(asked)) {
    const times: number[] = [];
    for (let index = 0; index < QUESTIONS; index += 1) times.push((await secondsOf(ask)) * 1_000);
    times.sort((one, other) => one - other);
    took[name] = { p50: times[QUESTIONS / 2] ?? 0, slowest: times.at(-1) ?? 0 };
  }
  return took;
}

/** One look at the clock; memory is looked at while it speaks. */
async function clock(store: EventStore, database: ReadDatabase) {
  const timekeeper = new Timekeeper({
    store,
    due: new DeadlineQueries(database),
    installation: INSTALLATION,
    timeZoneOf: () => 'Asia/Almaty',
    now: () => new Date(NOW),
    log: () => undefined,
  });
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  const started = performance.now();
  const { looked, appended, failed } = await timekeeper.tick();
  clearInterval(watch);
  const mebibytes = (bytes: number) => Math.round(bytes / 2 ** 20);
  return {
    looked,
    appended,
    failed,
    seconds: (performance.now() - started) / 1_000,
    rssMiB: { before: mebibytes(before), grownBy: mebibytes(peak - before) },
  };
}
