import type { EventToAppend, StoredEvent } from '#libs/contract';

/** The revision that a stream must stand at for an append: its last one, or that it does not exist, or no matter. */
export type ExpectedRevision = number | 'no-stream' | 'any';

export interface AppendResult {
  /** Revision of the last event appended. */
  readonly revision: number;
  /** Position of the last event appended. */
  readonly position: bigint;
  readonly events: readonly StoredEvent[];
  /** True when these very events had been appended before and this is the first answer again. */
  readonly repeated: boolean;
}

/** What of a stream is read, and in which order. */
export interface StreamReading {
  /** The revision to begin at: by default 0; backwards, the last one. */
  readonly from?: number;
  /** At most so many events; all by default. */
  readonly limit?: number;
  /** The newest event first. */
  readonly backwards?: boolean;
}

/** Which page of the log is read, and in which order. */
export interface LogReading {
  /** Events after this position: by default from the beginning. Not for reading backwards. */
  readonly after?: bigint;
  /** Backwards: events before this position, by default from the end. */
  readonly before?: bigint;
  /** At most so many events, by default 1,000. */
  readonly limit?: number;
  /** The newest event first. */
  readonly backwards?: boolean;
}

/** The stream stood elsewhere; nothing was appended. `actual` is -1 for a stream that does not exist. */
export class WrongRevisionError extends Error {
  override readonly name = 'WrongRevisionError';
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: number,
  ) {
    super(`${stream} stands at revision ${actual}, expected was ${expected}`);
  }
}

/** An event of this id is already in the log, in another place than this append would put it; nothing was appended. */
export class EventIdTakenError extends Error {
  override readonly name = 'EventIdTakenError';
  constructor(
    readonly eventId: string,
    readonly stream: string,
  ) {
    super(`event ${eventId} is already in ${stream}`);
  }
}

/**
 * The log: every step of every application, in order, for ever.
 *
 * A store that cannot be written or read (full, locked, broken) throws ServiceError `store-unavailable`; what it has
 * acknowledged is on disk. An abstract class, so that it is type and injection token at once.
 */
export abstract class EventStore {
  /**
   * Appends all of the events or none.
   * Repeating the same event ids in the same place gives the first answer again (`repeated`).
   * @throws WrongRevisionError, EventIdTakenError, ServiceError `store-unavailable`
   */
  abstract append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult>;

  /** Events of one stream in order. Empty for an unknown stream. */
  abstract readStream(stream: string, options?: StreamReading): Promise<readonly StoredEvent[]>;

  /** One page of the whole log. */
  abstract readAll(options?: LogReading): Promise<readonly StoredEvent[]>;

  /**
   * The whole log after a position, first what is there, then what comes, in batches of at most `batch` events
   * (default 1,000), without loss or repetition. Ends when `signal` is aborted or the store is closed.
   * Pulled: a slow reader holds nothing up and buffers nothing.
   */
  abstract subscribe(options?: {
    after?: bigint;
    batch?: number;
    signal?: AbortSignal;
  }): AsyncIterable<readonly StoredEvent[]>;

  /** Position of the last event, 0n for an empty log. */
  abstract head(): Promise<bigint>;

  /** Finishes what is under way, ends subscriptions, lets the file go. Later calls are refused. */
  abstract close(): Promise<void>;
}
