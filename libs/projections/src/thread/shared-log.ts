import { setImmediate as nextTurn } from 'node:timers/promises';
import { ServiceError } from '#libs/contract';
import type { EventToAppend, StoredEvent } from '#libs/contract';
import { EventStore } from '#libs/event-store';
import type { AppendResult, ExpectedRevision } from '#libs/event-store';
import type { LogBell } from './log-bell.ts';

interface Page {
  readonly after: bigint;
  readonly batch: number | undefined;
  readonly events: readonly StoredEvent[];
}

interface FollowOptions {
  readonly after?: bigint;
  readonly batch?: number;
  readonly signal?: AbortSignal;
}

/**
 * A log that one thread writes and others follow, each over a store of its own: who appends rings, who follows looks
 * when it has rung.
 */
export class SharedLog extends EventStore {
  #closed = false;
  /** The page that was read last, for the others who follow and stand at the same place. */
  #lastPage: Page | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly bell: LogBell,
  ) {
    super();
  }

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    try {
      return await this.store.append(stream, expected, events);
    } finally {
      // Also after a failure: it may have come when the events were in the log already.
      this.bell.ring();
    }
  }

  override readStream(stream: string, options?: { from?: number; limit?: number }) {
    return this.store.readStream(stream, options);
  }

  override readAll(options?: { after?: bigint; limit?: number }) {
    return this.store.readAll(options);
  }

  override subscribe(options: FollowOptions = {}): AsyncIterable<readonly StoredEvent[]> {
    if (this.#closed) throw new ServiceError('store-unavailable', 'The store is closed');
    return this.#follow(options);
  }

  override head(): Promise<bigint> {
    return this.store.head();
  }

  override async close(): Promise<void> {
    if (!this.#closed) {
      this.#closed = true;
      this.bell.ring();
    }
    await this.store.close();
  }

  async *#follow({ after = 0n, batch, signal }: FollowOptions): AsyncGenerator<readonly StoredEvent[]> {
    let position = after;
    for (;;) {
      if (signal?.aborted || this.#closed) return;
      const seen = this.bell.rings();
      const events = await this.#page(position, batch);
      const last = events.at(-1);
      if (last) {
        position = last.position;
        yield events;
        await nextTurn();
      } else await this.bell.rungSince(seen, signal);
    }
  }

  /** The log never changes, so a page that has events is one for ever, though there may be more by now. */
  async #page(after: bigint, batch: number | undefined): Promise<readonly StoredEvent[]> {
    const last = this.#lastPage;
    if (last?.after === after && last.batch === batch) return last.events;
    const events = await this.store.readAll({ after, ...(batch !== undefined && { limit: batch }) });
    if (events.length > 0) this.#lastPage = { after, batch, events };
    return events;
  }
}
