/** Sorts after every character that a name can have, in UTF-8 as in code points. */
const LAST = '\u{10ffff}';

/**
 * The words that begin with a prefix, as a range that an index can answer: `>= from` and `< before`.
 * Not `like 'prefix%'`: SQLite answers that from an index only where it may ignore case. The column must be compared
 * by code point: SQLite's default; in PostgreSQL collation "C".
 */
export function prefixRange(prefix: string): { readonly from: string; readonly before: string } {
  return { from: prefix, before: prefix + LAST };
}
