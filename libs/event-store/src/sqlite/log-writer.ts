import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { StoredEvent } from '#libs/contract';
import type { Outcome } from '../append/append-queue.ts';
import type { AppendRequest } from '../append/append-request.ts';
import { placementOf, type LogView } from '../append/placement.ts';
import { hashOf, placed } from '../append/stored-form.ts';
import { EventIdTakenError, WrongRevisionError } from '../event-store.ts';
import { LogReader } from './log-reader.ts';

/**
 * Writes groups of appends, each group one transaction.
 *
 * Remembers nothing between two groups: where streams and the log end is asked of the database, inside the
 * transaction, so that a group that failed leaves nothing behind that is not true.
 */
export class LogWriter implements LogView {
  readonly #insert: StatementSync;
  readonly #lastRevision: StatementSync;
  readonly #place: StatementSync;
  /** Reads through the writing connection, so that a group sees its own events. */
  readonly #log: LogReader;
  #next = 0;

  constructor(private readonly database: DatabaseSync) {
    this.#log = new LogReader(database);
    this.#insert = database.prepare(
      `INSERT INTO events (position, id, stream, revision, recorded_at, body, personal, personal_digest, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#lastRevision = database.prepare('SELECT max(revision) AS revision FROM events WHERE stream = ?');
    this.#place = database.prepare('SELECT stream, revision FROM events WHERE id = ?');
  }

  /**
   * Makes the whole group durable, except for those that conflict.
   * @throws what SQLite throws; then nothing of the group is in the log
   */
  commit(group: readonly AppendRequest[], recordedAt: string): Outcome[] {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      this.#next = this.#log.head() + 1;
      const outcomes = group.map((request) => this.#append(request, recordedAt));
      this.database.exec('COMMIT');
      return outcomes;
    } catch (error) {
      // SQLite has undone some failures by itself already, such as a full disk.
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  lastRevision(stream: string): number {
    const row = this.#lastRevision.get(stream) as { revision: number | null } | undefined;
    return row?.revision ?? -1;
  }

  findPlace(eventId: string): { stream: string; revision: number } | undefined {
    return this.#place.get(eventId) as { stream: string; revision: number } | undefined;
  }

  #append(request: AppendRequest, recordedAt: string): Outcome {
    try {
      const { first, repeated } = placementOf(request, this);
      const { stream, events: wanted } = request;
      const events = repeated
        ? this.#log.stream(stream, first, wanted.length)
        : this.#insertAll(request, first, recordedAt);
      const { revision, position } = events.at(-1) as StoredEvent;
      return { revision, position, events, repeated };
    } catch (error) {
      if (error instanceof WrongRevisionError || error instanceof EventIdTakenError) return error;
      throw error;
    }
  }

  #insertAll({ stream, events }: AppendRequest, first: number, recordedAt: string): StoredEvent[] {
    return events.map(({ event, form }, index) => {
      const place = { position: this.#next, id: event.id, stream, revision: first + index, recordedAt };
      this.#next += 1;
      this.#insert.run(
        place.position,
        place.id,
        stream,
        place.revision,
        recordedAt,
        form.body,
        form.personal,
        form.personalDigest,
        hashOf(place, form),
      );
      return placed(event, place);
    });
  }
}
