import { applicationNumber } from '#libs/contract';
import {
  indicatorCasesCsv,
  IndicatorQueries,
  INDICATORS,
  type CaseOptions,
  type Indicator,
  type IndicatorCase,
} from '#libs/read-models/indicators';
import { DATA, UsageError, type CliCommand } from '../command.ts';
import type { Progress } from '../console.ts';
import { FILTERS } from '../legal/filter-options.ts';
import { csvWanted, findOneOf } from '../option-values.ts';
import { MONTHS, monthsOf } from '../quality/month-options.ts';
import { askedPlaceOf } from '../quality/place-options.ts';
import { openReadModels } from '../reading/open-read-models.ts';
import { countedPages, csvPieces, pagesOf } from '../reading/pages.ts';
import { writtenTable } from '../table.ts';

const LARGEST_PAGE = 200;
const INFORMATION: Indicator = 'information-available-electronically';

/** `qadam indicators cases`: the applications behind a figure, newest first. */
export const indicatorsCases: CliCommand = {
  name: 'indicators cases',
  summary: 'Lists the applications behind an indicator, newest first: when, where, and whether each counted.',
  arguments: '<indicator>',
  most: 1,
  options: {
    ...MONTHS,
    counted: { type: 'string', value: 'yes|no', about: 'only those that raise the figure, or that lower it' },
    ...FILTERS,
    csv: { type: 'boolean', about: 'print CSV' },
    data: DATA,
  },
  async run(given, console, settings) {
    const indicator = countedIndicator(given.positionals[0]);
    const { from, to } = monthsOf(given);
    const counted = findOneOf(given, 'counted', ['yes', 'no']);
    const place = askedPlaceOf(given);
    const csv = csvWanted(given);
    const { database, close } = await openReadModels(settings, console);
    const progress = console.progress('Applications listed');
    try {
      const filter = { from, to, ...place };
      const asked = { ...filter, indicator, ...(counted && { counted: counted === 'yes' }) };
      const pages = await casePages(new IndicatorQueries(database), asked, progress);
      if (csv) await console.pieces(csvPieces(pages, indicatorCasesCsv));
      else await console.list(pages, writtenCases);
      return 0;
    } finally {
      progress.stop();
      await close();
    }
  },
};

/** @throws UsageError for what is no indicator, or one that counts no applications */
function countedIndicator(name: string | undefined): Indicator {
  const known = INDICATORS.filter((id) => id !== INFORMATION);
  const found = known.find((id) => id === name);
  if (found) return found;
  const wrong =
    name === undefined
      ? 'indicators cases needs the name of an indicator'
      : name === INFORMATION
        ? `${INFORMATION} counts no applications`
        : `annex 3 has no indicator "${name}"`;
  throw new UsageError(`${wrong}; there are: ${known.join(', ')}`);
}

/** With the number that people know the application by. */
type NumberedCase = IndicatorCase & { readonly number: string };

const numbered = (one: IndicatorCase): NumberedCase => ({
  number: applicationNumber(one.applicationId),
  ...one,
});

/** The whole list. One that is being written to the terminal shows itself how far it is. */
async function casePages(
  queries: IndicatorQueries,
  asked: CaseOptions,
  progress: Progress,
): Promise<AsyncIterable<readonly NumberedCase[]>> {
  const pages = pagesOf(async (cursor) => {
    const page = await queries.cases({
      ...asked,
      limit: LARGEST_PAGE,
      ...(cursor !== undefined && { cursor }),
    });
    return { ...page, items: page.items.map(numbered) };
  });
  if (process.stdout.isTTY) return pages;
  const total = await totalOf(queries, asked);
  return countedPages(pages, (done) => progress.step(done, Math.max(total, done)));
}

async function totalOf(queries: IndicatorQueries, { indicator, counted, ...filter }: CaseOptions) {
  const figure = (await queries.table(filter)).find((one) => one.indicator === indicator);
  const { numerator = 0, denominator = 0 } = figure ?? {};
  if (counted === undefined) return denominator;
  return counted ? numerator : denominator - numerator;
}

const writtenCases = (cases: readonly NumberedCase[]): string =>
  writtenTable(
    cases.map(({ number, applicationId, on, standard, office, counted, subject }) => [
      number,
      on,
      counted ? 'counted' : 'not counted',
      standard,
      office,
      subject,
      applicationId,
    ]),
  );
