import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#libs/projections';
import { casePage } from './case-page.ts';
import type { CaseOptions, IndicatorCasePage } from './case-page.ts';
import { figuresOf } from './figure.ts';
import type { IndicatorFigure, Share, Target } from './figure.ts';
import { INFORMATION } from './indicator.ts';
import { countConditions } from './indicator-filter.ts';
import type { IndicatorFilter } from './indicator-filter.ts';
import { nameOf, periodsIn } from './period.ts';
import type { Months, Period, PeriodUnit } from './period.ts';
import { informationAt, informationUpTo, lastDayOf, shareAvailable, targetsOf } from './register-queries.ts';
import type { ServiceInformation } from './register-queries.ts';
import type { IndicatorTables } from './tables.ts';

/** The figures of one standard, office or region. */
export interface FigureGroup {
  readonly value: string;
  readonly figures: readonly IndicatorFigure[];
}

/** The figures of one period. */
export interface FigurePeriod extends Period {
  readonly figures: readonly IndicatorFigure[];
}

const COLUMNS = { standard: 'workflow', office: 'office', region: 'region' } as const;
export type IndicatorGrouping = keyof typeof COLUMNS;

/** Asks for the indicators of annex 3. Information about a service is the same at every office and in every region. */
export class IndicatorQueries {
  readonly #db: Kysely<IndicatorTables>;

  constructor(database: ReadDatabase) {
    this.#db = database.reader.$extendTables<IndicatorTables>();
  }

  /** The six indicators of some months together. */
  async table(filter: IndicatorFilter): Promise<readonly IndicatorFigure[]> {
    const [rows, records, targets] = await Promise.all([
      this.#sums(filter, 'indicator'),
      informationUpTo(this.#db, lastDayOf(filter.to), filter.standard),
      this.#targets(filter),
    ]);
    return figuresOf(sharesOf(rows, records, filter), targetsIn(targets, filter));
  }

  /** The same by standard, office or region: those that have any data, in the order of their ids. */
  async breakdown(filter: IndicatorFilter, by: IndicatorGrouping): Promise<readonly FigureGroup[]> {
    const [rows, records, targets] = await Promise.all([
      this.#sums(filter, COLUMNS[by]),
      informationUpTo(this.#db, lastDayOf(filter.to), filter.standard),
      this.#targets(filter),
    ]);
    const byValue = Map.groupBy(rows, ({ value }) => value);
    const recorded = by === 'standard' ? records.map(({ standard }) => standard) : [];
    const values = [...new Set([...byValue.keys(), ...recorded])].toSorted();
    const current = targetsIn(targets, filter);
    return values.map((value) => {
      const own = ({ standard }: { readonly standard: string }) => by !== 'standard' || standard === value;
      const shares = sharesOf(byValue.get(value) ?? [], records.filter(own), filter);
      return { value, figures: figuresOf(shares, current.filter(own)) };
    });
  }

  /** The same by month, quarter or year: every period of the months asked for, also those without data. */
  async trend(filter: IndicatorFilter, unit: PeriodUnit): Promise<readonly FigurePeriod[]> {
    const [rows, records, targets] = await Promise.all([
      this.#sums(filter, 'month'),
      informationUpTo(this.#db, lastDayOf(filter.to), filter.standard),
      this.#targets(filter),
    ]);
    return periodsIn(filter, unit).map((period) => {
      const own = rows.filter(({ value }) => nameOf(value, unit) === period.name);
      return { ...period, figures: figuresOf(sharesOf(own, records, period), targetsIn(targets, period)) };
    });
  }

  /**
   * A page of the applications behind an indicator, newest first.
   * @throws ServiceError `unknown-cursor`
   */
  async cases(options: CaseOptions): Promise<IndicatorCasePage> {
    return casePage(this.#db, options);
  }

  /** What the owners of the standards said of their information, as of the end of a day, YYYY-MM-DD. */
  async information(day: string): Promise<readonly ServiceInformation[]> {
    return informationAt(await informationUpTo(this.#db, day, undefined), day);
  }

  /** Sums by indicator, and by one column more: its value is called `value`. */
  async #sums(filter: IndicatorFilter, by: 'indicator' | 'workflow' | 'office' | 'region' | 'month') {
    const rows = await this.#db
      .selectFrom('indicator_counts')
      .select((eb) => [
        'indicator',
        eb.ref(by).as('value'),
        eb.fn.sum<number | string>('numerator').as('numerator'),
        eb.fn.sum<number | string>('denominator').as('denominator'),
      ])
      .where((eb) => eb.and(countConditions(eb, filter, by === 'office')))
      .groupBy([by, 'indicator'])
      .execute();
    return rows.map((row) => ({
      ...row,
      numerator: Number(row.numerator),
      denominator: Number(row.denominator),
    }));
  }

  #targets(filter: IndicatorFilter): Promise<readonly Target[]> {
    const years = periodsIn(filter, 'year').map(({ name }) => Number(name));
    return targetsOf(this.#db, years, filter.standard);
  }
}

/** The targets of the year in which the months end. */
const targetsIn = (targets: readonly Target[], { to }: Months) =>
  targets.filter(({ year }) => year === Number(to.slice(0, 4)));

function sharesOf(
  rows: readonly (Share & { readonly indicator: string })[],
  records: readonly ServiceInformation[],
  { to }: Months,
): ReadonlyMap<string, Share> {
  const shares = new Map<string, Share>();
  for (const { indicator, numerator, denominator } of rows) {
    const before = shares.get(indicator) ?? { numerator: 0, denominator: 0 };
    shares.set(indicator, {
      numerator: before.numerator + numerator,
      denominator: before.denominator + denominator,
    });
  }
  return shares.set(INFORMATION, shareAvailable(informationAt(records, lastDayOf(to))));
}
