import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { checkSqliteStore, type OnProgress } from '#libs/event-store';
import { ServiceError } from '#libs/contract';
import type { LogSummary } from './manifest.ts';

/** Hashes between two turns of the event loop. */
const PAGE = 10_000;

/**
 * Verifies a log that nobody writes, every event of it, and sums it up.
 * @throws ServiceError `store-corrupt`, naming the first problem, `store-too-new`, `store-unavailable`
 */
export async function verifiedSummary(file: string, onProgress?: OnProgress): Promise<LogSummary> {
  const { events, streams, problems } = await checkSqliteStore(file, onProgress);
  const [first] = problems;
  if (first) {
    const where = first.position === null ? '' : ` at position ${first.position}`;
    throw new ServiceError('store-corrupt', `${file} is not sound${where}: ${first.problem}`);
  }
  return { events, streams, ...(await digestOf(file)) };
}

async function digestOf(file: string): Promise<Pick<LogSummary, 'head' | 'digest'>> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const page = database.prepare(
      'SELECT position, hash FROM events WHERE position > ? ORDER BY position LIMIT ?',
    );
    const digest = createHash('sha256');
    let head = 0;
    for (;;) {
      const rows = page.all(head, PAGE);
      if (rows.length === 0) return { head, digest: digest.digest('hex') };
      for (const { hash } of rows) digest.update(String(hash));
      head = Number(rows.at(-1)?.['position']);
      await nextTurn();
    }
  } finally {
    database.close();
  }
}
