import { DatabaseSync } from 'node:sqlite';
import { ServiceError } from '#libs/contract';
import { isSqliteError, kindOf, unavailable } from './sqlite-errors.ts';

const BUSY = 5;

/**
 * Keeps a second writer away from a log, in this process or another.
 *
 * SQLite's own lock on `<file>.lock`, held for as long as the log is open: readers of the log are not hindered by it,
 * and the operating system frees it when a process dies in whatever way. The file itself stays; deleting it would let
 * two writers hold two files of one name.
 */
export class WriterLock {
  private constructor(private readonly held: DatabaseSync) {}

  /** @throws ServiceError `store-locked` when another writer has it, `store-unavailable` when it cannot be had */
  static take(file: string): WriterLock {
    let database: DatabaseSync | undefined;
    try {
      database = new DatabaseSync(`${file}.lock`, { timeout: 0 });
      database.exec('BEGIN EXCLUSIVE');
      return new WriterLock(database);
    } catch (error) {
      database?.close();
      if (!isSqliteError(error) || kindOf(error) !== BUSY) throw unavailable(`${file}.lock`, error);
      throw new ServiceError('store-locked', `${file} is open for writing already`, {}, { cause: error });
    }
  }

  release(): void {
    this.held.close();
  }
}
