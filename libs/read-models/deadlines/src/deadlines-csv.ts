import { csvLine, csvOf } from '#libs/csv';
import type { CsvColumns } from '#libs/csv';
import { toldStatus } from './deadline.ts';
import type { Deadline } from './deadline.ts';

/** The columns of an audit list, in order. Names are for ever: programs read them. */
const COLUMNS: CsvColumns<Deadline> = {
  number: ({ number }) => number,
  application: ({ applicationId }) => applicationId,
  standard: ({ workflow }) => workflow,
  edition: ({ edition }) => edition,
  office: ({ office }) => office,
  region: ({ region }) => region,
  deadline: ({ deadline }) => deadline,
  limit: ({ limit }) => limit,
  kind: ({ kind }) => kind,
  clause: ({ clause }) => clause,
  periodUnit: ({ period }) => period.unit,
  periodCount: ({ period }) => ('count' in period ? period.count : null),
  firstDay: ({ rules }) => rules.firstDay,
  count: ({ rules }) => rules.count,
  lastDayOff: ({ rules }) => rules.lastDayOff,
  dayEnds: ({ rules }) => rules.dayEnds,
  week: ({ week }) => week,
  stop: ({ stop }) => stop,
  calendar: ({ calendar }) => calendar,
  startOn: ({ startOn }) => startOn,
  startAt: ({ startAt }) => startAt,
  dueOn: ({ dueOn }) => dueOn,
  dueAt: ({ dueAt }) => dueAt,
  stoppedOn: ({ stoppedOn }) => stoppedOn,
  stoppedAt: ({ stoppedAt }) => stoppedAt,
  stoppedBy: ({ stoppedBy }) => stoppedBy,
  status: toldStatus,
  overMinutes: ({ over }) => (over && 'minutes' in over ? over.minutes : null),
  overCalendarDays: ({ over }) => (over && 'calendarDays' in over ? over.calendarDays : null),
  overWorkingDays: ({ over }) => (over && 'workingDays' in over ? over.workingDays : null),
  extended: ({ extended }) => extended,
  revised: ({ revised }) => revised,
};

/** A list of deadlines as CSV (RFC 4180): a line of heads, then a line for each; what looks like a formula is none. */
export const deadlinesCsv = (deadlines: readonly Deadline[]): string => csvOf(COLUMNS, deadlines);

/** The same in pieces, for lists of any length: the heads first, then the lines of each page. */
export async function* deadlinesCsvOf(
  pages: AsyncIterable<readonly Deadline[]>,
): AsyncGenerator<string, void, undefined> {
  yield csvLine(Object.keys(COLUMNS));
  const cells = Object.values(COLUMNS);
  for await (const page of pages)
    yield page.map((deadline) => csvLine(cells.map((cell) => cell(deadline)))).join('');
}
