import { ServiceError, type EventToAppend, type StoredEvent } from '#libs/contract';
import { AppendQueue } from '../append/append-queue.ts';
import { appendRequest, type AppendRequest } from '../append/append-request.ts';
import type { Outcome } from '../append/outcome.ts';
import {
  EventStore,
  type AppendResult,
  type ExpectedRevision,
  type LogReading,
  type StreamReading,
} from '../event-store.ts';
import { Bell } from '../live/bell.ts';
import { follow } from '../live/follow.ts';
import { pageSize } from '../live/page-options.ts';
import { closeLogFiles, openLogFiles, openLogFilesForReading, type LogFiles } from './log-files.ts';
import { LogReader } from './log-reader.ts';
import { LogWriter } from './log-writer.ts';
import { cannotOpen, unavailable } from './sqlite-errors.ts';

/** How often a log that another process writes is looked at. */
const POLL_MS = 200;

export interface SqliteStoreOptions {
  /** Path of the log; made with its folder when it does not exist. */
  readonly file: string;
  /** The clock of `recordedAt`; the system's by default. */
  readonly now?: () => Date;
  /** Read beside another process that writes: no lock, no appends. */
  readonly readOnly?: boolean;
}

/**
 * The log in one SQLite file. An append that was acknowledged is on the disk and survives the death of the process and
 * of the machine; appends of concurrent callers share a write to the disk; reads never wait for writes.
 */
export class SqliteEventStore extends EventStore {
  readonly #reader: LogReader;
  readonly #writer: LogWriter | undefined;
  readonly #queue = new AppendQueue((group) => this.#commit(group));
  readonly #bell = new Bell();
  #closed = false;

  /** Use `open`; parts that are open already are for who must reach them. */
  constructor(
    private readonly files: LogFiles,
    private readonly now: () => Date = () => new Date(),
  ) {
    super();
    this.#reader = new LogReader(files.reader);
    this.#writer = files.writing && new LogWriter(files.writing.writer);
  }

  /**
   * @throws ServiceError `store-locked` (another writer has it open), `store-too-new` (written by a newer version),
   *   `store-corrupt` (no log, or damaged), `store-unavailable`
   */
  static async open({ file, now, readOnly = false }: SqliteStoreOptions): Promise<SqliteEventStore> {
    const files = readOnly ? openLogFilesForReading(file) : openLogFiles(file);
    try {
      return new SqliteEventStore(files, now);
    } catch (error) {
      closeLogFiles(files);
      throw cannotOpen(file, error);
    }
  }

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    this.#checkOpen();
    this.#writing();
    return this.#queue.add(appendRequest(stream, expected, events));
  }

  override async readStream(
    stream: string,
    { from, limit, backwards = false }: StreamReading = {},
  ): Promise<readonly StoredEvent[]> {
    const size = limit === undefined ? undefined : pageSize(limit);
    return this.#read((log) =>
      backwards ? log.streamBackwards(stream, from, size) : log.stream(stream, from ?? 0, size),
    );
  }

  override async readAll({ after = 0n, before, limit, backwards = false }: LogReading = {}): Promise<
    readonly StoredEvent[]
  > {
    const size = pageSize(limit);
    return this.#read((log) => (backwards ? log.pageBackwards(before, size) : log.page(after, size)));
  }

  override subscribe({
    after = 0n,
    batch,
    signal,
  }: { after?: bigint; batch?: number; signal?: AbortSignal } = {}): AsyncIterable<readonly StoredEvent[]> {
    this.#checkOpen();
    const page = (from: bigint, limit: number) =>
      this.#closed ? undefined : this.#read((log) => log.page(from, limit));
    const poll = this.#writer ? {} : { pollMs: POLL_MS };
    return follow({ page, bell: this.#bell, ...poll }, { after, batch: pageSize(batch), signal });
  }

  override async head(): Promise<bigint> {
    return BigInt(this.#read((log) => log.head()));
  }

  override async close(): Promise<void> {
    if (this.#closed) return;
    this.#queue.flush();
    this.#closed = true;
    this.#bell.ring();
    closeLogFiles(this.files);
  }

  #commit(group: readonly AppendRequest[]): Outcome[] {
    try {
      const outcomes = this.#writing().commit(group, this.now().toISOString());
      this.#bell.ring();
      return outcomes;
    } catch (error) {
      throw unavailable(this.files.file, error);
    }
  }

  #writing(): LogWriter {
    if (this.#writer) return this.#writer;
    throw new ServiceError('store-unavailable', `The log ${this.files.file} is open for reading only`);
  }

  #read<T>(read: (log: LogReader) => T): T {
    this.#checkOpen();
    try {
      return read(this.#reader);
    } catch (error) {
      throw unavailable(this.files.file, error);
    }
  }

  #checkOpen(): void {
    if (this.#closed) throw new ServiceError('store-unavailable', 'The store is closed');
  }
}
