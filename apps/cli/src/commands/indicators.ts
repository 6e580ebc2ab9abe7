import { LANGUAGES, type Language } from '#libs/contract';
import {
  IndicatorQueries,
  indicatorsCsv,
  PERIOD_UNITS,
  type FigureGroup,
  type FigurePeriod,
  type IndicatorFigure,
  type IndicatorFilter,
  type IndicatorGrouping,
  type PeriodUnit,
} from '#libs/read-models/indicators';
import { DATA, LANGUAGE, UsageError, type CliCommand } from '../command.ts';
import type { Console } from '../console.ts';
import { FILTERS } from '../legal/filter-options.ts';
import { csvWanted, findOneOf, oneOf } from '../option-values.ts';
import { titled, writtenFigures, writtenGrid, writtenLegend } from '../quality/figure-table.ts';
import { MONTHS, monthsOf, writtenMonths } from '../quality/month-options.ts';
import { askedPlaceOf, placeTitle } from '../quality/place-options.ts';
import { openReadModels } from '../reading/open-read-models.ts';

const BY = ['standard', 'office', 'region'] as const satisfies readonly IndicatorGrouping[];

/** `qadam indicators`: the six of annex 3, as they are, group by group, or as they went. */
export const indicators: CliCommand = {
  name: 'indicators',
  summary:
    'Tells the six indicators of annex 3: normative value, target, present value, or that there is no data.',
  arguments: '',
  most: 0,
  options: {
    ...MONTHS,
    by: { type: 'string', value: BY.join('|'), about: 'a line for each of them as well' },
    trend: {
      type: 'string',
      value: PERIOD_UNITS.join('|'),
      about: 'a line for each of these periods instead',
    },
    ...FILTERS,
    csv: { type: 'boolean', about: 'print CSV' },
    lang: LANGUAGE,
    data: DATA,
  },
  async run(given, console, settings) {
    const { period, from, to } = monthsOf(given);
    const by = findOneOf(given, 'by', BY);
    const unit = findOneOf(given, 'trend', PERIOD_UNITS);
    if (by && unit) throw new UsageError('--by and --trend exclude each other');
    const place = askedPlaceOf(given);
    const language = oneOf(given, 'lang', LANGUAGES, 'en');
    const csv = csvWanted(given);
    const { database, close } = await openReadModels(settings, console);
    try {
      const queries = new IndicatorQueries(database);
      const asked: Asked = { filter: { from, to, ...place }, period, csv, language };
      await (unit ? tellTrend(queries, asked, unit, console) : tellTable(queries, asked, by, console));
      return 0;
    } finally {
      await close();
    }
  },
};

interface Asked {
  readonly filter: IndicatorFilter;
  readonly period: string | null;
  readonly csv: boolean;
  readonly language: Language;
}

async function tellTable(
  queries: IndicatorQueries,
  asked: Asked,
  by: IndicatorGrouping | undefined,
  console: Console,
): Promise<void> {
  const { filter, period, csv } = asked;
  const figures = await queries.table(filter);
  const groups = by && (await queries.breakdown(filter, by));
  if (csv) return console.pieces([indicatorsCsv(groups ?? [{ value: '', figures }])]);
  const told = groups?.map(({ value, figures: own }) => ({ value, indicators: titled(own) }));
  const result = { period, ...filter, indicators: titled(figures), ...(by && { by, groups: told }) };
  console.result(result, () => tablePage(figures, asked, by, groups));
}

async function tellTrend(
  queries: IndicatorQueries,
  asked: Asked,
  unit: PeriodUnit,
  console: Console,
): Promise<void> {
  const { filter, period, csv } = asked;
  const periods = await queries.trend(filter, unit);
  if (csv)
    return console.pieces([indicatorsCsv(periods.map(({ name, figures }) => ({ value: name, figures })))]);
  const told = periods.map(({ figures, ...one }) => ({ ...one, indicators: titled(figures) }));
  console.result({ period, ...filter, trend: unit, periods: told }, () => trendPage(periods, asked));
}

function tablePage(
  figures: readonly IndicatorFigure[],
  asked: Asked,
  by: IndicatorGrouping | undefined,
  groups: readonly FigureGroup[] | undefined,
): string {
  const { language } = asked;
  const table = `${headOf(asked)}\n\n${writtenFigures(figures, language)}`;
  if (!by || !groups) return table;
  if (groups.length === 0) return `${table}\n\nBy ${by}: none.`;
  const lines = groups.map(({ value, figures: own }) => ({
    name: value,
    figures: own,
    title: placeTitle(by, value, language),
  }));
  return `${table}\n\nBy ${by}:\n\n${writtenGrid(lines)}`;
}

function trendPage(periods: readonly FigurePeriod[], asked: Asked): string {
  const grid = writtenGrid(periods.map(({ name, figures }) => ({ name, figures, title: '' })));
  return `${headOf(asked)}\n\n${grid}\n\n${writtenLegend(asked.language)}`;
}

function headOf({ filter, period }: Asked): string {
  const { from, to, standard, office, region } = filter;
  const place = [standard, office, region].filter((part) => part !== undefined);
  return ['Indicators of annex 3, per cent', writtenMonths({ period, from, to }), ...place].join(', ');
}
