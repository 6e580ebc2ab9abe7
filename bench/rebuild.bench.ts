import { join } from 'node:path';
import { legalTime, workflowRegistry } from '#apps/workflows';
import { CommandHandler } from '#libs/engine';
import { SqliteEventStore } from '#libs/event-store';
import { openReadDatabase, ProjectionRunner } from '#libs/projections';
import { applicationsProjection } from '#libs/read-models/applications';
import { secondsOf, withFolder } from './stores.ts';
import { drive, walksOf } from './walks.ts';

const APPLICATIONS = 10_000;

/** Events a second when the read model of applications is built from zero; the yardstick is reading the log alone. */
export async function benchRebuild() {
  return withFolder(async (folder) => {
    const store = await SqliteEventStore.open({ file: join(folder, 'events.db') });
    try {
      const workflows = workflowRegistry();
      const handler = new CommandHandler({ store, workflows, installation: 'bench', time: legalTime() });
      await drive(handler, walksOf(workflows.list(), APPLICATIONS), 64);
      const events = Number(await store.head());
      const readSeconds = await secondsOf(() => readThrough(store));
      const seconds = await secondsOf(() => build(store, join(folder, 'read.db')));
      return {
        events,
        eventsPerSecond: Math.round(events / seconds),
        readOnlyEventsPerSecond: Math.round(events / readSeconds),
        shareOfReading: readSeconds / seconds,
      };
    } finally {
      await store.close();
    }
  });
}

async function build(store: SqliteEventStore, file: string) {
  const database = await openReadDatabase({ file, installation: 'bench' });
  const runner = new ProjectionRunner(store, database, [applicationsProjection]);
  await runner.start();
  await runner.waitFor(await store.head(), { timeoutMs: 300_000 });
  await runner.stop();
  await database.close();
}

async function readThrough(store: SqliteEventStore) {
  let after = 0n;
  for (;;) {
    const page = await store.readAll({ after, limit: 1_000 });
    const last = page.at(-1);
    if (!last) return;
    after = last.position;
  }
}
