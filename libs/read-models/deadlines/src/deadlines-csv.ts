import type { Deadline } from './deadline.ts';

type Cell = string | number | null;

/** What a spreadsheet would take for a formula, and carry out. */
const FORMULA = /^[=+\-@\t\r]/;
const SPECIAL = /[",\r\n]/;

/** The columns of an audit list, in order. Names are for ever: programs read them. */
const COLUMNS: Readonly<Record<string, (deadline: Deadline) => Cell>> = {
  number: ({ number }) => number,
  application: ({ applicationId }) => applicationId,
  workflow: ({ workflow }) => workflow,
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
  status: ({ status }) => status,
  overMinutes: ({ over }) => (over && 'minutes' in over ? over.minutes : null),
  overCalendarDays: ({ over }) => (over && 'calendarDays' in over ? over.calendarDays : null),
  overWorkingDays: ({ over }) => (over && 'workingDays' in over ? over.workingDays : null),
  extended: ({ extended }) => extended,
  revised: ({ revised }) => revised,
};

const HEADER = csvLine(Object.keys(COLUMNS));

/** A list of deadlines as CSV (RFC 4180): a header, then a line for each; lines end in CRLF. */
export function deadlinesCsv(deadlines: readonly Deadline[]): string {
  return HEADER + linesOf(deadlines);
}

/** The same in pieces, for lists of any length: the header first, then the lines of each page. */
export async function* deadlinesCsvOf(
  pages: AsyncIterable<readonly Deadline[]>,
): AsyncGenerator<string, void, undefined> {
  yield HEADER;
  for await (const page of pages) yield linesOf(page);
}

const linesOf = (deadlines: readonly Deadline[]): string =>
  deadlines.map((deadline) => csvLine(Object.values(COLUMNS).map((valueOf) => valueOf(deadline)))).join('');

/** One line; null is an empty field. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(field).join(',')}\r\n`;
}

/** A text that begins like a formula gets an apostrophe before it, which a spreadsheet hides: numbers are left alone. */
function field(cell: Cell): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : String(cell);
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
