/** Rung when the log has grown; wakes everybody who waits for that. Holds nothing but the waiting. */
export class Bell {
  readonly #waiting = new Set<() => void>();

  ring(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  /** Resolves at the next ring, when `signal` is aborted, or after `withinMs`, whichever comes first. */
  heard(signal?: AbortSignal, withinMs?: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        signal?.removeEventListener('abort', wake);
        clearTimeout(timer);
        resolve();
      };
      const timer = withinMs === undefined ? undefined : setTimeout(wake, withinMs);
      this.#waiting.add(wake);
      signal?.addEventListener('abort', wake);
    });
  }
}
