import { randomUUID } from 'node:crypto';
import { v5 as uuidV5 } from 'uuid';
import { ServiceError } from '#libs/contract';
import { timeOrderedId } from './time-ordered-id.ts';

/** Namespaces of the ids that are made of an idempotency key; of no other meaning. */
const COMMANDS = '5f0e4d0e-9a3c-4a55-8b7e-2f8f3c1d6a01';
const APPLICATIONS = '5f0e4d0e-9a3c-4a55-8b7e-2f8f3c1d6a02';
const LONGEST_KEY = 255;
const PRINTABLE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/**
 * The id of a command: the same for the same key of the same asker, so that a repetition finds what it did the first
 * time; without a key a new one.
 * @throws ServiceError `invalid-data` for a key that is empty, too long or not printable
 */
export function commandIdFor(subject: string, key: string | undefined): string {
  return key === undefined ? randomUUID() : uuidV5(nameOf(subject, key), COMMANDS);
}

/**
 * The id of the application that a command begins; without a key a new one, ordered by time.
 * @throws ServiceError `invalid-data` as `commandIdFor`
 */
export function applicationIdFor(subject: string, key: string | undefined, now: Date): string {
  return key === undefined ? timeOrderedId(now) : uuidV5(nameOf(subject, key), APPLICATIONS);
}

function nameOf(subject: string, key: string): string {
  if (key.length <= LONGEST_KEY && PRINTABLE.test(key)) return `${subject}\n${key}`;
  throw invalidKey();
}

function invalidKey(): ServiceError {
  const message = `Idempotency-Key must be 1 to ${LONGEST_KEY} printable ASCII characters`;
  return new ServiceError('invalid-data', message, { violations: [{ code: 'invalid-header', message }] });
}
