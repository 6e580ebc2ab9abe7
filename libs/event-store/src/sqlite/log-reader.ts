import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { StoredEvent } from '#libs/contract';
import { EVENT_COLUMNS, eventOfRow, type EventRow } from './event-rows.ts';

/** Reads the log as it was last committed. Each call is a snapshot of its own and holds nothing up. */
export class LogReader {
  readonly #page: StatementSync;
  readonly #stream: StatementSync;
  readonly #head: StatementSync;

  constructor(database: DatabaseSync) {
    const rows = (sql: string) => database.prepare(sql, { returnArrays: true });
    this.#page = rows(`SELECT ${EVENT_COLUMNS} FROM events WHERE position > ? ORDER BY position LIMIT ?`);
    this.#stream = rows(
      `SELECT ${EVENT_COLUMNS} FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`,
    );
    this.#head = rows('SELECT max(position) FROM events');
  }

  /** Events after a position. */
  page(after: bigint, limit: number): StoredEvent[] {
    return events(this.#page.all(Number(after), limit));
  }

  /** Events of a stream from a revision on; all of them without a limit. */
  stream(stream: string, from: number, limit: number = -1): StoredEvent[] {
    return events(this.#stream.all(stream, from, limit));
  }

  /** Position of the last event, 0 for an empty log. */
  head(): number {
    const [row] = this.#head.all() as unknown as [[number | null]];
    return row[0] ?? 0;
  }
}

const events = (rows: unknown) => (rows as EventRow[]).map(eventOfRow);
