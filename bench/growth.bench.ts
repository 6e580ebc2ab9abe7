import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { projections } from '#apps/composition';
import { legalTime, workflowRegistry } from '#apps/workflows';
import { streamName, type EventToAppend, type StoredEvent } from '#libs/contract';
import { CommandHandler } from '#libs/engine';
import { MemoryEventStore, SqliteEventStore } from '#libs/event-store';
import { openReadDatabase, ProjectionRunner } from '#libs/projections';
import { secondsOf, withFolder } from './stores.ts';
import { drive, inFlight, walksOf } from './walks.ts';

/** Millions of events at which the tables are built, one after the other. */
const STAGES = (process.env['QADAM_BENCH_MILLIONS'] ?? '1,2').split(',').map(Number);
const HISTORIES = 400;

/** The tables of all read models built of a log that grows: events a second, and the memory that is resident then. */
export function benchGrowth() {
  return withFolder(async (folder) => {
    const store = await SqliteEventStore.open({ file: join(folder, 'events.db') });
    const histories = await exampleHistories();
    const stages = [];
    try {
      for (const millions of STAGES) {
        await grownTo(store, histories, millions * 1e6);
        stages.push({ millions, ...(await built(store, join(folder, `read-${millions}.db`))) });
      }
    } finally {
      await store.close();
    }
    return stages;
  });
}

async function built(store: SqliteEventStore, file: string) {
  const database = await openReadDatabase({ file });
  const runner = new ProjectionRunner(store, database, projections, { gatherMs: 0 });
  const events = Number(await store.head());
  const seconds = await secondsOf(async () => {
    await runner.start();
    await runner.waitFor(await store.head(), { timeoutMs: 3_600_000 });
  });
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  await runner.stop();
  await database.close();
  return {
    events,
    seconds: Math.round(seconds),
    eventsPerSecond: Math.round(events / seconds),
    residentMiB: Math.round(rss / 2 ** 20),
    heapMiB: Math.round(heapUsed / 2 ** 20),
  };
}

/** Whole histories, as the engine writes them. */
async function exampleHistories(): Promise<readonly (readonly StoredEvent[])[]> {
  const store = new MemoryEventStore();
  const workflows = workflowRegistry();
  const handler = new CommandHandler({ store, workflows, installation: 'bench', time: legalTime() });
  await drive(handler, walksOf(workflows.list(), HISTORIES), 16);
  const log = await store.readAll({ limit: HISTORIES * 20 });
  await store.close();
  return [...Map.groupBy(log, ({ stream }) => stream).values()];
}

/** Adds the same histories again and again, each time of other applications. */
async function grownTo(
  store: SqliteEventStore,
  histories: readonly (readonly StoredEvent[])[],
  events: number,
): Promise<void> {
  while (Number(await store.head()) < events) {
    await inFlight(histories, 64, async (history, timed) => {
      const applicationId = randomUUID();
      const [{ metadata }] = history as [StoredEvent];
      const stream = streamName('bench', metadata.workflow.id, applicationId);
      await timed(() =>
        store.append(
          stream,
          'no-stream',
          history.map((event) => ofOther(event, applicationId)),
        ),
      );
    });
  }
}

const ofOther = ({ type, data, personal, metadata }: StoredEvent, applicationId: string): EventToAppend => ({
  id: randomUUID(),
  type,
  data,
  metadata: { ...metadata, applicationId },
  ...(personal && { personal }),
});
