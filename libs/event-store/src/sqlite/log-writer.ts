import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { StoredEvent } from '#libs/contract';
import type { AppendRequest } from '../append/append-request.ts';
import { answerOf, outcomeOf, type Outcome } from '../append/outcome.ts';
import { placementOf, type LogView } from '../append/placement.ts';
import { hashOf, placed } from '../append/stored-form.ts';
import type { AppendResult } from '../event-store.ts';
import { LogReader } from './log-reader.ts';
import { RowQuery } from './row-query.ts';

/**
 * Writes groups of appends, each group one transaction.
 *
 * Remembers nothing between two groups: where streams and the log end is asked of the database, inside the
 * transaction, so that a group that failed leaves nothing behind that is not true.
 */
export class LogWriter implements LogView {
  readonly #insert: StatementSync;
  readonly #lastRevision: RowQuery<[revision: number | null]>;
  readonly #place: RowQuery<[stream: string, revision: number]>;
  /** Reads through the writing connection, so that a group sees its own events. */
  readonly #log: LogReader;
  #next = 0;

  constructor(private readonly database: DatabaseSync) {
    this.#log = new LogReader(database);
    this.#insert = database.prepare(
      `INSERT INTO events (position, id, stream, revision, recorded_at, body, personal, personal_digest, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#lastRevision = new RowQuery(database, 'SELECT max(revision) FROM events WHERE stream = ?');
    this.#place = new RowQuery(database, 'SELECT stream, revision FROM events WHERE id = ?');
  }

  /**
   * Makes the whole group durable, except for those that conflict.
   * @throws what SQLite throws; then nothing of the group is in the log
   */
  commit(group: readonly AppendRequest[], recordedAt: string): Outcome[] {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      this.#next = this.#log.head() + 1;
      const outcomes = group.map((request) => outcomeOf(() => this.#append(request, recordedAt)));
      this.database.exec('COMMIT');
      return outcomes;
    } catch (error) {
      // SQLite has undone some failures by itself already, such as a full disk.
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  lastRevision(stream: string): number {
    return this.#lastRevision.find(stream)?.[0] ?? -1;
  }

  findPlace(eventId: string): { stream: string; revision: number } | undefined {
    const place = this.#place.find(eventId);
    return place && { stream: place[0], revision: place[1] };
  }

  #append(request: AppendRequest, recordedAt: string): AppendResult {
    const { first, repeated } = placementOf(request, this);
    if (!repeated) return answerOf(this.#insertAll(request, first, recordedAt), false);
    return answerOf(this.#log.stream(request.stream, first, request.events.length), true);
  }

  #insertAll({ stream, events }: AppendRequest, first: number, recordedAt: string): StoredEvent[] {
    return events.map(({ event, form }, index) => {
      const place = {
        position: this.#next,
        id: event.id,
        stream,
        revision: first + index,
        recordedAt: event.recordedAt ?? recordedAt,
      };
      this.#next += 1;
      this.#insert.run(
        place.position,
        place.id,
        stream,
        place.revision,
        place.recordedAt,
        form.body,
        form.personal,
        form.personalDigest,
        hashOf(place, form),
      );
      return placed(event, place);
    });
  }
}
