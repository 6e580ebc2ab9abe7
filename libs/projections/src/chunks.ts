/** SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535. */
const MOST_PARAMETERS = 30_000;
/** Larger statements gain nothing more and hold the thread for longer. */
const MOST_ROWS = 100;

/** Cuts rows into portions that one statement can write, given the parameters (columns) of a row. */
export function* chunksOf<Row>(rows: readonly Row[], parametersPerRow: number): Generator<readonly Row[]> {
  const size = Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_PARAMETERS / parametersPerRow)));
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
