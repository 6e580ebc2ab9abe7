import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { StoredEvent } from '#libs/contract';
import type { StreamReading } from '../event-store.ts';
import type { ConnectionSlot } from './connection-slot.ts';
import { positionOf, storedEventOf, streamOf } from './recorded-event.ts';
import { persistently, type Timeouts } from './patience.ts';
import { pageRequest, type ReadRequest, type StreamFilter } from './requests.ts';

type RecordedEvent = ReadResp.ReadEvent.RecordedEvent;

/** Events asked for in one call, so that a call has an end within its time. */
const MOST_AT_ONCE = 1_000;

/** The server's largest position; what lies after it is nothing. */
const LAST_POSITION = 2n ** 63n - 1n;

export interface LogPagesOptions {
  readonly slot: ConnectionSlot;
  readonly filter: StreamFilter;
  readonly timeouts: Timeouts;
  /** True when no call may be repeated any more. */
  readonly over: () => boolean;
}

/** Reads the log, page by page; a page that fails is read again. Events of foreign streams are left out. */
export class LogPages {
  constructor(private readonly options: LogPagesOptions) {}

  async ofStream(stream: string, { from, limit = Infinity, backwards = false }: StreamReading = {}) {
    const events: StoredEvent[] = [];
    const direction = backwards ? -1 : 1;
    let next: number | 'end' = from ?? (backwards ? 'end' : 0);
    if (next !== 'end' && next < 0 && !backwards) next = 0;
    while (events.length < limit && (next === 'end' || next >= 0)) {
      const wanted = Math.min(limit - events.length, MOST_AT_ONCE);
      const page = await this.#page({ from: { stream, revision: next }, backwards, limit: wanted });
      events.push(...page.map((event) => storedEventOf(event, stream)));
      const last = events.at(-1);
      if (!last || page.length < wanted) break;
      next = last.revision + direction;
    }
    return events;
  }

  /** The log after a position, or backwards before one, through the filter. */
  async ofAll(start: bigint | 'end', limit: number, backwards = false): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    let reached: bigint | 'end' = start;
    if (backwards && reached !== 'end' && reached > LAST_POSITION) reached = 'end';
    while (events.length < limit && mayHaveMore(reached, backwards)) {
      const from = reached;
      // One more, since forwards the server begins with the event of that position.
      const wanted = Math.min(limit - events.length, MOST_AT_ONCE) + 1;
      const page = await this.#page({
        from: { all: this.options.filter, position: from },
        backwards,
        limit: wanted,
      });
      const further = page.filter((event) => isFurther(positionOf(event), from, backwards));
      events.push(...further.filter((event) => this.#isOwn(event)).map((event) => storedEventOf(event)));
      const last = further.at(-1);
      if (!last || page.length < wanted) break;
      reached = positionOf(last);
    }
    return events.slice(0, limit);
  }

  /** Position of the last event of our own, 0n where there is none. */
  async head(): Promise<bigint> {
    const [last] = await this.#page({
      from: { all: this.options.filter, position: 'end' },
      backwards: true,
      limit: 1,
    });
    return last ? positionOf(last) : 0n;
  }

  /** Position of the last event of all, 0n for an empty log. */
  async end(): Promise<bigint> {
    const [last] = await this.#page({ from: { position: 'end' }, backwards: true, limit: 1 });
    return last ? positionOf(last) : 0n;
  }

  #isOwn(event: RecordedEvent): boolean {
    const stream = streamOf(event);
    const { prefix } = this.options.filter;
    return prefix === undefined ? !stream.startsWith('$') : stream.startsWith(prefix);
  }

  #page(request: ReadRequest): Promise<RecordedEvent[]> {
    const { slot, timeouts, over } = this.options;
    return persistently(timeouts.totalMs, over, () =>
      slot.call(async (connection) => {
        const events: RecordedEvent[] = [];
        await connection.read(pageRequest(request), timeouts.callMs, (message) => {
          const event = message.getEvent()?.getEvent();
          if (event) events.push(event);
        });
        return events;
      }),
    );
  }
}

function isFurther(position: bigint, from: bigint | 'end', backwards: boolean): boolean {
  if (from === 'end') return true;
  return backwards ? position < from : position > from;
}

const mayHaveMore = (reached: bigint | 'end', backwards: boolean): boolean =>
  backwards ? reached !== 0n : reached !== 'end' && reached < LAST_POSITION;
