import type { Timekeeper } from '#libs/engine';

/**
 * When the timekeeper looks at the clock: from `start` on, and where several processes share it, while it falls to this
 * one.
 */
export class Clockwork {
  readonly #started = Promise.withResolvers<void>();
  readonly #stop = new AbortController();
  #alone: Promise<void> | undefined;

  /** @param timekeeper may be known later than the rest, but before `start` */
  constructor(private readonly timekeeper: () => Timekeeper) {}

  /** From now on it may look; @param alone it does, and shares with nobody */
  start(alone: boolean): void {
    this.#started.resolve();
    if (alone) this.#alone ??= this.timekeeper().run(this.#stop.signal);
  }

  /** Looks while it falls to this process: until the signal, or `stop`. */
  readonly share = async (signal: AbortSignal): Promise<void> => {
    const ended = AbortSignal.any([signal, this.#stop.signal]);
    await Promise.race([this.#started.promise, abortOf(ended)]);
    if (!ended.aborted) await this.timekeeper().run(ended);
  };

  /** Ends the look that is under way. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#alone;
  }
}

const abortOf = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
