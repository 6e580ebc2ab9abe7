import type { StoredEvent } from '#libs/contract';

/** Events that are kept at least, where there are so many. */
const LENGTH = 2_000;

/** The newest events of the log, without a gap; what is older has to be read. Bounded. */
export class LogWindow {
  #events: StoredEvent[] = [];

  /** @param floor everything after this position that has happened is in the window */
  constructor(
    public floor: bigint,
    private readonly length = LENGTH,
  ) {}

  /** Position of the last event, or where the window began. */
  get end(): bigint {
    return this.#events.at(-1)?.position ?? this.floor;
  }

  /** False for an event that is in the window, or was, already. */
  add(event: StoredEvent): boolean {
    if (event.position <= this.end) return false;
    this.#events.push(event);
    // Moved rarely, so that an event costs no more than its place.
    if (this.#events.length >= 2 * this.length) this.#drop(this.#events.length - this.length);
    return true;
  }

  /** The events after a position, at most `limit`; undefined for a position before the window. */
  page(after: bigint, limit: number): readonly StoredEvent[] | undefined {
    if (after < this.floor) return undefined;
    if (after >= this.end) return [];
    const start = this.#indexAfter(after);
    return this.#events.slice(start, start + limit);
  }

  #drop(count: number): void {
    const dropped = this.#events.splice(0, count);
    this.floor = dropped.at(-1)?.position ?? this.floor;
  }

  #indexAfter(position: bigint): number {
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#events[middle]?.position ?? 0n) <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
