const MINUTE = 60_000;

/** A clock that stands still until it is told to go on. */
export class FixedClock {
  #at: number;

  /** @param start RFC 3339 */
  constructor(start = '2012-04-02T05:00:00.000Z') {
    this.#at = Date.parse(start);
  }

  readonly now = (): Date => new Date(this.#at);

  advance(minutes: number): this {
    this.#at += minutes * MINUTE;
    return this;
  }
}
