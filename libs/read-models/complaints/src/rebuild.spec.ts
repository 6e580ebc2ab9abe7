import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '#libs/event-store';
import { openReadDatabase, ProjectionRunner } from '#libs/projections';
import type { Projection } from '#libs/projections';
import { complaintsProjection } from './complaints-projection.ts';
import { stepsOf, storedEvents } from './testing/example-events.ts';
import { allRows } from './testing/read-model.ts';

const complaints = Array.from({ length: 20 }, (_, index) =>
  stepsOf(`c${index}`, { office: `office-${index % 3}` }),
);
const events = storedEvents([
  ...complaints.map(({ lodged }) => lodged()),
  ...complaints.map(({ registered }) => registered()),
  ...complaints.map(({ set }) => set('2012-04-18')),
  ...complaints.flatMap(({ missed }, index) => (index % 3 === 0 ? [missed('2012-04-18')] : [])),
  ...complaints.flatMap(({ answered }, index) => (index % 2 === 0 ? [answered('2012-04-20')] : [])),
]);

describe('the read model of complaints over a log on disk', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'complaints-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has the same rows built from zero as kept up step by step, over restarts', async () => {
    const store = await SqliteEventStore.open({ file: join(folder, 'log.db') });
    const database = await openReadDatabase({ file: join(folder, 'read.db') });
    const append = async (from: number, to: number) => {
      let position = 0n;
      for (const { stream, id, type, data, metadata } of events.slice(from, to)) {
        ({ position } = await store.append(stream, 'any', [{ id, type, data, metadata }]));
      }
      return position;
    };
    const follow = async (projection: Projection, during: () => Promise<bigint>) => {
      const runner = new ProjectionRunner(store, database, [projection], { batch: 11 });
      await runner.start();
      await runner.waitFor(await during(), { timeoutMs: 5_000 });
      await runner.stop();
    };

    await append(0, 30);
    await follow(complaintsProjection, () => append(30, 55));
    await follow(complaintsProjection, () => append(55, events.length));
    const kept = await allRows(database);
    expect(kept['complaints']).toHaveLength(20);

    await follow({ ...complaintsProjection, version: complaintsProjection.version + 1 }, () => store.head());
    expect(await allRows(database)).toEqual(kept);
    await Promise.all([store.close(), database.close()]);
  });
});
