import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import {
  EventStoreDBClient,
  jsonEvent,
  NO_STREAM,
  START,
  type AllStreamRecordedEvent,
  type JSONType,
  type MetadataType,
} from '@eventstore/db-client';
import { legalTime, workflowRegistry } from '#apps/workflows';
import { CommandHandler } from '#libs/engine';
import { MemoryEventStore, SqliteEventStore, openEventStoreDb, startEndpoint } from '#libs/event-store';
import { withFolder } from './stores.ts';
import { drive, inFlight, walksOf } from './walks.ts';

const INSTALLATION = 'bench';

/** How often each side is measured; the sides take turns, and the median ratio is reported. */
const ROUNDS = 3;

/** Where the endpoint keeps its log; in memory without a file. */
interface Served {
  readonly file?: string;
}

/**
 * Commands a second through the command handler and the EventStoreDB store, against what the bare client reaches with the
 * same appends, byte by byte, on the same endpoint. The endpoint runs in a thread of its own, over a real connection.
 */
export async function benchEventStoreDb() {
  const results: Record<string, unknown> = {};
  for (const log of ['memory', 'sqlite'] as const) {
    results[log] = {
      oneInFlight: await compare(log, 1, 200),
      sixtyFourInFlight: await compare(log, 64, 2_000),
    };
  }
  return results;
}

async function compare(log: 'memory' | 'sqlite', width: number, applications: number) {
  await round(log, width, Math.min(applications, 400));
  const rounds = [];
  for (let index = 0; index < ROUNDS; index += 1) rounds.push(await round(log, width, applications));
  rounds.sort((one, other) => one.shareOfBareClient - other.shareOfBareClient);
  return rounds[Math.floor(ROUNDS / 2)];
}

async function round(log: 'memory' | 'sqlite', width: number, applications: number) {
  const handled = await onEndpoint(log, async (url) => {
    const store = await openEventStoreDb({ url, installation: INSTALLATION });
    const workflows = workflowRegistry();
    const handler = new CommandHandler({ store, workflows, installation: INSTALLATION, time: legalTime() });
    const result = await drive(handler, walksOf(workflows.list(), applications), width);
    await store.close();
    return { result, events: await allOf(url) };
  });
  const bare = await onEndpoint(log, (url) => appendAgain(url, handled.events, width));
  const rate = ({ steps, seconds }: { steps: number; seconds: number }) => Math.round(steps / seconds);
  return {
    commandsPerSecond: rate(handled.result),
    p50Ms: handled.result.p50Ms,
    p99Ms: handled.result.p99Ms,
    bareAppendsPerSecond: rate(bare),
    bareP50Ms: bare.p50Ms,
    shareOfBareClient: rate(handled.result) / rate(bare),
  };
}

/** The yardstick: the very same bytes in the very same appends, each stream in order, by the client alone. */
async function appendAgain(url: string, events: readonly AllStreamRecordedEvent[], width: number) {
  const client = EventStoreDBClient.connectionString(url);
  const streams = Map.groupBy(events, ({ streamId }) => streamId);
  const result = await inFlight([...streams], width, async ([stream, history], timed) => {
    for (const append of Map.groupBy(history, commandOf).values()) {
      const again = append.map(({ id, type, data, metadata }) =>
        jsonEvent({ id, type, data: data as JSONType, metadata: metadata as MetadataType }),
      );
      const first = append[0]?.revision ?? 0n;
      const expectedRevision = first > 0n ? first - 1n : NO_STREAM;
      await timed(() => client.appendToStream(stream, again, { expectedRevision }));
    }
  });
  await client.dispose();
  return result;
}

const commandOf = ({ metadata }: AllStreamRecordedEvent) => (metadata as { commandId: string }).commandId;

async function allOf(url: string): Promise<AllStreamRecordedEvent[]> {
  const client = EventStoreDBClient.connectionString(url);
  const events: AllStreamRecordedEvent[] = [];
  for await (const { event } of client.readAll({ fromPosition: START })) if (event) events.push(event);
  await client.dispose();
  return events;
}

/** An endpoint over an empty log. */
function onEndpoint<Result>(
  log: 'memory' | 'sqlite',
  use: (url: string) => Promise<Result>,
): Promise<Result> {
  return withFolder(async (folder) => {
    const served: Served = log === 'sqlite' ? { file: join(folder, 'events.db') } : {};
    const worker = new Worker(new URL(import.meta.url), { workerData: { served } });
    try {
      const port = await new Promise<number>((resolve, reject) => {
        worker.once('message', resolve).once('error', reject);
      });
      return await use(`esdb://127.0.0.1:${port}?tls=false`);
    } finally {
      await worker.terminate();
    }
  });
}

if (!isMainThread) await serve((workerData as { served: Served }).served);

async function serve({ file }: Served): Promise<void> {
  const store = file === undefined ? new MemoryEventStore() : await SqliteEventStore.open({ file });
  const endpoint = await startEndpoint({
    store,
    installation: INSTALLATION,
    address: { host: '127.0.0.1', port: 0 },
    authenticate: async () => ({ name: 'engine', roles: ['engine'] }),
  });
  parentPort?.postMessage(endpoint.port);
}
