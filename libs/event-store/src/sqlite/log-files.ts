import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ServiceError } from '#libs/contract';
import { isLog, makeLog } from './log-format.ts';
import { cannotOpen } from './sqlite-errors.ts';
import { WriterLock } from './writer-lock.ts';

/** So long a call waits, and blocks the process, while another program holds the database. */
const WRITE_PATIENCE_MS = 100;
const READ_PATIENCE_MS = 1_000;

/**
 * Event ids are random, so every append touches another page of their index: room for 32 MiB of it in memory, and a
 * write-ahead log of 4,000 pages (16 MiB) before it is moved over, so that a page is moved once for several appends.
 */
const SIZES =
  'PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864';

/** An open log: a connection for reading and, unless it was opened for reading only, the one that writes. */
export interface LogFiles {
  readonly file: string;
  readonly reader: DatabaseSync;
  readonly writing?: { readonly writer: DatabaseSync; readonly lock: WriterLock };
}

/**
 * Opens a log, or makes it with its folder.
 * @throws ServiceError `store-locked`, `store-too-new`, `store-corrupt`, `store-unavailable`
 */
export function openLogFiles(file: string): Required<LogFiles> {
  const path = prepared(file);
  const lock = WriterLock.take(path);
  let writer: DatabaseSync | undefined;
  try {
    writer = openWriter(path);
    return { file: path, writing: { writer, lock }, reader: openReader(path) };
  } catch (error) {
    writer?.close();
    lock.release();
    throw cannotOpen(path, error);
  }
}

/**
 * Opens a log that another process may be writing. Takes no lock and makes no file.
 * @throws ServiceError `store-too-new`, `store-corrupt`, `store-unavailable`
 */
export function openLogFilesForReading(file: string): LogFiles {
  let reader: DatabaseSync | undefined;
  try {
    reader = openReader(file);
    if (isLog(reader, file)) return { file, reader };
    throw new ServiceError('store-corrupt', `${file} is no log: the database is empty`);
  } catch (error) {
    reader?.close();
    throw cannotOpen(file, error);
  }
}

/** Lets everything go. The last to leave moves the write-ahead log into the database; the lock outlasts that. */
export function closeLogFiles({ reader, writing }: LogFiles): void {
  reader.close();
  if (!writing) return;
  try {
    writing.writer.close();
  } finally {
    writing.lock.release();
  }
}

function openWriter(file: string): DatabaseSync {
  const writer = new DatabaseSync(file, { timeout: WRITE_PATIENCE_MS });
  try {
    const known = isLog(writer, file);
    // FULL: a commit is on the disk before it is acknowledged. NORMAL would lose the last ones with the power.
    writer.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${SIZES}`);
    if (!known) makeLog(writer);
    return writer;
  } catch (error) {
    writer.close();
    throw error;
  }
}

function openReader(file: string): DatabaseSync {
  return new DatabaseSync(file, { readOnly: true, timeout: READ_PATIENCE_MS });
}

/** Makes the folder and gives the one path by which all openers know the file, whatever links lead to it. */
function prepared(file: string): string {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new ServiceError(
      'store-unavailable',
      `The log ${file} cannot be made: ${message}`,
      {},
      { cause: error },
    );
  }
}
