import { UsageError, type Given } from './command.ts';

/** A whole number of the command line. @throws UsageError outside of the bounds */
export function wholeNumber(
  { values }: Given,
  name: string,
  [least, most]: readonly [number, number],
  usual: number,
): number {
  const given = values[name];
  if (given === undefined) return usual;
  const number = typeof given === 'string' && /^\d{1,10}$/.test(given) ? Number(given) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`--${name} must be a whole number from ${least} to ${most}, not "${String(given)}"`);
}

/** One of several words of the command line. @throws UsageError for another */
export function oneOf<Word extends string>(
  { values }: Given,
  name: string,
  words: readonly Word[],
  usual: Word,
): Word {
  const given = values[name] ?? usual;
  const word = words.find((known) => known === given);
  if (word) return word;
  throw new UsageError(`--${name} must be one of ${words.join(', ')}, not "${String(given)}"`);
}

/** As `oneOf`, or undefined where it is not given. @throws UsageError for another */
export function findOneOf<Word extends string>(
  given: Given,
  name: string,
  words: readonly [Word, ...Word[]],
): Word | undefined {
  return given.values[name] === undefined ? undefined : oneOf(given, name, words, words[0]);
}

/** Whether CSV is wanted. @throws UsageError where JSON is wanted as well */
export function csvWanted({ values }: Given): boolean {
  if (values['csv'] !== true) return false;
  if (values['json'] === true) throw new UsageError('--csv and --json exclude each other');
  return true;
}

/** The text of an option, or undefined where it is not given. */
export function textOf({ values }: Given, name: string): string | undefined {
  const given = values[name];
  return typeof given === 'string' ? given : undefined;
}
