/** Messages that may wait for the network to take them; more would only fill the memory. */
const WAITING_AT_MOST = 128;

interface Writing<Message> {
  readonly writableLength: number;
  readonly writableNeedDrain: boolean;
  write(message: Message): boolean;
  once(event: 'drain' | 'close', listener: () => void): unknown;
  off(event: 'drain' | 'close', listener: () => void): unknown;
}

/** The way out of one call: whoever sends waits while the caller does not read. */
export class Outlet<Message> {
  constructor(
    private readonly call: Writing<Message>,
    private readonly signal: AbortSignal,
  ) {}

  /** Resolves when more may be sent; undefined where that is at once. */
  send(message: Message): Promise<void> | undefined {
    if (this.signal.aborted) return undefined;
    this.call.write(message);
    return this.call.writableLength > WAITING_AT_MOST && this.call.writableNeedDrain
      ? this.#drained()
      : undefined;
  }

  #drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.call.off('drain', done);
        this.call.off('close', done);
        this.signal.removeEventListener('abort', done);
        resolve();
      };
      this.call.once('drain', done);
      this.call.once('close', done);
      this.signal.addEventListener('abort', done);
    });
  }
}
