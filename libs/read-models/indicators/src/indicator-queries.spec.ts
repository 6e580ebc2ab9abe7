import { onEachDatabase } from '#libs/testing';
import { IndicatorQueries } from './indicator-queries.ts';
import type { CaseOptions } from './case-page.ts';
import { percentOf } from './figure.ts';
import { indicatorCasesCsv, indicatorsCsv } from './indicators-csv.ts';
import { answer, information, ledgerOf, storedEvents, target } from './testing/example-events.ts';
import type { ExampleEvent, Place } from './testing/example-events.ts';
import { readModelOf } from './testing/read-model.ts';

const YEAR = { from: '2012-01', to: '2012-12' };
const ASTANA = { office: 'astana-1', region: 'astana' };
const RESIDENCE = { standard: 'residence-registration' };

const kept = (id: string, on: string, place: Place = {}) => {
  const { set, met } = ledgerOf(id, place);
  return [set(), met(on)];
};
const late = (id: string, on: string, place: Place = {}) => {
  const { set, missed } = ledgerOf(id, place);
  return [set(), missed(on)];
};

const EVENTS: readonly ExampleEvent[] = [
  ...kept('a1', '2012-04-10'),
  ...kept('a2', '2012-05-10', ASTANA),
  ...late('a3', '2012-05-21', ASTANA),
  ...kept('a4', '2012-07-02', RESIDENCE),
  answer('a1', 'courtesy', true, '2012-04-20'),
  answer('a2', 'courtesy', false, '2012-05-20', ASTANA),
  information('passport-and-id-card', '2012-03-01', 'http://www.mvd.kz'),
  information('residence-registration', '2012-04-01', null),
  information('residence-registration', '2012-06-15', 'http://www.mvd.kz'),
  target('timely-provision', 2012, 95, '171'),
  target('timely-provision', 2012, 97.5, '412'),
  target('timely-provision', 2013, 98, '500'),
  target('timely-provision', 2012, 90, '172', 'residence-registration'),
];

const queriesOf = async (events: readonly ExampleEvent[] = EVENTS) =>
  new IndicatorQueries(await readModelOf(storedEvents(events)));

/** `value numerator/denominator` of each figure. */
const told = (figures: Awaited<ReturnType<IndicatorQueries['table']>>) =>
  figures.map(({ value, numerator, denominator }) => `${value} ${numerator}/${denominator}`);

onEachDatabase('the table of indicators', () => {
  it('has the six of annex 3, each against its norm, with no data kept apart from 0 and from 100', async () => {
    const figures = await (await queriesOf()).table({ from: '2012-04', to: '2012-05' });
    expect(told(figures)).toEqual(['66.67 2/3', 'null 0/0', 'null 0/0', '50 1/2', 'null 0/0', '50 1/2']);
    expect(figures.map(({ normative }) => normative)).toEqual([100, 100, 100, 100, 100, 100]);
    const april = await (await queriesOf()).table({ from: '2012-04', to: '2012-04' });
    expect(april.map(({ value }) => value)).toEqual([100, null, null, 50, null, 100]);
    const none = await (await queriesOf([...late('a1', '2012-04-10')])).table(YEAR);
    expect(none.map(({ value }) => value)).toEqual([0, null, null, null, null, null]);
  });

  it('says of answers how far chance may have made them, and not of what is counted of all', async () => {
    const figures = await (await queriesOf()).table(YEAR);
    expect(figures.map(({ interval }) => interval)).toEqual([
      null,
      null,
      null,
      null,
      null,
      { low: 9.45, high: 90.55 },
    ]);
  });

  it.each([
    ['standard', { standard: 'residence-registration' }, ['100 1/1', '100 1/1', 'null 0/0']],
    ['office', { office: 'astana-1' }, ['50 1/2', '100 2/2', '0 0/1']],
    ['region', { region: 'almaty' }, ['100 2/2', '100 2/2', '100 1/1']],
    ['visible offices', { visibleOffices: ['astana-1'] }, ['50 1/2', '100 2/2', '0 0/1']],
    ['no visible office', { visibleOffices: [] }, ['null 0/0', '100 2/2', 'null 0/0']],
    [
      'a visible office that is not asked for',
      { visibleOffices: ['astana-1'], office: 'almaty-1' },
      ['null 0/0', '100 2/2', 'null 0/0'],
    ],
  ])('can be narrowed by %s', async (_what, filter, expected) => {
    const figures = told(await (await queriesOf()).table({ ...YEAR, ...filter }));
    expect([figures[0], figures[3], figures[5]]).toEqual(expected);
  });

  it('has the targets of the year in which the months end, as the last order left them', async () => {
    const queries = await queriesOf();
    const targets = async (filter: { from: string; to: string; standard?: string }) =>
      (await queries.table(filter))[0]!.targets.map(({ standard, value, order }) => [
        standard,
        value,
        order.number,
      ]);
    expect(await targets(YEAR)).toEqual([
      ['passport-and-id-card', 97.5, '412'],
      ['residence-registration', 90, '172'],
    ]);
    expect(await targets({ from: '2012-10', to: '2013-03', standard: 'passport-and-id-card' })).toEqual([
      ['passport-and-id-card', 98, '500'],
    ]);
    expect(await targets({ from: '2014-01', to: '2014-12' })).toEqual([]);
  });

  it('tells of the information of the services as of the end of the months', async () => {
    const queries = await queriesOf();
    const at = async (month: string) => told(await queries.table({ from: month, to: month }))[3];
    expect(await at('2012-02')).toBe('null 0/0');
    expect(await at('2012-03')).toBe('100 1/1');
    expect(await at('2012-05')).toBe('50 1/2');
    expect(await at('2012-06')).toBe('100 2/2');
    expect(await queries.information('2012-06-14')).toEqual([
      { standard: 'passport-and-id-card', available: true, address: 'http://www.mvd.kz', asOf: '2012-03-01' },
      { standard: 'residence-registration', available: false, address: null, asOf: '2012-04-01' },
    ]);
  });
});

describe('a share in per cent', () => {
  it.each([
    [0, 0, null],
    [0, 7, 0],
    [7, 7, 100],
    [1, 3, 33.33],
    [2, 3, 66.67],
    [199_999, 200_000, 99.99],
    [1, 200_000, 0.01],
  ])('of %d in %d is %p', (numerator, denominator, percent) => {
    expect(percentOf({ numerator, denominator })).toBe(percent);
  });
});

onEachDatabase('the breakdown of the indicators', () => {
  const breakdown = async (by: 'standard' | 'office' | 'region') =>
    (await (await queriesOf()).breakdown(YEAR, by)).map(({ value, figures }) => [
      value,
      told(figures)[0],
      told(figures)[3],
      figures[0]!.targets.length,
    ]);

  it('by standard has of each its own share, information and targets', async () => {
    expect(await breakdown('standard')).toEqual([
      ['passport-and-id-card', '66.67 2/3', '100 1/1', 1],
      ['residence-registration', '100 1/1', '100 1/1', 1],
    ]);
  });

  it('by office and by region has at each the same information', async () => {
    expect(await breakdown('office')).toEqual([
      ['almaty-1', '100 2/2', '100 2/2', 2],
      ['astana-1', '50 1/2', '100 2/2', 2],
    ]);
    expect((await breakdown('region')).map(([value]) => value)).toEqual(['almaty', 'astana']);
  });
});

onEachDatabase('the trend of the indicators', () => {
  const trend = async (unit: 'month' | 'quarter' | 'year') =>
    (await (await queriesOf()).trend({ from: '2012-04', to: '2012-07' }, unit)).map(({ name, figures }) => [
      name,
      told(figures)[0],
      told(figures)[3],
    ]);

  it('by month has each month, also one without data', async () => {
    expect(await trend('month')).toEqual([
      ['2012-04', '100 1/1', '50 1/2'],
      ['2012-05', '50 1/2', '50 1/2'],
      ['2012-06', 'null 0/0', '100 2/2'],
      ['2012-07', '100 1/1', '100 2/2'],
    ]);
  });

  it('by quarter and by year sums the months', async () => {
    expect(await trend('quarter')).toEqual([
      ['2012-Q2', '66.67 2/3', '100 2/2'],
      ['2012-Q3', '100 1/1', '100 2/2'],
    ]);
    expect(await trend('year')).toEqual([['2012', '75 3/4', '100 2/2']]);
  });
});

onEachDatabase('the applications behind an indicator', () => {
  const timely = { ...YEAR, indicator: 'timely-provision' } as const;
  const idsOf = async (options: Partial<CaseOptions>) =>
    (await (await queriesOf()).cases({ ...timely, ...options })).items.map((item) => item.applicationId);

  it('stand newest first, each with its day, its place and whether it counts', async () => {
    const { items } = await (await queriesOf()).cases(timely);
    expect(items.map(({ applicationId, on }) => [applicationId, on])).toEqual([
      ['a4', '2012-07-02'],
      ['a3', '2012-05-21'],
      ['a2', '2012-05-10'],
      ['a1', '2012-04-10'],
    ]);
    expect(items[1]).toEqual({
      applicationId: 'a3',
      standard: 'passport-and-id-card',
      ...ASTANA,
      counted: false,
      on: '2012-05-21',
      subject: 'provision-ordinary',
    });
  });

  it('can be narrowed as the figure is, and to those that count or do not', async () => {
    expect(await idsOf({ counted: false })).toEqual(['a3']);
    expect(await idsOf({ counted: true, office: 'astana-1' })).toEqual(['a2']);
    expect(await idsOf({ from: '2012-05', to: '2012-05' })).toEqual(['a3', 'a2']);
    expect(await idsOf({ standard: 'residence-registration' })).toEqual(['a4']);
    expect(await idsOf({ visibleOffices: [] })).toEqual([]);
    expect(await idsOf({ indicator: 'satisfied-with-courtesy' })).toEqual(['a2', 'a1']);
    expect(await idsOf({ indicator: 'information-available-electronically' })).toEqual([]);
  });

  it('come in pages, each application once, also those of one day', async () => {
    const many = Array.from({ length: 23 }, (_, index) => kept(`m${index}`, '2012-05-10')).flat();
    const queries = await queriesOf(many);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await queries.cases({ ...timely, limit: 5, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.items.map(({ applicationId }) => applicationId));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(23);
    expect(new Set(seen).size).toBe(23);
  });

  it('refuse the cursor of another question', async () => {
    const queries = await queriesOf();
    const { nextCursor = '' } = await queries.cases({ ...timely, limit: 1 });
    const other = queries.cases({ ...timely, counted: true, cursor: nextCursor });
    await expect(other).rejects.toMatchObject({ code: 'unknown-cursor' });
  });
});

onEachDatabase('the indicators as CSV', () => {
  it('have an empty cell where there is no data, and a target where it is that of one standard', async () => {
    const queries = await queriesOf();
    const months = { from: '2012-04', to: '2012-05' };
    const [, first, second, , , , sixth] = indicatorsCsv(await queries.breakdown(months, 'standard')).split(
      '\r\n',
    );
    expect([first, second, sixth]).toEqual([
      'passport-and-id-card,timely-provision,100,97.5,412 (2011-12-20),66.67,2,3,,',
      'passport-and-id-card,satisfied-with-process-quality,100,,,,0,0,,',
      'passport-and-id-card,satisfied-with-courtesy,100,,,50,1,2,9.45,90.55',
    ]);
    const together = indicatorsCsv([{ value: '', figures: await queries.table(months) }]).split('\r\n');
    expect(together[1]).toBe(',timely-provision,100,,,66.67,2,3,,');
  });

  it('have the applications behind them', async () => {
    const { items } = await (await queriesOf()).cases({ ...YEAR, indicator: 'timely-provision', limit: 1 });
    expect(indicatorCasesCsv(items)).toBe(
      'application,standard,office,region,on,counted,subject\r\n' +
        'a4,residence-registration,almaty-1,almaty,2012-07-02,true,provision-ordinary\r\n',
    );
  });
});
