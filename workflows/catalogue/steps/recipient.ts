import type { JsonObject, Violation } from '#libs/contract';
import type { Person } from '../person.ts';

/** What must agree for two descriptions to be of one person. */
const IDENTITY = ['surname', 'givenName', 'birthDate'] as const;

/**
 * Whether two descriptions are of one person: the IIN where both have one, else names and birth date, letter case
 * aside.
 */
export function samePerson(one: Partial<Person>, other: Partial<Person>): boolean {
  if (one.iin && other.iin) return one.iin === other.iin;
  return IDENTITY.every(
    (field) => one[field]?.toLocaleLowerCase('kk') === other[field]?.toLocaleLowerCase('kk'),
  );
}

/**
 * Clause 15: the result goes to the consumer in person, or to who appeared for the consumer at submission.
 * The message names nobody.
 */
export function recipientViolations(
  recipient: Person,
  personal: JsonObject,
  clause: string,
): readonly Violation[] {
  const entitled = [personal['applicant'], personal['representative']].filter(
    (person) => person !== undefined,
  );
  if (entitled.some((person) => samePerson(recipient, person as Partial<Person>))) return [];
  const message = 'the recipient is neither the consumer nor the person who appeared for the consumer';
  return [{ code: 'wrong-recipient', message, clause, path: '/recipient' }];
}
