import type { EventStore } from '../../event-store.ts';
import { EventStoreEndpoint } from '../../endpoint/event-store-endpoint.ts';

/** A log that is lent by EventStoreDB's protocol, for tests; can be taken off the network and put back. */
export class ServedLog {
  #endpoint: EventStoreEndpoint | undefined;

  private constructor(
    readonly log: EventStore,
    /** Where it listens, also after a restart. */
    readonly port: number,
    endpoint: EventStoreEndpoint,
  ) {
    this.#endpoint = endpoint;
  }

  static async over(log: EventStore): Promise<ServedLog> {
    const endpoint = await serve(log, 0);
    return new ServedLog(log, endpoint.port, endpoint);
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** Calls under way on the server, subscriptions among them. */
  get calls(): number {
    return this.#endpoint?.callsUnderWay ?? 0;
  }

  async down(): Promise<void> {
    await this.#endpoint?.stop();
    this.#endpoint = undefined;
  }

  async up(): Promise<void> {
    this.#endpoint = await serve(this.log, this.port);
  }

  async close(): Promise<void> {
    await this.down();
    await this.log.close();
  }
}

function serve(store: EventStore, port: number): Promise<EventStoreEndpoint> {
  return EventStoreEndpoint.start({
    store,
    installation: 'qadam',
    address: { host: '127.0.0.1', port },
    authenticate: async () => ({ name: 'engine', roles: ['engine'] }),
  });
}
