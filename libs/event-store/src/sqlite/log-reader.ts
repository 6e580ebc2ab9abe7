import type { DatabaseSync } from 'node:sqlite';
import type { StoredEvent } from '#libs/contract';
import { EVENT_COLUMNS, eventOfRow, type EventRow } from './event-rows.ts';
import { RowQuery } from './row-query.ts';

/** Beyond every revision and position. */
const LAST = Number.MAX_SAFE_INTEGER;

/** Reads the log as it was last committed. Each call is a snapshot of its own and holds nothing up. */
export class LogReader {
  readonly #page: RowQuery<EventRow>;
  readonly #pageBackwards: RowQuery<EventRow>;
  readonly #stream: RowQuery<EventRow>;
  readonly #streamBackwards: RowQuery<EventRow>;
  readonly #head: RowQuery<[position: number | null]>;

  constructor(database: DatabaseSync) {
    this.#page = new RowQuery(
      database,
      `SELECT ${EVENT_COLUMNS} FROM events WHERE position > ? ORDER BY position LIMIT ?`,
    );
    this.#pageBackwards = new RowQuery(
      database,
      `SELECT ${EVENT_COLUMNS} FROM events WHERE position < ? ORDER BY position DESC LIMIT ?`,
    );
    this.#stream = new RowQuery(
      database,
      `SELECT ${EVENT_COLUMNS} FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`,
    );
    this.#streamBackwards = new RowQuery(
      database,
      `SELECT ${EVENT_COLUMNS} FROM events WHERE stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?`,
    );
    this.#head = new RowQuery(database, 'SELECT max(position) FROM events');
  }

  /** Events after a position. */
  page(after: bigint, limit: number): StoredEvent[] {
    return this.#page.all(Number(after), limit).map(eventOfRow);
  }

  /** Events before a position, the newest first; from the end without one. */
  pageBackwards(before: bigint | undefined, limit: number): StoredEvent[] {
    return this.#pageBackwards.all(before === undefined ? LAST : Number(before), limit).map(eventOfRow);
  }

  /** Events of a stream from a revision on; all of them without a limit. */
  stream(stream: string, from: number, limit: number = -1): StoredEvent[] {
    return this.#stream.all(stream, from, limit).map(eventOfRow);
  }

  /** Events of a stream from a revision (default the last) down, the newest first. */
  streamBackwards(stream: string, from: number = LAST, limit: number = -1): StoredEvent[] {
    return this.#streamBackwards.all(stream, from, limit).map(eventOfRow);
  }

  /** Position of the last event, 0 for an empty log. */
  head(): number {
    return this.#head.find()?.[0] ?? 0;
  }
}
