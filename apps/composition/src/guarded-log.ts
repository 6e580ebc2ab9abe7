import { isServiceError, type EventToAppend, type StoredEvent } from '#libs/contract';
import {
  EventStore,
  type AppendResult,
  type ExpectedRevision,
  type LogReading,
  type StreamReading,
} from '#libs/event-store';
import { checkMark, type Mark } from '#libs/moving';

export interface Guard {
  /** The log, as people are told of it. */
  readonly shown: string;
  readonly findMark: () => Promise<Mark | undefined>;
  /**
   * How old what is known of the mark may be when something is appended, milliseconds. Absent where the log itself refuses
   * what comes after its seal.
   */
  readonly maxAgeMs?: number;
}

/** A log that takes no more events once it has moved, and says where it has moved to. */
export class GuardedLog extends EventStore {
  #lookedAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly guard: Guard,
  ) {
    super();
  }

  /** @throws ServiceError `store-locked` where it has moved, or is a copy that is not finished */
  async look(): Promise<void> {
    const startedAt = performance.now();
    checkMark(this.guard.shown, await this.guard.findMark());
    this.#lookedAt = startedAt;
  }

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    const { maxAgeMs } = this.guard;
    if (maxAgeMs !== undefined && performance.now() - this.#lookedAt > maxAgeMs) await this.#lookTogether();
    try {
      return await this.store.append(stream, expected, events);
    } catch (error) {
      if (isServiceError(error, 'store-unavailable')) await this.#explain();
      throw error;
    }
  }

  override readStream(stream: string, reading?: StreamReading): Promise<readonly StoredEvent[]> {
    return this.store.readStream(stream, reading);
  }

  override readAll(reading?: LogReading): Promise<readonly StoredEvent[]> {
    return this.store.readAll(reading);
  }

  override subscribe(options?: {
    after?: bigint;
    batch?: number;
    signal?: AbortSignal;
  }): AsyncIterable<readonly StoredEvent[]> {
    return this.store.subscribe(options);
  }

  override head(): Promise<bigint> {
    return this.store.head();
  }

  override close(): Promise<void> {
    return this.store.close();
  }

  /** Many appends at once look once. */
  #lookTogether(): Promise<void> {
    this.#looking ??= this.look().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  /** What was refused may have been refused by the seal; where that cannot be seen, the error stays what it is. */
  async #explain(): Promise<void> {
    const mark = await this.guard.findMark().catch(() => undefined);
    checkMark(this.guard.shown, mark);
  }
}
