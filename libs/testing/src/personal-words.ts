import type { StoredEvent } from '#libs/contract';

/** Fields that tell of a person wherever they stand. */
const TELLING = new Set([
  'surname',
  'givenName',
  'patronymic',
  'birthDate',
  'iin',
  'phone',
  'email',
  'address',
  'newAddress',
  'text',
  'reply',
  'answer',
  'receiver',
]);

/** The words in the personal part of an event that must stand nowhere else. */
export function personalWords({ personal }: Pick<StoredEvent, 'personal'>): readonly string[] {
  return wordsOf(personal);
}

function wordsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, member]) =>
    typeof member === 'string' && TELLING.has(field) ? [member] : wordsOf(member),
  );
}
