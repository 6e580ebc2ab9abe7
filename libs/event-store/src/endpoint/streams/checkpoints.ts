import type { StoredEvent } from '#libs/contract';

/** When a subscription with a filter is told how far it has come: after every so many events, wanted or not. */
export class Checkpoints {
  #place = 0n;
  #unsaid = 0;

  constructor(private readonly every: number) {}

  /** A page in parts, at the end of each of which it is looked whether a checkpoint is due. */
  *parts(page: readonly StoredEvent[]): Generator<readonly StoredEvent[]> {
    for (let start = 0; start < page.length;) {
      const part = page.slice(start, start + this.every - this.#unsaid);
      start += part.length;
      this.#unsaid += part.length;
      this.#place = part.at(-1)?.position ?? this.#place;
      yield part;
    }
  }

  isDue(): boolean {
    return this.#unsaid >= this.every;
  }

  isUnsaid(): boolean {
    return this.#unsaid > 0;
  }

  /** The place, which is now said. */
  said(): bigint {
    this.#unsaid = 0;
    return this.#place;
  }
}
