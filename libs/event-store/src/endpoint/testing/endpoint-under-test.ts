import { EventStoreDBClient } from '@eventstore/db-client';
import type { EventStore } from '../../event-store.ts';
import type { EndpointRole } from '../access/caller.ts';
import { EventStoreEndpoint, type EndpointOptions } from '../event-store-endpoint.ts';

/** An endpoint on a free port of this machine, and clients of it, all ended by `stop`. */
export class EndpointUnderTest {
  readonly #clients: EventStoreDBClient[] = [];

  private constructor(readonly endpoint: EventStoreEndpoint) {}

  /** Without TLS no client shows credentials, so anybody has `roles`: all of them unless told otherwise. */
  static async start(
    store: EventStore,
    {
      roles = ['engine', 'integrator', 'operator'],
      ...options
    }: Partial<EndpointOptions> & { roles?: readonly EndpointRole[] } = {},
  ): Promise<EndpointUnderTest> {
    const endpoint = await EventStoreEndpoint.start({
      store,
      installation: 'qadam',
      address: { host: '127.0.0.1', port: 0 },
      authenticate: async () => ({ name: 'anyone', roles }),
      ...options,
    });
    return new EndpointUnderTest(endpoint);
  }

  /** @param credentials as they stand in a connection string: `name:password@` */
  client(settings = 'tls=false', credentials = ''): EventStoreDBClient {
    const url = `esdb://${credentials}127.0.0.1:${this.endpoint.port}?${settings}`;
    const client = EventStoreDBClient.connectionString(url);
    this.#clients.push(client);
    return client;
  }

  async stop(): Promise<void> {
    for (const client of this.#clients) await client.dispose();
    await this.endpoint.stop();
  }
}
