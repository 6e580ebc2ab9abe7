interface Waiter {
  readonly position: bigint;
  readonly settle: (reached: boolean) => void;
}

/** Those who wait until a projection has come to a position. */
export class PositionWaiters {
  readonly #waiters = new Set<Waiter>();

  /** True once the position is reached, false when the time (milliseconds) is over or the projection stops. */
  wait(position: bigint, timeoutMs: number): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => waiter.settle(false), timeoutMs);
    const waiter: Waiter = {
      position,
      settle: (reached) => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
        resolve(reached);
      },
    };
    this.#waiters.add(waiter);
    return promise;
  }

  reached(position: bigint): void {
    for (const waiter of this.#waiters) if (waiter.position <= position) waiter.settle(true);
  }

  giveUp(): void {
    for (const waiter of this.#waiters) waiter.settle(false);
  }
}
