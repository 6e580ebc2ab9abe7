import { backup, DatabaseSync } from 'node:sqlite';
import { ServiceError } from '#libs/contract';

/** Pages copied between two turns of the event loop: 4 MiB. */
const PAGES = 1_024;
const PATIENCE_MS = 10_000;

/**
 * Copies a SQLite database as it is at one moment, while others write it.
 * @param onProgress pages
 * @param pages copied between two turns of the event loop
 * @throws ServiceError `store-unavailable`
 */
export async function copyDatabase(
  from: string,
  to: string,
  onProgress: (done: number, total: number) => void = () => {},
  pages = PAGES,
): Promise<void> {
  let source: DatabaseSync | undefined;
  try {
    source = new DatabaseSync(from, { readOnly: true, timeout: PATIENCE_MS });
    // The snapshot of this transaction is what is copied: without it every write meanwhile would begin the copy anew.
    source.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    const progress = ({ totalPages, remainingPages }: { totalPages: number; remainingPages: number }) =>
      onProgress(totalPages - remainingPages, totalPages);
    await backup(source, to, { rate: pages, progress });
    leaveNothingBeside(to);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ServiceError(
      'store-unavailable',
      `${from} cannot be copied to ${to}: ${reason}`,
      {},
      { cause: error },
    );
  } finally {
    source?.close();
  }
}

/** A database of a write-ahead log wants files beside it also to be read; a copy has to be readable from a shelf. */
function leaveNothingBeside(file: string): void {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA journal_mode = DELETE');
  } finally {
    database.close();
  }
}
