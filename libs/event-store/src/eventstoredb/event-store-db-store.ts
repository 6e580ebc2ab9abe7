import { ServiceError, type EventToAppend, type StoredEvent } from '#libs/contract';
import {
  EventStore,
  type AppendResult,
  type ExpectedRevision,
  type LogReading,
  type StreamReading,
} from '../event-store.ts';
import { pageSize } from '../live/page-options.ts';
import { Appender } from './appender.ts';
import { Connection } from './connection.ts';
import { ConnectionSlot } from './connection-slot.ts';
import { clientFor } from './connection-url.ts';
import { followTail } from './follow-tail.ts';
import { LogPages } from './log-pages.ts';
import { persistently, TIMEOUTS, type Timeouts } from './patience.ts';
import { Tail } from './tail.ts';

export interface EventStoreDbOptions {
  /** `esdb://…` or `esdb+discover://…`, with hosts, credentials and options as EventStoreDB documents them. */
  readonly url: string;
  /**
   * Only streams whose names begin with `<installation>.` are seen in the whole log; the server filters. Without it all
   * are but its own, which begin with `$`.
   */
  readonly installation?: string;
  /** The clock of `recordedAt`; the system's by default. */
  readonly now?: () => Date;
  readonly timeouts?: Partial<Timeouts>;
  /** Told of what was overcome: a subscription made anew. By default nobody is. */
  readonly log?: (message: string) => void;
  /** So many of the newest events are kept for those who follow. */
  readonly windowLength?: number;
}

/** The parts of an open store. */
interface Parts {
  readonly appending: ConnectionSlot;
  readonly reading: ConnectionSlot;
  readonly pages: LogPages;
  readonly tail: Tail;
  readonly appender: Appender;
}

/**
 * The log in EventStoreDB: one server, a cluster, or another Qadam that lends its log by the same protocol.
 *
 * Repeating an append is safe as the port promises, with one thing that the server cannot do: an event id that stands in
 * another stream is not found there. Our own endpoint does find it and says so; EventStoreDB takes the event. Ids made of
 * command and index, and one stream for a command, keep that from happening.
 */
export class EventStoreDbStore extends EventStore {
  #closing: Promise<void> | undefined;

  private constructor(
    private readonly parts: Parts,
    private readonly state: { over: boolean },
  ) {
    super();
  }

  /**
   * Connects, looks whether the server lets us in and has what is needed, and subscribes.
   * @throws ServiceError `bad-configuration` (the URL), `store-denied`, `store-unsupported`, `store-unavailable`
   */
  static async open(options: EventStoreDbOptions): Promise<EventStoreDbStore> {
    const state = { over: false };
    const timeouts = { ...TIMEOUTS, ...options.timeouts };
    const over = () => state.over;
    const { appending, reading } = slotsFor(options.url);
    const filter = options.installation === undefined ? {} : { prefix: `${options.installation}.` };
    const pages = new LogPages({ slot: reading, filter, timeouts, over });
    const { callMs } = timeouts;
    try {
      await persistently(timeouts.totalMs, over, () =>
        appending.call((connection) => connection.checkAppends(callMs)),
      );
      const after = await pages.end();
      const { log = () => {}, windowLength, now = () => new Date() } = options;
      const tail = new Tail({ slot: reading, filter, after, callMs, windowLength, log });
      tail.start();
      const appender = new Appender({ slot: appending, pages, tail, timeouts, now, over });
      return new EventStoreDbStore({ appending, reading, pages, tail, appender }, state);
    } catch (error) {
      await Promise.all([appending.close(), reading.close()]);
      throw error;
    }
  }

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    this.#checkOpen();
    if (stream.startsWith('$'))
      throw new ServiceError('invalid-data', `${stream} is a stream of the server's own`);
    return this.parts.appender.append(stream, expected, events);
  }

  override async readStream(stream: string, reading: StreamReading = {}): Promise<readonly StoredEvent[]> {
    this.#checkOpen();
    if (reading.limit !== undefined) pageSize(reading.limit);
    return this.parts.pages.ofStream(stream, reading);
  }

  override async readAll({ after = 0n, before, limit, backwards = false }: LogReading = {}): Promise<
    readonly StoredEvent[]
  > {
    this.#checkOpen();
    return this.parts.pages.ofAll(backwards ? (before ?? 'end') : after, pageSize(limit), backwards);
  }

  override subscribe({
    after = 0n,
    batch,
    signal,
  }: { after?: bigint; batch?: number; signal?: AbortSignal } = {}): AsyncIterable<readonly StoredEvent[]> {
    this.#checkOpen();
    const { tail, pages } = this.parts;
    const closed = () => this.#closing !== undefined;
    return followTail({ tail, pages, closed }, { after, batch: pageSize(batch), signal });
  }

  override async head(): Promise<bigint> {
    this.#checkOpen();
    return this.parts.pages.head();
  }

  override close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    const { appending, reading, tail, appender } = this.parts;
    this.state.over = true;
    await appender.idle();
    await tail.stop();
    await Promise.all([appending.close(), reading.close()]);
  }

  #checkOpen(): void {
    if (this.#closing) throw new ServiceError('store-unavailable', 'The store is closed');
  }
}

/**
 * Two connections, so that neither reads nor the subscription take from the calls of the appends. A connection made anew
 * is of another variant, so that it is not the broken one again.
 */
function slotsFor(url: string): { appending: ConnectionSlot; reading: ConnectionSlot } {
  let variant = 0;
  const connect = () => new Connection(clientFor(url, (variant += 1)));
  // The URL is looked at once, before anything is opened.
  clientFor(url, 0);
  return { appending: new ConnectionSlot(connect), reading: new ConnectionSlot(connect) };
}
