/** SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535. */
const MOST_PARAMETERS = 30_000;
/** Larger statements gain nothing more and hold the thread for longer. */
const MOST_ROWS = 64;

/**
 * Cuts rows into portions that one statement can write, given the parameters (columns) of a row. Each is a power of two,
 * so that a statement comes in a handful of lengths: prepared ones are found again, and few are kept.
 */
export function* chunksOf<Row>(rows: readonly Row[], parametersPerRow: number): Generator<readonly Row[]> {
  let size = powerOfTwo(Math.min(MOST_ROWS, MOST_PARAMETERS / parametersPerRow));
  for (let start = 0; start < rows.length; start += size) {
    size = Math.min(size, powerOfTwo(rows.length - start));
    yield rows.slice(start, start + size);
  }
}

/** The largest that is not above `most`, and at least 1. */
const powerOfTwo = (most: number) => 2 ** Math.max(0, Math.floor(Math.log2(most)));
