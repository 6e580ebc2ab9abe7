import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import { CHECKED_COLUMNS, problemsOf, type CheckedRow } from './check-event.ts';
import { closeLogFiles, openLogFilesForReading } from './log-files.ts';
import { RowQuery } from './row-query.ts';
import { isSqliteError } from './sqlite-errors.ts';

export interface StoreProblem {
  /** Null for a problem of the file as a whole. */
  readonly position: bigint | null;
  readonly stream: string | null;
  /** In words, for the operator. */
  readonly problem: string;
}

export interface StoreReport {
  /** Events that were verified. */
  readonly events: number;
  readonly streams: number;
  readonly problems: readonly StoreProblem[];
}

export type OnProgress = (done: number, total: number) => void;

/** Events verified between two turns of the event loop. */
const PAGE = 1_000;

/** The revisions of a stream, in order, are 0, 1, 2 … and their positions grow. */
const MISPLACED = `
  SELECT position, stream, revision, due FROM (
    SELECT position, stream, revision,
      lag(revision, 1, -1) OVER revisions + 1 AS due, lag(position, 1, 0) OVER revisions AS earlier
    FROM events WINDOW revisions AS (PARTITION BY stream ORDER BY revision)
  ) WHERE revision <> due OR position < earlier`;

/** Counted anew, in case the index that forbids doubles has been taken away. */
const DOUBLES = 'SELECT max(position), stream, id FROM events GROUP BY id HAVING count(*) > 1';

/**
 * Verifies a whole log, also while a service writes it: positions and revisions without gap, ids without double, every
 * event the one that was written (its hash), and the database sound.
 * @throws ServiceError `store-too-new`, `store-corrupt` (no log at all), `store-unavailable`
 */
export async function checkSqliteStore(
  file: string,
  onProgress: OnProgress = () => {},
): Promise<StoreReport> {
  const files = openLogFilesForReading(file);
  try {
    // One snapshot for all questions, whatever is appended meanwhile.
    files.reader.exec('BEGIN');
    return await new StoreCheck(files.reader).report(onProgress);
  } finally {
    closeLogFiles(files);
  }
}

class StoreCheck {
  readonly #problems: StoreProblem[] = [];
  #events = 0;
  #streams = 0;

  constructor(private readonly log: DatabaseSync) {}

  async report(onProgress: OnProgress): Promise<StoreReport> {
    // Damage in one place does not keep the other questions from being asked.
    await this.#try(() => this.#checkEvents(onProgress));
    await this.#try(() => this.#checkStreams());
    await this.#try(() => this.#checkIds());
    await this.#try(() => this.#checkDatabase());
    return { events: this.#events, streams: this.#streams, problems: this.#problems };
  }

  async #try(check: () => void | Promise<void>): Promise<void> {
    try {
      await check();
    } catch (error) {
      if (!isSqliteError(error)) throw error;
      this.#found(null, null, `The database cannot be read: ${error.errstr}`);
    }
  }

  async #checkEvents(onProgress: OnProgress): Promise<void> {
    const total = this.#count('SELECT count(*) FROM events');
    const page = new RowQuery<CheckedRow>(
      this.log,
      `SELECT ${CHECKED_COLUMNS} FROM events WHERE position > ? ORDER BY position LIMIT ${PAGE}`,
    );
    let rows = page.all(0);
    let before = 0;
    while (rows.length > 0) {
      for (const row of rows) {
        const [position, , stream] = row;
        for (const problem of problemsOf(row, before)) this.#found(position, stream, problem);
        before = position;
      }
      this.#events += rows.length;
      onProgress(this.#events, total);
      await nextTurn();
      rows = page.all(before);
    }
  }

  #checkStreams(): void {
    this.#streams = this.#count('SELECT count(DISTINCT stream) FROM events');
    const misplaced = new RowQuery<[number, string, number, number]>(this.log, MISPLACED);
    for (const [position, stream, revision, due] of misplaced.all()) {
      const problem = revision === due ? 'stands before the one it follows' : `stands where ${due} is due`;
      this.#found(position, stream, `Revision ${revision} ${problem}`);
    }
  }

  #checkIds(): void {
    const doubles = new RowQuery<[number, string, string]>(this.log, DOUBLES);
    for (const [position, stream, id] of doubles.all()) {
      this.#found(position, stream, `The event id ${id} is there twice`);
    }
  }

  #checkDatabase(): void {
    for (const [found] of new RowQuery<[string]>(this.log, 'PRAGMA integrity_check').all()) {
      if (found !== 'ok') this.#found(null, null, `The database is damaged: ${found}`);
    }
  }

  #count(sql: string): number {
    return new RowQuery<[number]>(this.log, sql).find()?.[0] ?? 0;
  }

  #found(position: number | null, stream: string | null, problem: string): void {
    this.#problems.push({ position: position === null ? null : BigInt(position), stream, problem });
  }
}
