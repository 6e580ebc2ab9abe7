import type { EventStore } from '../../event-store.ts';
import { Bell } from '../../live/bell.ts';

/** Rung when one stream has grown. */
export interface StreamWatch {
  /** Resolves when the stream has grown since this was last asked, or `signal` is aborted. */
  grown(signal: AbortSignal): Promise<void>;
  end(): void;
}

interface Watched {
  readonly bell: Bell;
  readonly watchers: Set<{ hasGrown: boolean }>;
}

/**
 * Follows the end of the log once for all who follow single streams, and tells each when its stream has grown. Follows
 * nothing while nobody watches.
 */
export class StreamBells {
  readonly #watched = new Map<string, Watched>();
  #following: { readonly stop: AbortController; readonly ready: Promise<void> } | undefined;
  #failure: unknown;

  constructor(private readonly store: EventStore) {}

  /** What is appended after this has resolved will be rung. */
  async watch(stream: string): Promise<StreamWatch> {
    const watched = this.#watched.get(stream) ?? { bell: new Bell(), watchers: new Set() };
    const watcher = { hasGrown: false };
    this.#watched.set(stream, watched);
    watched.watchers.add(watcher);
    const end = () => this.#end(stream, watched, watcher);
    try {
      this.#following ??= this.#follow();
      await this.#following.ready;
    } catch (error) {
      end();
      throw error;
    }
    return { grown: (signal) => this.#grown(watched, watcher, signal), end };
  }

  async #grown({ bell }: Watched, watcher: { hasGrown: boolean }, signal: AbortSignal): Promise<void> {
    if (!watcher.hasGrown && !signal.aborted && !this.#failure) await bell.heard(signal);
    watcher.hasGrown = false;
    if (this.#failure) throw this.#failure;
  }

  #end(stream: string, watched: Watched, watcher: { hasGrown: boolean }): void {
    watched.watchers.delete(watcher);
    if (watched.watchers.size === 0) this.#watched.delete(stream);
    if (this.#watched.size > 0) return;
    this.#following?.stop.abort();
    this.#following = undefined;
    this.#failure = undefined;
  }

  #follow() {
    const stop = new AbortController();
    const head = this.store.head();
    void head.then((after) => this.#ring(after, stop.signal)).catch((error: unknown) => this.#fail(error));
    return { stop, ready: head.then(() => undefined) };
  }

  async #ring(after: bigint, signal: AbortSignal): Promise<void> {
    for await (const events of this.store.subscribe({ after, signal })) {
      for (const stream of new Set(events.map((event) => event.stream)))
        this.#ringFor(this.#watched.get(stream));
    }
    // The store was closed; whoever watches looks, and is told so.
    if (!signal.aborted) for (const watched of this.#watched.values()) this.#ringFor(watched);
  }

  #ringFor(watched: Watched | undefined): void {
    for (const watcher of watched?.watchers ?? []) watcher.hasGrown = true;
    watched?.bell.ring();
  }

  #fail(error: unknown): void {
    this.#failure = error;
    for (const { bell } of this.#watched.values()) bell.ring();
  }
}
