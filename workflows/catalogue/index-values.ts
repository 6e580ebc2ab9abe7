import { ServiceError } from '#libs/contract';
import data from './data/index-values.json' with { type: 'json' };
import { mustHold, wordOf } from './checked-data.ts';
import { CONFIDENCES, type Confidence } from './confidence.ts';
import { Tenge } from './tenge.ts';

/** The monthly calculation index (АЕК, МРП) as state duty uses it. */
export interface IndexValue {
  /** First day, YYYY-MM-DD. */
  readonly effectiveFrom: string;
  readonly amount: Tenge;
  readonly source: readonly string[];
  readonly confidence: Confidence;
  /** The budget law that set it, where known. */
  readonly law?: string;
  readonly note?: string;
}

/** A row with no value: from this day on it is not known which index state duty used. */
interface UnknownSince {
  readonly effectiveFrom: string;
  readonly amount: undefined;
}

const forStateDuty: readonly (IndexValue | UnknownSince)[] = data.rows
  // Rows of "no" were for benefits only (April 2022) and never for state duty.
  .filter((row) => row.forStateDuty !== 'no')
  .map(({ forStateDuty: known, amount, confidence, ...row }) =>
    known === 'yes'
      ? {
          ...row,
          amount: Tenge.parse(amount),
          confidence: wordOf(CONFIDENCES, confidence, `index-values.json ${row.effectiveFrom}`),
        }
      : { effectiveFrom: row.effectiveFrom, amount: undefined },
  );

/** Last day for which the data speak: each year's budget law sets the index anew. */
export const INDEX_KNOWN_UNTIL: string = data.knownUntil;

/** All values that state duty has used, oldest first. */
export const INDEX_VALUES: readonly IndexValue[] = forStateDuty.filter((row) => row.amount !== undefined);

/**
 * The index in force for state duty on a day (YYYY-MM-DD), or undefined where none is known: before 2005, in the
 * second half of 2009 (an act fixed a special value for taxes that we do not have), after the last known year.
 */
export function findIndexInForce(on: string): IndexValue | undefined {
  if (on > INDEX_KNOWN_UNTIL) return undefined;
  const row = forStateDuty.findLast(({ effectiveFrom }) => effectiveFrom <= on);
  return row?.amount === undefined ? undefined : row;
}

/**
 * As `findIndexInForce`.
 * @throws ServiceError `not-found` where no value is known
 */
export function indexInForce(on: string): IndexValue {
  const value = findIndexInForce(on);
  if (value) return value;
  throw new ServiceError('not-found', `No monthly calculation index for state duty is known for ${on}`, {
    on,
  });
}

forStateDuty.reduce((previous, row) => {
  mustHold(
    previous.effectiveFrom < row.effectiveFrom,
    `index-values.json: ${row.effectiveFrom} is out of order`,
  );
  return row;
});
