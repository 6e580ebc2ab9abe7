import type { JsonObject } from '#libs/contract';

/** What the lists show of a person. */
export interface Applicant {
  /** Surname, given name, patronymic. */
  readonly name: string;
  readonly iin: string | null;
}

/** The person who applies or complains, if an event's personal part names one. */
export function applicantIn(personal: JsonObject | undefined): Applicant | undefined {
  const person = personal?.['complainant'] ?? personal?.['applicant'];
  if (!isObject(person)) return undefined;
  const name = [person['surname'], person['givenName'], person['patronymic']]
    .map(textOf)
    .filter(Boolean)
    .join(' ');
  if (name === '') return undefined;
  return { name, iin: textOf(person['iin']) || null };
}

/**
 * The words by which a name is found: lower case, `ё` as `е` (people write either), double names as two words.
 * The same for what is stored and for what is asked.
 */
export function searchWords(name: string): readonly string[] {
  const plain = name.normalize('NFC').toLowerCase().replaceAll('ё', 'е');
  return [...new Set(plain.split(/[^\p{L}\p{N}\p{M}'’]+/u).filter(Boolean))];
}

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;
const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
