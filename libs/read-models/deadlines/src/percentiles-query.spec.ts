import { onEachDatabase } from '#libs/testing';
import { DeadlineQueries } from './deadline-queries.ts';
import { application, ledgerOf, storedEvents } from './testing/example-events.ts';
import type { ExampleEvent } from './testing/example-events.ts';
import { readModelOf } from './testing/read-model.ts';
import type { PercentilesOptions } from './percentiles-query.ts';

const queriesOf = async (...events: readonly ExampleEvent[]) =>
  new DeadlineQueries(await readModelOf(storedEvents(events)));
const year = { from: '2012-01', to: '2012-12' };

/** One who waited so many minutes from nine o'clock, on a day, at an office. */
function waited(number: number, minutes: number, office = 'almaty-1', day = '2012-04-03'): ExampleEvent[] {
  const { set, met } = ledgerOf(application(number), { office });
  const startAt = `${day}T03:00:00.000Z`;
  const stoppedAt = new Date(Date.parse(startAt) + minutes * 60_000).toISOString();
  return [
    set({ deadline: 'waiting', limit: 'waiting', kind: 'waiting', startAt }),
    met(stoppedAt, { deadline: 'waiting' }),
  ];
}

onEachDatabase('the time that deadlines took', () => {
  const ten = Array.from({ length: 10 }, (_, index) => waited(index, index + 1));

  it('is told as median and ninth decile, of those that ended', async () => {
    const open = ledgerOf(application(99)).set();
    const queries = await queriesOf(...ten.flat(), open);
    expect(await queries.percentiles({ by: 'limit', ...year })).toEqual([
      {
        workflow: 'passport-and-id-card',
        office: null,
        of: { limit: 'waiting' },
        count: 10,
        medianMinutes: 5,
        p90Minutes: 9,
      },
    ]);
  });

  it('counts once what was missed and then ended late', async () => {
    const { set, entry, met } = ledgerOf(application(1));
    const over = { calendarDays: 1, workingDays: 1 };
    const late = { ...met('2012-04-18T05:00:00.000Z', { over }), type: 'DeadlineMetLate' };
    const events = [set(), entry('DeadlineMissed', '2012-04-16T12:30:00.000Z'), late];
    for (const sizes of [[], [1, 1]]) {
      const queries = new DeadlineQueries(await readModelOf(storedEvents(events), sizes));
      const [times] = await queries.percentiles({ by: 'limit', ...year });
      expect(times?.count).toBe(1);
      // Sixteen days.
      expect(Math.abs((times?.medianMinutes ?? 0) - 23_040)).toBeLessThanOrEqual(23_040 / 32);
    }
  });

  it.each<[string, Partial<PercentilesOptions>, (readonly [string | null, number])[]]>([
    ['all offices together', {}, [[null, 3]]],
    ['an office', { office: 'astana-1' }, [[null, 1]]],
    ['months', { from: '2012-05', to: '2012-06' }, [[null, 1]]],
    ['no months', { from: '2012-06', to: '2012-05' }, []],
    ['a workflow that has none', { workflow: 'complaint' }, []],
    ['visible offices together', { visibleOffices: ['almaty-1', 'astana-1'] }, [[null, 3]]],
    ['no visible office', { visibleOffices: [] }, []],
    ['an office that may not be seen', { office: 'almaty-1', visibleOffices: ['astana-1'] }, []],
    [
      'each office',
      { eachOffice: true },
      [
        ['almaty-1', 2],
        ['astana-1', 1],
      ],
    ],
    ['each visible office', { eachOffice: true, visibleOffices: ['almaty-1'] }, [['almaty-1', 2]]],
  ])('can be asked of %s', async (_, options, expected) => {
    const events = [waited(1, 5), waited(2, 6, 'astana-1'), waited(3, 7, 'almaty-1', '2012-05-03')];
    const queries = await queriesOf(...events.flat());
    const found = await queries.percentiles({ by: 'limit', ...year, ...options });
    expect(found.map(({ office, count }) => [office, count])).toEqual(expected);
  });
});

onEachDatabase('the time that steps took', () => {
  it('runs from entering a state to leaving it, whatever happens within, and whatever the ledger says', async () => {
    const { step, set, entry } = ledgerOf(application(1));
    const queries = await queriesOf(
      step('ApplicationSubmitted', 'submitted', '2012-04-02T05:00:00.000Z'),
      set(),
      step('NoteAdded', 'submitted', '2012-04-02T05:04:00.000Z'),
      entry('DeadlineWarned', '2012-04-02T05:05:00.000Z'),
      step('DocumentsChecked', 'checked', '2012-04-02T05:10:00.000Z'),
      step('ResultProduced', 'produced', '2012-04-02T05:25:00.000Z'),
    );
    const times = await queries.percentiles({ by: 'step', ...year });
    expect(times.map(({ of, count, medianMinutes }) => [of, count, medianMinutes])).toEqual([
      [{ from: 'checked', to: 'produced' }, 1, 15],
      [{ from: 'submitted', to: 'checked' }, 1, 10],
    ]);
  });
});
