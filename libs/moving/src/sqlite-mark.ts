import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { ServiceError } from '#libs/contract';
import { MARK_STATES, type Mark } from './mark.ts';

/** A service that writes meanwhile holds the file for moments only. */
const PATIENCE_MS = 10_000;

/** One row. A log that never moved has no such table, so that its format is as before. */
const TABLE = `CREATE TABLE IF NOT EXISTS house (
  one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL, other TEXT NOT NULL, at TEXT NOT NULL
) STRICT`;

/** Stops every writer, also one that has had the file open since before, and programs that know nothing of moves. */
const SEAL = `CREATE TRIGGER IF NOT EXISTS sealed BEFORE INSERT ON events
  BEGIN SELECT RAISE(ABORT, 'this log has moved'); END`;

/** What a log in a SQLite file says of a move; undefined where it says nothing, or where there is no file. */
export function findSqliteMark(file: string): Mark | undefined {
  if (!existsSync(file)) return undefined;
  return within(file, true, (database) => {
    const known = database.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'house'`);
    if (!known.get()) return undefined;
    const row = database.prepare('SELECT state, other, at FROM house').get();
    const state = MARK_STATES.find((name) => name === row?.['state']);
    return state && { state, other: String(row?.['other']), at: String(row?.['at']) };
  });
}

/** Says it, in place of what was said before. */
export function setSqliteMark(file: string, mark: Mark): void {
  within(file, false, (database) => {
    database.exec('BEGIN IMMEDIATE');
    database.exec(TABLE);
    database
      .prepare('INSERT OR REPLACE INTO house (one, state, other, at) VALUES (1, ?, ?, ?)')
      .run(mark.state, mark.other, mark.at);
    // In the same transaction: what was appended before it is in the log, and nothing comes after it.
    database.exec(mark.state === 'moved' ? SEAL : 'DROP TRIGGER IF EXISTS sealed');
    database.exec('COMMIT');
  });
}

/** The log is one that never moved. */
export function clearSqliteMark(file: string): void {
  if (!existsSync(file)) return;
  within(file, false, (database) =>
    database.exec('BEGIN IMMEDIATE; DROP TRIGGER IF EXISTS sealed; DROP TABLE IF EXISTS house; COMMIT'),
  );
}

function within<T>(file: string, readOnly: boolean, work: (database: DatabaseSync) => T): T {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly, timeout: PATIENCE_MS });
    if (!readOnly) database.exec('PRAGMA synchronous = FULL');
    return work(database);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ServiceError('store-unavailable', `The log ${file}: ${reason}`, {}, { cause: error });
  } finally {
    database?.close();
  }
}
