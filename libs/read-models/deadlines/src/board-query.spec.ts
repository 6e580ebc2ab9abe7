import fc from 'fast-check';
import { onEachDatabase, runs } from '#libs/testing';
import { boardDays } from './board-days.ts';
import type { BoardDays } from './board-days.ts';
import { BUCKETS } from './buckets.ts';
import { DeadlineQueries } from './deadline-queries.ts';
import { application, ledgerOf, storedEvents } from './testing/example-events.ts';
import type { ExampleEvent } from './testing/example-events.ts';
import { readModelOf } from './testing/read-model.ts';

/** Wednesday 11 April 2012: the third working day after it is a Monday, beyond the end of the week. */
const wednesday: BoardDays = { today: '2012-04-11', nextDays: '2012-04-16', weekEnd: '2012-04-15' };
/** Monday 9 April 2012: after the third working day, the Thursday, the rest of the week is left. */
const monday: BoardDays = { today: '2012-04-09', nextDays: '2012-04-12', weekEnd: '2012-04-15' };

const due = (day: string) => ({ dueOn: day, dueAt: `${day}T12:30:00.000Z` });
const ledger = (number: number, office = 'almaty-1') =>
  ledgerOf(application(number), { office, region: office.slice(0, -2) });
const queriesOf = async (...events: readonly ExampleEvent[]) =>
  new DeadlineQueries(await readModelOf(storedEvents(events)));
const NONE = { overdue: 0, today: 0, nextDays: 0, thisWeek: 0, later: 0, paused: 0 };

onEachDatabase('the board', () => {
  it.each([
    ['2012-04-08', monday, 'overdue'],
    ['2012-04-09', monday, 'today'],
    ['2012-04-10', monday, 'nextDays'],
    ['2012-04-12', monday, 'nextDays'],
    ['2012-04-13', monday, 'thisWeek'],
    ['2012-04-15', monday, 'thisWeek'],
    ['2012-04-16', monday, 'later'],
    ['2012-04-12', wednesday, 'nextDays'],
    ['2012-04-16', wednesday, 'nextDays'],
    ['2012-04-17', wednesday, 'later'],
  ] as const)('hangs what is due on %s, on %j, under %s', async (day, days, bucket) => {
    const queries = await queriesOf(ledger(1).set(due(day)));
    const [row, ...others] = await queries.board({ days, by: 'office' });
    expect(row).toEqual({ ...NONE, value: 'almaty-1', workflow: null, [bucket]: 1 });
    expect(others).toEqual([]);
    for (const name of BUCKETS) {
      const { items } = await queries.list({ bucket: { name, days } });
      expect([name, items.length]).toEqual([name, name === bucket ? 1 : 0]);
    }
  });

  it('tells what is late from what waits for the consumer, and forgets what has ended', async () => {
    const [late, waiting, lateAndReady, ended] = [1, 2, 3, 4].map((number) => ledger(number));
    const queries = await queriesOf(
      late!.set(due('2012-05-01')),
      late!.entry('DeadlineMissed', '2012-04-01T00:00:00.000Z'),
      waiting!.set(due('2012-04-09')),
      waiting!.step('ResultProduced', 'produced'),
      lateAndReady!.set(due('2012-04-10')),
      lateAndReady!.step('ResultProduced', 'produced'),
      lateAndReady!.entry('DeadlineMissed', '2012-04-10T12:30:00.000Z'),
      ended!.set(due('2012-04-09')),
      ended!.met('2012-04-05T00:00:00.000Z'),
    );
    expect(await queries.board({ days: monday, by: 'workflow' })).toEqual([
      { ...NONE, value: 'passport-and-id-card', workflow: null, overdue: 2, paused: 1 },
    ]);
    // Due before today and not judged yet: overdue, ready or not; the clock says so in a moment.
    expect(await queries.board({ days: wednesday, by: 'workflow' })).toMatchObject([
      { overdue: 3, paused: 0 },
    ]);
  });

  it('counts by office, workflow or limit, of what is asked for and may be seen', async () => {
    const queries = await queriesOf(
      ledger(1).set(due('2012-04-09')),
      ledger(2, 'astana-1').set(due('2012-04-09')),
      ledger(2, 'astana-1').set({
        deadline: 'service',
        limit: 'service',
        kind: 'service',
        ...due('2012-04-09'),
      }),
    );
    const board = async (options: Partial<Parameters<typeof queries.board>[0]>) =>
      (await queries.board({ days: monday, by: 'office', ...options })).map(({ value, today }) => [
        value,
        today,
      ]);
    expect(await board({})).toEqual([
      ['almaty-1', 1],
      ['astana-1', 2],
    ]);
    expect(await board({ kind: 'service' })).toEqual([['astana-1', 1]]);
    expect(await board({ region: 'almaty' })).toEqual([['almaty-1', 1]]);
    expect(await board({ visibleOffices: ['almaty-1', 'aqtau-1'] })).toEqual([['almaty-1', 1]]);
    expect(await board({ visibleOffices: ['almaty-1'], office: 'astana-1' })).toEqual([]);
    expect(await board({ visibleOffices: [] })).toEqual([]);
    expect(await queries.board({ days: monday, by: 'limit' })).toEqual([
      { ...NONE, workflow: 'passport-and-id-card', value: 'provision-ordinary', today: 2 },
      { ...NONE, workflow: 'passport-and-id-card', value: 'service', today: 1 },
    ]);
  });

  it('hangs each open deadline once, and its lists hold what it counts', async () => {
    const act = fc.constantFrom('none', 'ready', 'miss', 'meet');
    const deadlines = fc.array(fc.tuple(fc.integer({ min: 10, max: 28 }), act), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(deadlines, fc.constantFrom(monday, wednesday), async (drawn, days) => {
        const events = drawn.flatMap(([day, does], number) =>
          eventsOf(ledger(number), `2012-04-${day}`, does),
        );
        const queries = await queriesOf(...events);
        const [row] = await queries.board({ days, by: 'office' });
        const listed = [];
        for (const name of BUCKETS) {
          const { items } = await queries.list({ bucket: { name, days } });
          expect([name, row?.[name] ?? 0]).toEqual([name, items.length]);
          listed.push(...items.map(({ id }) => id));
        }
        expect(new Set(listed).size).toBe(listed.length);
        expect(listed.length).toBe(drawn.filter(([, does]) => does !== 'meet').length);
      }),
      runs(40),
    );
  });
});

function eventsOf(
  { set, step, entry, met }: ReturnType<typeof ledger>,
  day: string,
  act: string,
): readonly ExampleEvent[] {
  const begun = set(due(day));
  if (act === 'ready') return [begun, step('ResultProduced', 'produced')];
  if (act === 'miss') return [begun, entry('DeadlineMissed', `${day}T12:30:00.000Z`)];
  return act === 'meet' ? [begun, met(`${day}T06:00:00.000Z`)] : [begun];
}

describe('the days of the board', () => {
  // A week of five working days without any day off.
  const addWorkingDays = (date: string, days: number) => {
    let [at, left] = [Date.parse(date), days];
    while (left > 0) if (![0, 6].includes(new Date((at += 86_400_000)).getUTCDay())) left -= 1;
    return new Date(at).toISOString().slice(0, 10);
  };

  it.each([
    ['2012-04-09', monday],
    ['2012-04-11', wednesday],
    ['2012-04-15', { today: '2012-04-15', nextDays: '2012-04-18', weekEnd: '2012-04-15' }],
  ])('are on %s: that day, the third working day after it, and its Sunday', (today, days) => {
    expect(boardDays({ addWorkingDays }, today)).toEqual(days);
  });
});
