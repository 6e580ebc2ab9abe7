import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStoreDBClient } from '@eventstore/db-client';
import type { EventStore } from '../../event-store.ts';
import { MemoryEventStore } from '../../memory/memory-event-store.ts';
import { SqliteEventStore } from '../../sqlite/sqlite-event-store.ts';
import { EndpointUnderTest } from './endpoint-under-test.ts';

/** One test's store, the endpoint over it and a client of that. */
export interface Served {
  readonly store: EventStore;
  readonly under: EndpointUnderTest;
  readonly client: EventStoreDBClient;
  /** Stops the endpoint and starts another over the same store. */
  restart(): Promise<EventStoreDBClient>;
}

/** Runs a suite over a log in memory and one in SQLite, each test with an endpoint of its own. */
export function overStores(name: string, suite: (served: () => Served) => void): void {
  describe.each<[string, (folder: string) => Promise<EventStore>]>([
    ['memory', async () => new MemoryEventStore()],
    ['SQLite', (folder) => SqliteEventStore.open({ file: join(folder, 'log.db') })],
  ])(`${name}, over a log in %s,`, (_, open) => {
    let folder: string;
    let served: Served;
    beforeEach(async () => {
      folder = mkdtempSync(join(realpathSync(tmpdir()), 'qadam-endpoint-'));
      served = await serve(await open(folder));
    });
    afterEach(async () => {
      await served.under.stop();
      await served.store.close();
      rmSync(folder, { recursive: true });
    });
    suite(() => served);
  });
}

async function serve(store: EventStore): Promise<Served> {
  let under = await EndpointUnderTest.start(store);
  let client = under.client();
  return {
    store,
    get under() {
      return under;
    },
    get client() {
      return client;
    },
    async restart() {
      await under.stop();
      under = await EndpointUnderTest.start(store);
      client = under.client();
      return client;
    },
  };
}
