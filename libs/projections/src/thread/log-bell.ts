const RINGS = 0;

/**
 * Tells the threads of this process that the log has grown. A counter in shared memory: ringing is cheap when nobody
 * listens, and who listens names the count that it had seen before it looked at the log, so no ring is missed in
 * between and none wakes anybody in vain.
 */
export class LogBell {
  readonly #rings: Int32Array<SharedArrayBuffer>;

  /** @param buffer of the bell of another thread; a new one without it */
  constructor(readonly buffer: SharedArrayBuffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.#rings = new Int32Array(buffer);
  }

  /** How often it has rung; taken before the log is looked at. */
  rings(): number {
    return Atomics.load(this.#rings, RINGS);
  }

  ring(): void {
    Atomics.add(this.#rings, RINGS, 1);
    Atomics.notify(this.#rings, RINGS);
  }

  /** Resolves once it has rung after `seen`, at once where it has already, or when `signal` is aborted. */
  async rungSince(seen: number, signal?: AbortSignal): Promise<void> {
    // Who leaves rings, since a wait in shared memory cannot be taken back: the others look, and wait again.
    const leave = () => this.ring();
    signal?.addEventListener('abort', leave);
    if (!signal?.aborted) await Atomics.waitAsync(this.#rings, RINGS, seen).value;
    signal?.removeEventListener('abort', leave);
  }
}
