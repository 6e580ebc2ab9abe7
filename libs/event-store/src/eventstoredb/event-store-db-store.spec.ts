import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventStoreContract } from '../contract-suite.ts';
import type { EventStore } from '../event-store.ts';
import { MemoryEventStore } from '../memory/memory-event-store.ts';
import { SqliteEventStore } from '../sqlite/sqlite-event-store.ts';
import { EventStoreDbStore } from './event-store-db-store.ts';
import { ServedLog } from './testing/served-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'qadam-eventstoredb-'));
const served: ServedLog[] = [];
let count = 0;

afterEach(async () => {
  await Promise.all(served.splice(0).map((log) => log.close()));
});
afterAll(() => rmSync(folder, { recursive: true }));

const overMemory = async () => open(new MemoryEventStore());
const overSqlite = async () =>
  open(await SqliteEventStore.open({ file: join(folder, `events-${(count += 1)}.db`) }));

async function open(log: EventStore) {
  const lent = await ServedLog.over(log);
  served.push(lent);
  const store = await EventStoreDbStore.open({ url: lent.url, installation: 'qadam' });
  const reopen = async () => {
    await store.close();
    return EventStoreDbStore.open({ url: lent.url, installation: 'qadam' });
  };
  return { store, reopen };
}

eventStoreContract('EventStoreDB over a log in memory', overMemory);
eventStoreContract('EventStoreDB over a SQLite log', overSqlite);
