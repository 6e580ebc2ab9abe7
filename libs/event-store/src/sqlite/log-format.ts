import type { DatabaseSync } from 'node:sqlite';
import { ServiceError } from '#libs/contract';

/** "Qadm": says in the header of a SQLite file whose it is. */
const APPLICATION_ID = 0x5161646d;

/** Grows by one when an older version of the program could no longer read, or would damage, what is written. */
export const FORMAT = 1;

/** `personal_digest` outlives `personal`: an event can still be verified when its personal data have been erased. */
const SCHEMA = `
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    body TEXT NOT NULL,
    personal TEXT,
    personal_digest TEXT,
    hash TEXT NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT};
`;

/**
 * Says whether a database is a log of ours; false for an empty one, which can become one.
 * @throws ServiceError `store-corrupt` for another program's file, `store-too-new` for a newer format
 */
export function isLog(database: DatabaseSync, file: string): boolean {
  const owner = pragma(database, 'application_id');
  const format = pragma(database, 'user_version');
  if (owner === APPLICATION_ID && format <= FORMAT) return true;
  if (owner === APPLICATION_ID) {
    throw new ServiceError(
      'store-too-new',
      `${file} has format ${format}; this version reads up to ${FORMAT}`,
    );
  }
  if (owner === 0 && format === 0 && isEmpty(database)) return false;
  throw new ServiceError('store-corrupt', `${file} is the database of another program`);
}

/** Makes an empty database a log, wholly or not at all. */
export function makeLog(database: DatabaseSync): void {
  database.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`);
}

function isEmpty(database: DatabaseSync): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
}

function pragma(database: DatabaseSync, name: 'application_id' | 'user_version'): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
}
