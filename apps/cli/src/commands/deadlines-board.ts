import { LANGUAGES, type Language } from '#libs/contract';
import type { WorkflowRegistry } from '#libs/engine';
import {
  boardDays,
  BUCKETS,
  DeadlineQueries,
  type BoardDays,
  type BoardRow,
  type Bucket,
} from '#libs/read-models/deadlines';
import { findOffice } from '#workflows/catalogue';
import { DATA, LANGUAGE, type CliCommand } from '../command.ts';
import { FILTERS, filterOf } from '../legal/filter-options.ts';
import { legalTimeOf, registryOf } from '../legal/legal-parts.ts';
import { instantOf, legalDayOf, withinCalendar } from '../legal/moment-options.ts';
import { oneOf } from '../option-values.ts';
import { openReadModels } from '../reading/open-read-models.ts';
import { writtenTable } from '../table.ts';

const BY = ['office', 'standard', 'limit'] as const;

/** `qadam deadlines board`: how many open deadlines hang where. */
export const deadlinesBoard: CliCommand = {
  name: 'deadlines board',
  summary:
    'Counts open deadlines: overdue, due today, in the next three working days, this week, later, paused.',
  arguments: '',
  most: 0,
  options: {
    by: { type: 'string', value: BY.join('|'), about: 'what a line is for; by default office' },
    ...FILTERS,
    'as-of': { type: 'string', value: 'INSTANT', about: 'whose day is today; by default now' },
    lang: LANGUAGE,
    data: DATA,
  },
  async run(given, console, settings) {
    const by = oneOf(given, 'by', BY, 'office');
    const language = oneOf(given, 'lang', LANGUAGES, 'en');
    const workflows = registryOf(settings);
    const filter = filterOf(given, workflows);
    const today = legalDayOf(instantOf(given, 'as-of'), filter.office);
    const { store, database, close } = await openReadModels(settings, console);
    try {
      const { calendars } = await legalTimeOf(store, settings);
      const days = withinCalendar(() => boardDays(calendars.working(calendars.current.id, 5), today));
      const rows = await new DeadlineQueries(database).board({
        ...filter,
        days,
        by: by === 'standard' ? 'workflow' : by,
      });
      console.result({ by, days, rows }, () => page(rows, days, (row) => titleOf(row, workflows, language)));
      return 0;
    } finally {
      await close();
    }
  },
};

const HEADS: Readonly<Record<Bucket, string>> = {
  overdue: 'overdue',
  today: 'today',
  nextDays: 'next 3 days',
  thisWeek: 'this week',
  later: 'later',
  paused: 'paused',
};

function page(rows: readonly BoardRow[], days: BoardDays, title: (row: BoardRow) => string): string {
  const { today, nextDays, weekEnd } = days;
  const head = `Open deadlines on ${today}; the next 3 working days end on ${nextDays}, this week on ${weekEnd}`;
  if (rows.length === 0) return `${head}\nNone.`;
  const sums = BUCKETS.map((bucket) => rows.reduce((sum, row) => sum + row[bucket], 0));
  const table = writtenTable([
    ['', ...BUCKETS.map((bucket) => HEADS[bucket]), ''],
    ...rows.map((row) => [nameOf(row), ...BUCKETS.map((bucket) => row[bucket]), title(row)]),
    ['all', ...sums, ''],
  ]);
  return `${head}\n\n${table}`;
}

const nameOf = ({ value, workflow }: BoardRow): string =>
  workflow === null ? value : `${workflow}.${value}`;

function titleOf({ value, workflow }: BoardRow, workflows: WorkflowRegistry, language: Language): string {
  const known = workflows.list().find(({ id }) => id === (workflow ?? value));
  const title =
    workflow === null
      ? (known?.title ?? findOffice(value)?.name)
      : known?.limits.find(({ id }) => id === value)?.title;
  return title?.[language] ?? '';
}
