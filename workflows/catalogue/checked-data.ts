import { ServiceError } from '#libs/contract';

/**
 * Narrows a word of a data file to one of the words that its type knows.
 * @throws ServiceError `bad-configuration` naming the place
 */
export function wordOf<const Word extends string>(
  words: readonly Word[],
  written: string,
  where: string,
): Word {
  const word = words.find((known) => known === written);
  if (word !== undefined) return word;
  throw new ServiceError('bad-configuration', `${where}: "${written}" is none of ${words.join(', ')}`);
}

/**
 * Indexes rows by id.
 * @throws ServiceError `bad-configuration` where an id stands twice or the number of rows is not the expected one
 */
export function byId<Row extends { readonly id: string }>(
  rows: readonly Row[],
  file: string,
  expected: number,
): ReadonlyMap<string, Row> {
  const index = new Map(rows.map((row) => [row.id, row]));
  mustHold(rows.length === expected, `${file}: ${expected} rows expected, ${rows.length} found`);
  mustHold(index.size === rows.length, `${file}: an id stands twice`);
  return index;
}

/** @throws ServiceError `bad-configuration` with the message where the condition does not hold */
export function mustHold(condition: boolean, message: string): void {
  if (!condition) throw new ServiceError('bad-configuration', message);
}
