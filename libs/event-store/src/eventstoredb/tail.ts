import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ClientReadableStream } from '@grpc/grpc-js';
import type { StoredEvent } from '#libs/contract';
import { Bell } from '../live/bell.ts';
import { commandError, refusalOf } from './call-errors.ts';
import type { ConnectionSlot } from './connection-slot.ts';
import { LogWindow } from './log-window.ts';
import { storedEventOf } from './recorded-event.ts';
import { backOff, within } from './patience.ts';
import { subscriptionRequest, type StreamFilter } from './requests.ts';
import { Sightings } from './sightings.ts';

export interface TailOptions {
  readonly slot: ConnectionSlot;
  readonly filter: StreamFilter;
  /** Position to begin at: the end of the log. */
  readonly after: bigint;
  readonly callMs: number;
  readonly windowLength?: number | undefined;
  readonly log: (message: string) => void;
}

/**
 * The one subscription of a store: to the whole log through the filter, from the end of the log on. Goes on by itself
 * from the last event that it has seen, whatever happens to server and connection. Everybody in the process who follows
 * the log takes from its window.
 */
export class Tail {
  readonly bell = new Bell();
  readonly sightings = new Sightings();
  readonly #window: LogWindow;
  readonly #stopping = new AbortController();
  #call: ClientReadableStream<ReadResp> | undefined;
  #live = false;
  #running: Promise<void> | undefined;

  constructor(private readonly options: TailOptions) {
    this.#window = new LogWindow(options.after, options.windowLength);
  }

  /** True while the server sends what happens. */
  get live(): boolean {
    return this.#live;
  }

  /** The newest position that was seen. */
  get end(): bigint {
    return this.#window.end;
  }

  get floor(): bigint {
    return this.#window.floor;
  }

  page(after: bigint, limit: number): readonly StoredEvent[] | undefined {
    return this.#window.page(after, limit);
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#call?.cancel();
    await this.#running;
    this.bell.ring();
  }

  /** Begins anew, for when others have seen more than the subscription gives. */
  restart(): void {
    this.#call?.cancel();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    for (let failures = 0; !signal.aborted;) {
      const before = this.end;
      const error = await this.#listen();
      if (signal.aborted) return;
      failures = this.end > before ? 1 : failures + 1;
      this.options.log(`the subscription to the event store ended and is made anew: ${error.message}`);
      await backOff(failures, signal);
    }
  }

  /** Listens until the subscription ends, and says why it did. */
  async #listen(): Promise<Error> {
    const { slot, callMs } = this.options;
    try {
      await slot.hold(async (connection) => {
        const request = subscriptionRequest({ all: this.options.filter, position: this.end });
        const call = await connection.listen(request, callMs);
        await this.#follow(call);
      });
      return new Error('ended by the server');
    } catch (thrown) {
      const error = commandError(thrown);
      return refusalOf(error) ?? error;
    } finally {
      this.#live = false;
    }
  }

  async #follow(call: ClientReadableStream<ReadResp>): Promise<void> {
    this.#call = call;
    const confirmed = Promise.withResolvers<void>();
    const ended = new Promise<void>((resolve, reject) => {
      call
        .on('error', reject)
        .on('end', resolve)
        .on('data', (message: ReadResp) => {
          if (message.hasConfirmation()) confirmed.resolve();
          this.#take(message);
        });
    });
    if (this.#stopping.signal.aborted) call.cancel();
    try {
      await within(this.options.callMs, 'a subscription', Promise.race([confirmed.promise, ended]));
      this.#live = true;
      this.bell.ring();
      await ended;
    } finally {
      call.cancel();
    }
  }

  #take(message: ReadResp): void {
    const recorded = message.getEvent()?.getEvent();
    if (!recorded) return;
    const event = storedEventOf(recorded);
    if (!this.#window.add(event)) return;
    this.sightings.see(event);
    this.bell.ring();
  }
}
