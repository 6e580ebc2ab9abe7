import type { EventToAppend, StoredEvent } from '#libs/contract';
import {
  EventStore,
  type AppendResult,
  type ExpectedRevision,
  type LogReading,
  type StreamReading,
} from './event-store.ts';
import { pageSize } from './live/page-options.ts';

/** Where events of others are in the way, so many are looked over at once. */
const WIDE_PAGE = 100;

/**
 * The log of one installation within a log that others write to as well: of all streams only those whose names begin
 * with `<installation>.`. Appends and the reading of one stream pass through as they are.
 */
export class InstallationLog extends EventStore {
  readonly #prefix: string;
  /** The last own position up to a position of the whole log: the end is not looked for twice in the same place. */
  #known = { own: 0n, upTo: 0n };

  constructor(
    private readonly store: EventStore,
    installation: string,
  ) {
    super();
    this.#prefix = `${installation}.`;
  }

  override append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    return this.store.append(stream, expected, events);
  }

  override readStream(stream: string, reading?: StreamReading): Promise<readonly StoredEvent[]> {
    return this.store.readStream(stream, reading);
  }

  override async readAll({ limit, ...reading }: LogReading = {}): Promise<readonly StoredEvent[]> {
    const size = pageSize(limit);
    const own: StoredEvent[] = [];
    for (let from = reading; ;) {
      const page = await this.store.readAll({ ...from, limit: size });
      own.push(...this.#ownOf(page));
      const last = page.at(-1);
      if (!last || own.length >= size) return own.slice(0, size);
      from = reading.backwards ? { backwards: true, before: last.position } : { after: last.position };
    }
  }

  override subscribe(
    options: { after?: bigint; batch?: number; signal?: AbortSignal } = {},
  ): AsyncIterable<readonly StoredEvent[]> {
    return this.#ownBatches(this.store.subscribe(options));
  }

  override async head(): Promise<bigint> {
    const { own, upTo } = this.#known;
    let before: bigint | undefined;
    let newest = 0n;
    for (let limit = 1; ; limit = WIDE_PAGE) {
      const page = await this.store.readAll({
        backwards: true,
        limit,
        ...(before !== undefined && { before }),
      });
      newest = before === undefined ? (page[0]?.position ?? 0n) : newest;
      const found = this.#ownOf(page)[0];
      before = page.at(-1)?.position;
      if (!found && before !== undefined && before > upTo) continue;
      return this.#note(found && found.position > own ? found.position : own, newest);
    }
  }

  override close(): Promise<void> {
    return this.store.close();
  }

  async *#ownBatches(
    batches: AsyncIterable<readonly StoredEvent[]>,
  ): AsyncGenerator<readonly StoredEvent[], void, undefined> {
    for await (const batch of batches) {
      const own = this.#ownOf(batch);
      if (own.length > 0) yield own;
    }
  }

  /** Calls that overlap may end in another order than they began in. */
  #note(own: bigint, upTo: bigint): bigint {
    if (upTo > this.#known.upTo) this.#known = { own, upTo };
    return own;
  }

  #ownOf(events: readonly StoredEvent[]): readonly StoredEvent[] {
    return events.filter(({ stream }) => stream.startsWith(this.#prefix));
  }
}
