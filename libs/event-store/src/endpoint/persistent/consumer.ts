import persistent from '@eventstore/db-client/generated/persistent_pb.js';
import type { ReadResp } from '@eventstore/db-client/generated/persistent_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Outlet } from '../outlet.ts';
import { fillRecord, type EventView } from '../protocol/recorded-event.ts';
import type { ResolvedEvent } from '../streams/links.ts';

/** An event on its way to some consumer. */
export interface Message {
  /** By which consumers answer. */
  readonly id: string;
  readonly event: ResolvedEvent;
  /** The revision or position that it advances the group by; undefined for one that was parked. */
  readonly place: bigint | undefined;
  /** Revision among the parked events. */
  readonly parkedAt: number | undefined;
  /** How often it was given out again. */
  retries: number;
}

/** What is said of a consumer to who asks. */
export interface ConsumerInfo {
  readonly from: string;
  readonly userName: string;
  readonly connectionName: string;
}

/** Most events that one consumer may hold, whatever it says. */
const MOST_SLOTS = 5_000;

/** One connected consumer, and the events that it has not answered yet. */
export class Consumer {
  readonly #held = new Map<
    string,
    { readonly message: Message; readonly timer: NodeJS.Timeout | undefined }
  >();
  readonly #end = new AbortController();
  readonly slots: number;
  /** Events that it was given so far. */
  total = 0;

  constructor(
    readonly info: ConsumerInfo,
    private readonly outlet: Outlet<ReadResp>,
    private readonly view: EventView,
    slots: number,
  ) {
    this.slots = Math.min(Math.max(slots, 1), MOST_SLOTS);
  }

  /** Aborted when the consumer is sent away; the reason is the error that it is told. */
  get ended(): AbortSignal {
    return this.#end.signal;
  }

  get holds(): number {
    return this.#held.size;
  }

  sendAway(reason: Error): void {
    this.#end.abort(reason);
  }

  /** The same event may come twice, parked and anew; answers could not tell which is meant. */
  canTake({ id }: Message): boolean {
    return this.#held.size < this.slots && !this.#held.has(id);
  }

  give(message: Message, timeoutMs: number, onTimeout: () => void): void {
    const timer = timeoutMs > 0 ? setTimeout(onTimeout, timeoutMs) : undefined;
    this.#held.set(message.id, { message, timer });
    this.total += 1;
    void this.outlet.send(eventMessage(message, this.view));
  }

  /** The message that is answered; undefined for one that it does not hold, or no longer. */
  take(id: string): Message | undefined {
    const held = this.#held.get(id);
    clearTimeout(held?.timer);
    this.#held.delete(id);
    return held?.message;
  }

  /** All that it holds, which is now somebody else's. */
  takeAll(): Message[] {
    return [...this.#held.keys()].flatMap((id) => this.take(id) ?? []);
  }
}

function eventMessage({ event: { event, link }, retries }: Message, view: EventView): ReadResp {
  const { ReadEvent } = persistent.ReadResp;
  const message = new ReadEvent().setRetryCount(retries);
  if (event) message.setEvent(fillRecord(new ReadEvent.RecordedEvent(), event, view));
  if (link) message.setLink(fillRecord(new ReadEvent.RecordedEvent(), link, view));
  const place = (link ?? event)?.position;
  if (place === undefined) message.setNoPosition(new shared.Empty());
  else message.setCommitPosition(`${place}`);
  return new persistent.ReadResp().setEvent(message);
}
