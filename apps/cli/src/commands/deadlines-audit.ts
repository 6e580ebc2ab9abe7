import { type Lateness } from '#libs/contract';
import {
  DeadlineQueries,
  deadlinesCsvOf,
  type Deadline,
  type DeadlineStatus,
} from '#libs/read-models/deadlines';
import { DATA, type CliCommand } from '../command.ts';
import { FILTERS, filterOf } from '../legal/filter-options.ts';
import { registryOf } from '../legal/legal-parts.ts';
import { FROM, periodOf, TO } from '../legal/moment-options.ts';
import { watchedPages } from '../legal/watched.ts';
import { writtenLateness } from '../legal/written-lateness.ts';
import { csvWanted, findOneOf, oneOf } from '../option-values.ts';
import { openReadModels } from '../reading/open-read-models.ts';
import { writtenTable } from '../table.ts';

const BY = ['due', 'start', 'stop'] as const;
const STATUSES = { kept: 'met', late: 'missed', open: 'open' } as const satisfies Record<
  string,
  DeadlineStatus
>;
const STATUS_WORDS = ['kept', 'late', 'open'] as const;

/** `qadam deadlines audit`: every deadline of a period, with all that its due day rests on. */
export const deadlinesAudit: CliCommand = {
  name: 'deadlines audit',
  summary: 'Lists the deadlines that were due, began or ended in a period: start, due day, end, days over.',
  arguments: '',
  most: 0,
  options: {
    from: FROM,
    to: TO,
    by: {
      type: 'string',
      value: BY.join('|'),
      about: 'which of its days lies in the period; by default due',
    },
    status: { type: 'string', value: STATUS_WORDS.join('|'), about: 'only these' },
    ...FILTERS,
    csv: { type: 'boolean', about: 'print CSV, with rule and calendar of each' },
    data: DATA,
  },
  async run(given, console, settings) {
    const period = periodOf(given);
    const by = oneOf(given, 'by', BY, 'due');
    const status = findOneOf(given, 'status', STATUS_WORDS);
    const csv = csvWanted(given);
    const filter = filterOf(given, registryOf(settings));
    const { database, close } = await openReadModels(settings, console);
    const progress = console.progress('Days listed');
    try {
      const asked = { ...filter, ...period, by, ...(status && { status: STATUSES[status] }) };
      const all = new DeadlineQueries(database).auditPages(asked);
      // A list that is being written to the terminal shows itself how far it is.
      const pages = process.stdout.isTTY ? all : watchedPages(all, asked, progress);
      if (csv) await console.pieces(deadlinesCsvOf(pages));
      else await console.list(pages, writtenDeadlines);
      return 0;
    } finally {
      progress.stop();
      await close();
    }
  },
};

/** One line each: the columns are as wide as this page needs. */
function writtenDeadlines(deadlines: readonly Deadline[]): string {
  return writtenTable(
    deadlines.map(({ id, number, office, startOn, dueOn, stoppedOn, clause, ...deadline }) => [
      number,
      office,
      `${startOn} to ${dueOn}`,
      outcomeOf({ ...deadline, stoppedOn }),
      clause,
      id,
    ]),
  );
}

type Outcome = Pick<Deadline, 'status' | 'paused' | 'stoppedOn'> & { readonly over: Lateness | null };

function outcomeOf({ status, paused, stoppedOn, over }: Outcome): string {
  if (status === 'met') return `kept, ${stoppedOn}`;
  if (status === 'open') return paused ? 'open, paused' : 'open';
  return stoppedOn === null
    ? 'late, not ended'
    : `late, ${stoppedOn}${over ? `, ${writtenLateness(over)} over` : ''}`;
}
