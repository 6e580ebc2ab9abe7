import { DeadlineQueries, type TimesUsed } from '#libs/read-models/deadlines';
import { DATA, type CliCommand } from '../command.ts';
import { FILTERS, filterOf } from '../legal/filter-options.ts';
import { registryOf } from '../legal/legal-parts.ts';
import { oneOf } from '../option-values.ts';
import { MONTHS, monthsOf, writtenMonths } from '../quality/month-options.ts';
import { openReadModels } from '../reading/open-read-models.ts';
import { writtenTable } from '../table.ts';

const BY = ['limit', 'step'] as const;
const { office, standard } = FILTERS as Required<typeof FILTERS>;

/** `qadam deadlines percentiles`: how long what a limit measures, and each state, took. */
export const deadlinesPercentiles: CliCommand = {
  name: 'deadlines percentiles',
  summary: 'Tells the median and the 90th percentile of the time used, by limit or by step.',
  arguments: '',
  most: 0,
  options: {
    by: { type: 'string', value: BY.join('|'), about: 'what is measured; by default limit' },
    ...MONTHS,
    ...(office && { office }),
    ...(standard && { standard }),
    'each-office': { type: 'boolean', about: 'each office by itself' },
    data: DATA,
  },
  async run(given, console, settings) {
    const by = oneOf(given, 'by', BY, 'limit');
    const months = monthsOf(given);
    const filter = filterOf(given, registryOf(settings));
    const { database, close } = await openReadModels(settings, console);
    try {
      const { from, to } = months;
      const eachOffice = given.values['each-office'] === true;
      const times = await new DeadlineQueries(database).percentiles({ ...filter, by, from, to, eachOffice });
      console.result(times, () => page(times, `Time used by ${by}, ended in ${writtenMonths(months)}`));
      return 0;
    } finally {
      await close();
    }
  },
};

function page(times: readonly TimesUsed[], head: string): string {
  if (times.length === 0) return `${head}\nNone.`;
  const rows = times.map(({ workflow, office: at, of, count, medianMinutes, p90Minutes }) => [
    workflow,
    'limit' in of ? of.limit : `${of.from} → ${of.to}`,
    at ?? 'all offices',
    count,
    written(medianMinutes),
    written(p90Minutes),
  ]);
  return `${head}\n\n${writtenTable([['', '', '', 'ended', 'median', '90 %'], ...rows])}`;
}

/** Elapsed time, nights and days off included: `27 min`, `5.5 h`, `12.3 days`. */
function written(minutes: number): string {
  if (minutes < 120) return `${Math.round(minutes)} min`;
  const hours = minutes / 60;
  return hours < 48 ? `${hours.toFixed(1)} h` : `${(hours / 24).toFixed(1)} days`;
}
