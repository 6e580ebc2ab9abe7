import * as fc from 'fast-check';
import { batchContract, onEachDatabase, partitionContract } from '#libs/testing';
import { IndicatorQueries } from './indicator-queries.ts';
import type { IndicatorFilter } from './indicator-filter.ts';
import { indicatorsProjection } from './indicators-projection.ts';
import { answer, information, ledgerOf, storedEvents, target } from './testing/example-events.ts';
import type { ExampleEvent } from './testing/example-events.ts';
import { allRows, readModelOf } from './testing/read-model.ts';

const YEAR = { from: '2012-01', to: '2012-12' };

/** What timely provision comes to in each month that has any: `2012-04 1/2`. */
async function timely(events: readonly ExampleEvent[], filter: IndicatorFilter = YEAR) {
  const database = await readModelOf(storedEvents(events));
  const periods = await new IndicatorQueries(database).trend(filter, 'month');
  return periods
    .map(({ name, figures: [figure] }) => ({ name, ...figure! }))
    .filter(({ denominator }) => denominator > 0)
    .map(({ name, numerator, denominator }) => `${name} ${numerator}/${denominator}`);
}

describe('timely provision', () => {
  const { set, met, missed, metLate, warned } = ledgerOf('a1');

  it('counts a case that was kept in the month of its stop', async () => {
    expect(await timely([set(), met('2012-05-03')])).toEqual(['2012-05 1/1']);
  });

  it('counts a case that is late in the month of its due day, also while it is open', async () => {
    expect(await timely([set(), missed('2012-04-30')])).toEqual(['2012-04 0/1']);
  });

  it('leaves a late case where it is when it ends at last', async () => {
    expect(await timely([set(), missed('2012-04-30'), metLate('2012-06-01')])).toEqual(['2012-04 0/1']);
  });

  it('moves a case whose step had happened in time and was recorded late', async () => {
    expect(await timely([set(), missed('2012-05-02'), met('2012-04-30')])).toEqual(['2012-04 1/1']);
  });

  it('does not count what is open and not due', async () => {
    expect(await timely([set(), warned('2012-04-11')])).toEqual([]);
  });

  it('counts the provision and no other deadline of the application', async () => {
    const waiting = ledgerOf('a1', {}, 'waiting-at-submission');
    const events = [
      waiting.set('2012-04-02', 'waiting'),
      waiting.missed('2012-04-02'),
      waiting.metLate('2012-04-02'),
      set(),
      waiting.met('2012-04-03'),
    ];
    expect(await timely(events)).toEqual([]);
    expect(await timely([...events, met('2012-04-16')])).toEqual(['2012-04 1/1']);
  });

  it('counts an application once, by the last judgement of the deadline that was set last', async () => {
    const again = ledgerOf('a1', {}, 'provision-ordinary.2');
    const first = [set(), met('2012-04-10'), again.set('2012-05-02')];
    expect(await timely(first)).toEqual(['2012-04 1/1']);
    expect(await timely([...first, missed('2012-04-16')])).toEqual(['2012-04 1/1']);
    expect(await timely([...first, again.missed('2012-05-21')])).toEqual(['2012-05 0/1']);
  });

  it('counts a case at the office where it was judged', async () => {
    const moved = ledgerOf('a1', { office: 'astana-1', region: 'astana' });
    const events = [set(), moved.met('2012-04-10')];
    expect(await timely(events, { ...YEAR, office: 'astana-1' })).toEqual(['2012-04 1/1']);
    expect(await timely(events, { ...YEAR, office: 'almaty-1' })).toEqual([]);
  });

  it('leaves complaints alone: their deadlines are of another kind', async () => {
    const { set: begun, met: answered } = ledgerOf('c1', { standard: 'complaint' }, 'consideration-15');
    expect(await timely([begun('2012-04-02', 'consideration'), answered('2012-04-10')])).toEqual([]);
  });
});

onEachDatabase('satisfaction', () => {
  const figuresOf = async (events: readonly ExampleEvent[]) => {
    const figures = await new IndicatorQueries(await readModelOf(storedEvents(events))).table(YEAR);
    return figures.map(({ numerator, denominator }) => `${numerator}/${denominator}`);
  };

  it('counts each answer for the indicator of its question', async () => {
    const events = [
      answer('a1', 'process-quality', true, '2012-05-02'),
      answer('a2', 'quality-and-information', false, '2012-05-02'),
      answer('a1', 'complaint-procedure', true, '2012-05-02'),
      answer('a1', 'courtesy', true, '2012-05-02'),
      answer('a2', 'courtesy', false, '2012-05-02'),
    ];
    expect(await figuresOf(events)).toEqual(['0/0', '1/1', '0/1', '0/0', '1/1', '1/2']);
  });

  it('counts the first answer of an application to a question, whatever comes after', async () => {
    const first = answer('a1', 'courtesy', false, '2012-05-02');
    const second = { ...answer('a1', 'courtesy', true, '2012-06-02'), stream: 'another' };
    expect(await figuresOf([first, second])).toEqual(['0/0', '0/0', '0/0', '0/0', '0/0', '0/1']);
  });

  it('does not count answers to what annex 3 does not ask', async () => {
    const events = [answer('a1', 'weather', true, '2012-05-02'), answer('a1', 'timely', true, '2012-05-02')];
    expect(await figuresOf(events)).toEqual(Array.from({ length: 6 }, () => '0/0'));
  });
});

onEachDatabase('the read model of indicators', () => {
  it('holds no count of what was taken back, in the same batch or a later one', async () => {
    const { set, missed, met } = ledgerOf('a1');
    const events = storedEvents([set(), missed('2012-05-02'), met('2012-04-30')]);
    for (const sizes of [[], [2], [1, 1]]) {
      const { indicator_counts } = await allRows(await readModelOf(events, sizes));
      expect(indicator_counts).toEqual([
        expect.objectContaining({ office: '', month: '2012-04', numerator: 1, denominator: 1 }),
        expect.objectContaining({ office: 'almaty-1', month: '2012-04', numerator: 1, denominator: 1 }),
      ]);
    }
  });

  const day = fc.constantFrom('2012-04-02', '2012-04-30', '2012-05-03', '2012-05-31');
  const application = fc.constantFrom('a1', 'a2', 'a3');
  const place = fc.constantFrom(
    { office: 'almaty-1', region: 'almaty' },
    { office: 'astana-1', region: 'astana' },
  );
  const entry = fc
    .tuple(
      application,
      place,
      fc.constantFrom('provision-ordinary', 'provision-ordinary.2', 'service'),
      fc.constantFrom('set', 'missed', 'met', 'metLate'),
      day,
    )
    .map(([id, at, deadline, what, on]) => {
      const ledger = ledgerOf(id, at, deadline);
      return what === 'set'
        ? ledger.set(on, deadline === 'service' ? 'service' : 'provision')
        : ledger[what](on);
    });
  const survey = fc
    .tuple(application, fc.constantFrom('courtesy', 'process-quality'), fc.boolean(), day, place)
    .map(([id, question, satisfied, on, at]) => answer(id, question, satisfied, on, at));
  const register = fc.oneof(
    fc
      .tuple(fc.constantFrom(2012, 2013), fc.integer({ min: 0, max: 100 }))
      .map(([year, value]) => target('timely-provision', year, value, `№ ${value}`)),
    fc
      .tuple(day, fc.boolean())
      .map(([on, available]) => information('residence-registration', on, available ? 'http://a.kz' : null)),
  );
  const anyEvent = fc.oneof({ weight: 4, arbitrary: entry }, { weight: 2, arbitrary: survey }, register);
  const logs = fc.array(anyEvent, { minLength: 1, maxLength: 40, size: 'max' }).map(storedEvents);
  batchContract(indicatorsProjection, logs, async (database) => {
    expect(await countsOf(database)).toEqual(await casesCounted(database));
    expect(await regionsOf(database)).toEqual(await officesOf(database));
  });
  partitionContract(indicatorsProjection, logs);

  it('holds nothing of what a consumer said in own words', async () => {
    const [event] = storedEvents([answer('a1', 'courtesy', true, '2012-05-02')]);
    const database = await readModelOf([{ ...event!, personal: { text: 'Рақмет' } }]);
    expect(JSON.stringify(await allRows(database))).not.toContain('Рақмет');
  });
});

type Database = Awaited<ReturnType<typeof readModelOf>>;
type Rows<Row> = readonly Row[];

/** The counts of the offices, each as one word. */
async function countsOf(database: Database) {
  const { indicator_counts } = await allRows(database);
  return (indicator_counts as Rows<Record<string, string>>)
    .filter(({ office }) => office !== '')
    .map(
      ({ indicator, office, month, numerator, denominator }) =>
        `${indicator} ${office} ${month} ${numerator}/${denominator}`,
    )
    .toSorted();
}

/** The same, counted from the cases one by one. */
async function casesCounted(database: Database) {
  const { indicator_cases } = await allRows(database);
  const shares = new Map<string, [number, number]>();
  for (const row of indicator_cases as Rows<Record<string, string> & { counted: number }>) {
    if (row['judged_on'] === null) continue;
    const key = `${row['indicator']} ${row['office']} ${row['judged_on']?.slice(0, 7)}`;
    const [numerator, denominator] = shares.get(key) ?? [0, 0];
    shares.set(key, [numerator + row.counted, denominator + 1]);
  }
  return [...shares]
    .map(([key, [numerator, denominator]]) => `${key} ${numerator}/${denominator}`)
    .toSorted();
}

const TOTALS = { from: '2012-04', to: '2012-05' };

/** The figures of the regions, as the rows of the regions give them. */
const regionsOf = (database: Database) => new IndicatorQueries(database).breakdown(TOTALS, 'region');

/** The same, as the rows of all their offices give them. */
const officesOf = (database: Database) =>
  new IndicatorQueries(database).breakdown({ ...TOTALS, visibleOffices: ['almaty-1', 'astana-1'] }, 'region');
