import { isCalendarDate } from './calendar-date.ts';

export type Sex = 'male' | 'female';

/** Why twelve characters are no individual identification number (IIN), in the order in which they are tried. */
export type IinProblem =
  'not-twelve-digits' | 'unknown-century' | 'no-such-date' | 'never-given-out' | 'wrong-check-digit';

export type IinReading =
  | { readonly valid: true; readonly birthDate: string; readonly sex: Sex }
  | { readonly valid: false; readonly problem: IinProblem; readonly message: string };

const FIRST_WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND_WEIGHTS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

/**
 * Reads an IIN: YYMMDD, century and sex, serial number, check digit. Hard checks only: whether the birth date lies
 * in the future or fits what the applicant says are other rules.
 * Messages never repeat the number: it is personal.
 */
export function readIin(iin: string): IinReading {
  if (!/^[0-9]{12}$/.test(iin)) return refused('not-twelve-digits', 'an IIN has exactly 12 digits');
  const digits = Array.from(iin, Number);
  const centuryAndSex = digits[6] ?? 0;
  if (centuryAndSex < 1 || centuryAndSex > 6) {
    return refused('unknown-century', 'the 7th digit says century and sex and is 1 to 6');
  }
  const birthDate = birthDateIn(iin, centuryAndSex);
  if (!isCalendarDate(birthDate)) {
    return refused('no-such-date', 'the first six digits are a birth date YYMMDD, and there is no such day');
  }
  const problem = checkDigitProblem(digits);
  return problem ?? { valid: true, birthDate, sex: centuryAndSex % 2 === 1 ? 'male' : 'female' };
}

/** The birth date that an IIN carries, YYYY-MM-DD, or undefined where it is no IIN. */
export function birthDateOfIin(iin: string): string | undefined {
  const reading = readIin(iin);
  return reading.valid ? reading.birthDate : undefined;
}

/** The sex that an IIN carries, or undefined where it is no IIN. */
export function sexOfIin(iin: string): Sex | undefined {
  const reading = readIin(iin);
  return reading.valid ? reading.sex : undefined;
}

/**
 * The check digit that belongs to the first eleven digits, or null where both rounds give 10: such numbers are not
 * given out.
 */
export function iinCheckDigit(firstEleven: readonly number[]): number | null {
  const first = weighted(firstEleven, FIRST_WEIGHTS);
  if (first < 10) return first;
  const second = weighted(firstEleven, SECOND_WEIGHTS);
  return second < 10 ? second : null;
}

function checkDigitProblem(digits: readonly number[]): IinReading | undefined {
  const expected = iinCheckDigit(digits.slice(0, 11));
  if (expected === null)
    return refused('never-given-out', 'no number with these first 11 digits is given out');
  if (expected !== digits[11]) return refused('wrong-check-digit', 'the last digit does not check');
  return undefined;
}

function birthDateIn(iin: string, centuryAndSex: number): string {
  const century = 18 + Math.floor((centuryAndSex - 1) / 2);
  return `${century}${iin.slice(0, 2)}-${iin.slice(2, 4)}-${iin.slice(4, 6)}`;
}

function weighted(digits: readonly number[], weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * (digits[place] ?? 0), 0) % 11;
}

function refused(problem: IinProblem, message: string): IinReading {
  return { valid: false, problem, message };
}
