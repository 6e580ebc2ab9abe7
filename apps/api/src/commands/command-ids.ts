import { v5 as uuidV5, v7 as uuidV7 } from 'uuid';
import { ServiceError } from '#libs/contract';

/** Namespaces of the ids that are made of an idempotency key; of no other meaning. */
const COMMANDS = '5f0e4d0e-9a3c-4a55-8b7e-2f8f3c1d6a01';
const APPLICATIONS = '5f0e4d0e-9a3c-4a55-8b7e-2f8f3c1d6a02';
const LONGEST_KEY = 255;

export interface CommandIds {
  readonly command: string;
  /** The id that an application gets which this command begins. */
  readonly application: string;
}

/**
 * Ids that are the same for the same key of the same asker, so that a repetition finds what it did the first time;
 * without a key new ones, ordered by time.
 * @throws ServiceError `invalid-data` for a key that is empty, too long or not printable
 */
export function commandIds(subject: string, key: string | undefined): CommandIds {
  if (key === undefined) return { command: uuidV7(), application: uuidV7() };
  if (key.length > LONGEST_KEY || !/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(key)) throw invalidKey();
  const name = `${subject}\n${key}`;
  return { command: uuidV5(name, COMMANDS), application: uuidV5(name, APPLICATIONS) };
}

function invalidKey(): ServiceError {
  const message = `Idempotency-Key must be 1 to ${LONGEST_KEY} printable ASCII characters`;
  return new ServiceError('invalid-data', message, { violations: [{ code: 'invalid-header', message }] });
}
