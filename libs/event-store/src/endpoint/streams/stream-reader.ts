import type { StoredEvent } from '#libs/contract';
import type { EventStore } from '../../event-store.ts';
import type { Rights } from '../access/rights.ts';
import { Refusal } from '../refusal.ts';
import type { StreamBells } from './stream-bells.ts';
import { isGone, stateOf, WHOLE, type StreamState } from './stream-state.ts';

/** Events that are read at once and kept while they are sent. */
const PAGE = 500;

/** An empty page says that this is the end for now. */
export type Page = readonly StoredEvent[];

/** Reads what can be seen of streams and of the whole log, a page at a time. */
export class StreamReader {
  constructor(
    private readonly store: EventStore,
    private readonly rights: Rights,
    private readonly bells: StreamBells,
  ) {}

  /**
   * What can be seen of a stream; nothing is ever cut off from an application's, so that its end is not looked for.
   * @throws Refusal `stream-deleted`
   */
  async visible(stream: string): Promise<Omit<StreamState, 'last'>> {
    return this.rights.isApplication(stream) ? WHOLE : stateOf(this.store, stream);
  }

  /** Revision of the last event; -1 for a stream that does not exist, or is deleted. */
  async last(stream: string): Promise<number> {
    if (!this.rights.isApplication(stream)) {
      const state = await stateOf(this.store, stream);
      return isGone(state) ? -1 : state.last;
    }
    const [event] = await this.store.readStream(stream, { backwards: true, limit: 1 });
    return event?.revision ?? -1;
  }

  /**
   * A stream from a revision on, or from it down, to its end.
   * @param from undefined backwards for the end
   * @throws Refusal `stream-deleted`
   */
  async *pages(
    stream: string,
    from: number | undefined,
    backwards: boolean,
    count: number,
  ): AsyncGenerator<Page> {
    const { first, since } = await this.visible(stream);
    let next = backwards ? from : Math.max(from ?? 0, first);
    for (let left = count; left > 0;) {
      const limit = Math.min(left, PAGE);
      const page = await this.store.readStream(stream, {
        limit,
        backwards,
        ...(next !== undefined && { from: next }),
      });
      const seen = page.filter(
        ({ revision, recordedAt }) => revision >= first && !(Date.parse(recordedAt) < since),
      );
      if (seen.length > 0) yield seen;
      const last = page.at(-1);
      if (!last || page.length < limit || last.revision < first) return;
      next = last.revision + (backwards ? -1 : 1);
      if (next < 0) return;
      left -= seen.length;
    }
  }

  /** The whole log after a position, or backwards before it, to its end. */
  async *allPages(from: bigint | undefined, backwards: boolean): AsyncGenerator<Page> {
    for (let place = from; ;) {
      const bound = place === undefined ? {} : backwards ? { before: place } : { after: place };
      const page = await this.store.readAll({ ...bound, backwards, limit: PAGE });
      if (page.length > 0) yield page;
      place = page.at(-1)?.position;
      if (page.length < PAGE || place === undefined) return;
    }
  }

  /** A stream from a revision on, and what comes. An empty page where its end is reached. */
  async *follow(stream: string, from: number, signal: AbortSignal): AsyncGenerator<Page> {
    const watch = await this.bells.watch(stream);
    try {
      for (let next = from; !signal.aborted;) {
        for await (const page of this.pages(stream, next, false, Infinity)) {
          yield page;
          next = (page.at(-1)?.revision ?? next) + 1;
          if (signal.aborted) return;
        }
        yield [];
        await watch.grown(signal);
      }
    } finally {
      watch.end();
    }
  }

  /** The whole log after a position, and what comes. An empty page where its end is reached for the first time. */
  async *followAll(after: bigint, signal: AbortSignal): AsyncGenerator<Page> {
    let isBehind = after < (await this.store.head());
    if (!isBehind) yield [];
    for await (const events of this.store.subscribe({ after, batch: PAGE, signal })) {
      yield events;
      if (!isBehind || (events.at(-1)?.position ?? 0n) < (await this.store.head())) continue;
      isBehind = false;
      yield [];
    }
    if (!signal.aborted) throw new Refusal({ kind: 'unavailable' }, 'The log was closed');
  }
}
