import { join } from 'node:path';
import { legalTime, workflowRegistry } from '#apps/workflows';
import { simulate } from '#apps/simulator';
import { CommandHandler } from '#libs/engine';
import { SqliteEventStore } from '#libs/event-store';
import { openReadDatabase, type Projection, type ReadDatabase } from '#libs/projections';
import { applicationsProjection } from '#libs/read-models/applications';
import { complaintsProjection } from '#libs/read-models/complaints';
import { deadlinesProjection } from '#libs/read-models/deadlines';
import { indicatorsProjection } from '#libs/read-models/indicators';
import { newSchema } from '#libs/testing';
import { withFolder } from './stores.ts';

const APPLICATIONS = Number(process.env['QADAM_BENCH_PROJECTED'] ?? 10_000);
/** Events of one transaction. */
const BATCH = 2_500;
const ALL = [applicationsProjection, deadlinesProjection, indicatorsProjection, complaintsProjection];

/**
 * Events a second from the log into the tables of all four read models, by the processor time of this process and by
 * the clock. To reach: 40,000 into SQLite, 25,000 into PostgreSQL, on one core.
 */
export function benchProjections() {
  return withFolder(async (folder) => {
    const store = await SqliteEventStore.open({ file: join(folder, 'events.db') });
    try {
      await fill(store);
      const events = Number(await store.head());
      await warmUp(store);
      const reading = await measured(events, () => readThrough(store, async () => {}));
      const sqlite = await projected(
        store,
        events,
        await openReadDatabase({ file: join(folder, 'read.db') }),
      );
      const postgres = await projected(store, events, await openReadDatabase({ url: await newSchema() }));
      return { events, reading, sqlite, postgres };
    } finally {
      await store.close();
    }
  });
}

async function fill(store: SqliteEventStore): Promise<void> {
  const handler = new CommandHandler({
    store,
    workflows: workflowRegistry(),
    installation: 'bench',
    time: legalTime(),
  });
  const until = new Date('2012-12-31T18:00:00.000Z');
  await simulate({ handler, applications: APPLICATIONS, seed: 1, days: 90, until });
}

/** A rebuild is long: what counts is the pace that it finds, and not that of the first seconds. */
async function warmUp(store: SqliteEventStore): Promise<void> {
  const database = await openReadDatabase({ memory: true });
  for (const { tables } of ALL) await tables.create(database.writer);
  await readThrough(store, async (page) => {
    for (const projection of ALL) await apply(database, projection, page);
  });
  await database.close();
}

/** What the projections took, each alone and all together; the log is read once for all of them. */
async function projected(store: SqliteEventStore, events: number, database: ReadDatabase) {
  const cpu = new Map<string, number>(ALL.map(({ name }) => [name, 0]));
  for (const { tables } of ALL) await tables.create(database.writer);
  const all = await measured(events, () =>
    readThrough(store, async (page) => {
      for (const projection of ALL) {
        const before = process.cpuUsage();
        await apply(database, projection, page);
        const { user, system } = process.cpuUsage(before);
        cpu.set(projection.name, (cpu.get(projection.name) ?? 0) + user + system);
      }
    }),
  );
  await database.close();
  const microsecondsPerEvent = Object.fromEntries(
    [...cpu].map(([name, microseconds]) => [name, Math.round((10 * microseconds) / events) / 10]),
  );
  return { ...all, microsecondsPerEvent };
}

type Page = Parameters<Projection['apply']>[1];

const apply = (database: ReadDatabase, projection: Projection, page: Page) =>
  database.writer.transaction().execute((trx) => projection.apply(trx, page));

async function readThrough(store: SqliteEventStore, take: (page: Page) => Promise<void>): Promise<void> {
  let after = 0n;
  for (;;) {
    const page = await store.readAll({ after, limit: BATCH });
    const last = page.at(-1);
    if (!last) return;
    await take(page);
    after = last.position;
  }
}

async function measured(events: number, work: () => Promise<void>) {
  const cpu = process.cpuUsage();
  const started = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return {
    eventsPerSecondOfCpu: Math.round((events * 1e6) / (user + system)),
    eventsPerSecond: Math.round((events * 1e3) / (performance.now() - started)),
  };
}
