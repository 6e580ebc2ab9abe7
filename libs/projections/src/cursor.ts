import { createHash } from 'node:crypto';
import type { JsonObject } from '#libs/contract';
import { canonicalJson, ServiceError } from '#libs/contract';

/** The sort key of the last row of a page. */
export type CursorKey = readonly (string | number)[];

const VERSION = 1;

/** Where the next page begins, for whoever asks the same question again. Opaque: its content may change. */
export function encodeCursor(filter: JsonObject, key: CursorKey): string {
  return Buffer.from(JSON.stringify([VERSION, fingerprint(filter), ...key])).toString('base64url');
}

/**
 * The sort key in a cursor, made of as many parts, of the same types, as `sample`.
 * @throws ServiceError `unknown-cursor` for one that is malformed, of another version, or of another filter.
 */
export function decodeCursor<Key extends CursorKey>(filter: JsonObject, cursor: string, sample: Key): Key {
  const [version, tied, ...key] = parse(cursor);
  if (version === VERSION && tied === fingerprint(filter) && isLike(key, sample)) return key;
  throw new ServiceError('unknown-cursor', 'this cursor is none of ours, or belongs to another filter');
}

function isLike<Key extends CursorKey>(key: readonly unknown[], sample: Key): key is Key {
  return key.length === sample.length && sample.every((part, index) => typeof key[index] === typeof part);
}

function parse(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

const fingerprint = (filter: JsonObject) =>
  createHash('sha256').update(canonicalJson(filter)).digest('base64url').slice(0, 16);
