import { LANGUAGES, type Language, type Text } from '#libs/contract';
import {
  ComplaintQueries,
  complaintTalliesCsv,
  totalOf,
  type ComplaintGrouping,
  type ComplaintTally,
} from '#libs/read-models/complaints';
import { COMPLAINT_CHANNEL_TITLES } from '#workflows/catalogue';
import { DATA, LANGUAGE, type CliCommand } from '../command.ts';
import { csvWanted, oneOf } from '../option-values.ts';
import { COMPLAINT_FILTERS, complaintScopeOf } from '../quality/complaint-options.ts';
import { findMonths, MONTHS, writtenMonths, type AskedMonths } from '../quality/month-options.ts';
import { placeTitle } from '../quality/place-options.ts';
import { openReadModels } from '../reading/open-read-models.ts';
import { writtenTable } from '../table.ts';

const BY = ['addressee', 'addressee-kind', 'subject', 'channel', 'standard', 'region', 'month'] as const;
type By = (typeof BY)[number];

/** `qadam complaints`: how many are open and how many were answered, and how many of them late. */
export const complaints: CliCommand = {
  name: 'complaints',
  summary: 'Counts complaints: open and answered, how many of them late, and those that were not considered.',
  arguments: '',
  most: 0,
  options: {
    by: { type: 'string', value: BY.join('|'), about: 'what a line is for; by default addressee' },
    ...MONTHS,
    ...COMPLAINT_FILTERS,
    csv: { type: 'boolean', about: 'print CSV' },
    lang: LANGUAGE,
    data: DATA,
  },
  async run(given, console, settings) {
    const by = oneOf(given, 'by', BY, 'addressee');
    const months = findMonths(given);
    const scope = complaintScopeOf(given);
    const language = oneOf(given, 'lang', LANGUAGES, 'en');
    const csv = csvWanted(given);
    const { database, close } = await openReadModels(settings, console);
    try {
      const lodged = months && { from: months.from, to: months.to };
      const tallies = await new ComplaintQueries(database).tallies({
        ...scope,
        ...lodged,
        by: GROUPINGS[by],
      });
      if (csv) await console.pieces([complaintTalliesCsv(tallies)]);
      else
        console.result({ by, ...months, ...scope, tallies, total: totalOf(tallies) }, () =>
          page(tallies, by, months, language),
        );
      return 0;
    } finally {
      await close();
    }
  },
};

const GROUPINGS: Readonly<Record<By, ComplaintGrouping>> = {
  addressee: 'addressee',
  'addressee-kind': 'addresseeKind',
  subject: 'subject',
  channel: 'channel',
  standard: 'standard',
  region: 'region',
  month: 'month',
};

function page(
  tallies: readonly ComplaintTally[],
  by: By,
  months: AskedMonths | undefined,
  language: Language,
): string {
  const head = `Complaints by ${by}${months ? `, lodged in ${writtenMonths(months)}` : ''}`;
  if (tallies.length === 0) return `${head}\nNone.`;
  const table = writtenTable([
    ['', 'open', 'of them late', 'answered', 'of them late', 'not considered', ''],
    ...tallies.map((tally) => [tally.value, ...countsOf(tally), titleOf(by, tally.value, language)]),
    ['all', ...countsOf(totalOf(tallies)), ''],
  ]);
  return `${head}\n\n${table}`;
}

const countsOf = (tally: Omit<ComplaintTally, 'value'>): readonly number[] => [
  tally.open,
  tally.openLate,
  tally.answered,
  tally.answeredLate,
  tally.notConsidered,
];

const CHANNELS: Readonly<Record<string, Text>> = COMPLAINT_CHANNEL_TITLES;

function titleOf(by: By, value: string, language: Language): string {
  if (by === 'addressee') return placeTitle('office', value, language);
  if (by === 'standard' || by === 'region') return placeTitle(by, value, language);
  return by === 'channel' ? (CHANNELS[value]?.[language] ?? '') : '';
}
