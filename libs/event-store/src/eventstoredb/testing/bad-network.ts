import { setTimeout as pause } from 'node:timers/promises';
import type { StoredEvent } from '#libs/contract';
import type { EventStore } from '../../event-store.ts';
import { MemoryEventStore } from '../../memory/memory-event-store.ts';
import { TcpProxy } from '../../testing/tcp-proxy.ts';
import { EventStoreDbStore, type EventStoreDbOptions } from '../event-store-db-store.ts';
import { ServedLog } from './served-log.ts';

/** Short, so that a server that says nothing is given up within a test. */
export const IMPATIENT = { callMs: 150, totalMs: 500, sightMs: 50 };

/** A log in memory that is lent over a network which a test can make bad. */
export class BadNetwork {
  readonly #stores: EventStoreDbStore[] = [];

  private constructor(
    readonly served: ServedLog,
    readonly proxy: TcpProxy,
  ) {}

  static async start(): Promise<BadNetwork> {
    const served = await ServedLog.over(new MemoryEventStore());
    return new BadNetwork(served, await TcpProxy.to(served.port));
  }

  /** A store on the other side of the network, or where its URL says; closed with all else. */
  async open(options: Partial<EventStoreDbOptions> = {}): Promise<EventStoreDbStore> {
    const url = `esdb://127.0.0.1:${this.proxy.port}?tls=false`;
    const store = await EventStoreDbStore.open({ url, installation: 'qadam', ...options });
    this.#stores.push(store);
    return store;
  }

  async close(): Promise<void> {
    this.proxy.resume();
    await Promise.all(this.#stores.map((store) => store.close()));
    await this.proxy.close();
    await this.served.close();
  }
}

/** The first so many events that a subscription gives. */
export async function collected(store: EventStore, count: number): Promise<StoredEvent[]> {
  const seen: StoredEvent[] = [];
  for await (const events of store.subscribe({ batch: 7 })) {
    seen.push(...events);
    if (seen.length >= count) break;
  }
  return seen;
}

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(2);
}
