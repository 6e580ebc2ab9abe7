/** What a cell may hold; null and undefined make it empty. */
export type CsvCell = string | number | bigint | boolean | null | undefined;

/** The columns of a table, left to right: the head of each, and what its cell says of a row. */
export type CsvColumns<Row> = Readonly<Record<string, (row: Row) => CsvCell>>;

/**
 * One line as RFC 4180 has it, its end (CRLF) included. Text that a spreadsheet would take for a formula is given an
 * apostrophe before it, so that what somebody typed into a form is never carried out by who opens the file.
 */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(written).join(',')}\r\n`;
}

/** A whole table: a line of heads, and a line for each row. Unicode, without a byte order mark. */
export function csvOf<Row>(columns: CsvColumns<Row>, rows: Iterable<Row>): string {
  const cells = Object.values(columns);
  let text = csvLine(Object.keys(columns));
  for (const row of rows) text += csvLine(cells.map((cell) => cell(row)));
  return text;
}

/** What spreadsheets take for the beginning of a formula, or skip on the way to one; full-width forms count too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
const NEEDS_QUOTES = /[",\r\n]/;

function written(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  // A number is no formula: -5 stays a number.
  if (typeof cell !== 'string') return String(cell);
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
