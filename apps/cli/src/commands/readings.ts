import type { LegalTime, WorkflowRegistry } from '#libs/engine';
import {
  DeadlineQueries,
  DeadlineReadings,
  type DueUnder,
  type OtherVerdict,
  type ReadingReport,
  type ReadingsOptions,
} from '#libs/read-models/deadlines';
import { DATA, type CliCommand } from '../command.ts';
import type { Progress } from '../console.ts';
import { FILTERS, filterOf } from '../legal/filter-options.ts';
import { legalTimeOf, registryOf } from '../legal/legal-parts.ts';
import { FROM, instantOf, periodOf, TO } from '../legal/moment-options.ts';
import { watchedPages } from '../legal/watched.ts';
import { oneOf } from '../option-values.ts';
import { openReadModels } from '../reading/open-read-models.ts';
import { writtenTable } from '../table.ts';

const BY = ['due', 'start'] as const;

/** `qadam readings`: what the other reading of each word of the law on time would change. */
export const readings: CliCommand = {
  name: 'readings',
  summary:
    'Counts, for each other reading of the law, the deadlines that would change from kept to late and back.',
  arguments: '',
  most: 0,
  options: {
    from: FROM,
    to: TO,
    by: {
      type: 'string',
      value: BY.join('|'),
      about: 'which of their days lies in the period; by default due',
    },
    ...FILTERS,
    list: { type: 'boolean', about: 'name the deadlines that would change' },
    'as-of': { type: 'string', value: 'INSTANT', about: 'when they are judged; by default now' },
    data: DATA,
  },
  async run(given, console, settings) {
    const period = periodOf(given);
    const by = oneOf(given, 'by', BY, 'due');
    const workflows = registryOf(settings);
    const filter = filterOf(given, workflows);
    const asOf = instantOf(given, 'as-of');
    const { store, database, close } = await openReadModels(settings, console);
    const progress = console.progress('Days counted');
    try {
      const dueUnder = dueUnderOf(await legalTimeOf(store, settings), workflows);
      const asked: ReadingsOptions = { ...filter, ...period, by, asOf, dueUnder };
      const other = readingsOn(new DeadlineQueries(database), progress);
      const reports = await other.report(asked);
      progress.stop();
      const changes = given.values['list'] === true ? await changesOf(other, reports, asked) : undefined;
      const result = reports.map((report, place) => ({
        ...report,
        ...(changes && { changes: changes[place] }),
      }));
      console.result({ ...period, by, asOf, readings: result }, () => page(reports, changes));
      return 0;
    } finally {
      progress.stop();
      await close();
    }
  },
};

/** What tells how far it has come while it counts. */
const readingsOn = (queries: DeadlineQueries, progress: Progress): DeadlineReadings =>
  new DeadlineReadings({
    audit: (options) => queries.audit(options),
    auditPages: (options) => watchedPages(queries.auditPages(options), options, progress),
  });

/** Counted anew by the hours and the zone of the office, and by the calendar that the deadline has. */
const dueUnderOf =
  (time: LegalTime, workflows: WorkflowRegistry): DueUnder =>
  ({ workflow, edition, limit, office, startAt, period, calendar }, counted) =>
    time.due(workflows.limit(workflow, edition, limit), office, { startAt, period, calendar, ...counted });

/** All that would change, by reading; a reading that changes nothing is not asked again. */
async function changesOf(
  other: DeadlineReadings,
  reports: readonly ReadingReport[],
  asked: ReadingsOptions,
): Promise<readonly (readonly OtherVerdict[])[]> {
  const lists: (readonly OtherVerdict[])[] = [];
  for (const { reading, toLate, toKept } of reports) {
    const list: OtherVerdict[] = [];
    let cursor: string | undefined;
    while (list.length < toLate + toKept) {
      const { items, nextCursor } = await other.changes({
        ...asked,
        reading,
        limit: 500,
        ...(cursor !== undefined && { cursor }),
      });
      list.push(...items);
      cursor = nextCursor;
      if (cursor === undefined) break;
    }
    lists.push(list);
  }
  return lists;
}

const OTHER: Readonly<Record<ReadingReport['reading'], string>> = {
  week: 'the other working week, of 5 or 6 days',
  workingDays: 'due on the N-th working day, or with N full days between: the other',
  month: 'due on the day of the month, or with the month in full between: the other',
  stop: 'ended when handed over, or when ready: the other',
};

function page(
  reports: readonly ReadingReport[],
  changes: readonly (readonly OtherVerdict[])[] | undefined,
): string {
  const table = writtenTable([
    ['reading', 'touched', 'to late', 'to kept', ''],
    ...reports.map(({ reading, touched, toLate, toKept }) => [
      reading,
      touched,
      toLate,
      toKept,
      OTHER[reading],
    ]),
  ]);
  const lists = reports.flatMap(({ reading }, place) => {
    const list = changes?.[place] ?? [];
    return list.length === 0 ? [] : ['', `${reading}:`, writtenChanges(list)];
  });
  return [table, ...lists].join('\n');
}

function writtenChanges(changes: readonly OtherVerdict[]): string {
  return writtenTable(
    changes.map(({ deadline, was, would, dueOn, stoppedAt }) => [
      `  ${deadline.number}`,
      deadline.office,
      `${was} → ${would}`,
      `due ${deadline.dueOn}${dueOn === deadline.dueOn ? '' : ` → ${dueOn}`}`,
      stoppedAt === null ? 'not ended' : `ended ${stoppedAt}`,
      deadline.id,
    ]),
  );
}
