import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredEvent } from '#libs/contract';
import { SqliteEventStore } from '#libs/event-store';
import { openReadDatabase, ProjectionRunner } from '#libs/projections';
import type { Projection } from '#libs/projections';
import { applicationsProjection } from './applications-projection.ts';
import { storedEvents } from './testing/example-events.ts';
import type { ExampleStep } from './testing/example-events.ts';
import { allRows } from './testing/read-model.ts';

const soon = { timeoutMs: 5_000 };
const applicant = { surname: 'Ахметова', givenName: 'Айгүл', iin: '900101400017' };
const steps: ExampleStep[] = Array.from({ length: 120 }, (_, index) => ({
  application: `a${index % 17}`,
  to: ['submitted', 'checked', 'produced'][index % 3] ?? 'issued',
  office: `office-${index % 5}`,
  data: { number: `N-${index}`, nested: { list: [index, 'ә', null] } },
  ...(index % 4 === 0 ? { personal: { applicant } } : {}),
}));

describe('the read model of applications over a log on disk', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'applications-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has the same rows built from zero as kept up step by step, over restarts', async () => {
    const store = await SqliteEventStore.open({ file: join(folder, 'log.db') });
    const database = await openReadDatabase({ file: join(folder, 'read.db') });
    const append = async (events: readonly StoredEvent[]) => {
      let position = 0n;
      for (const { stream, id, type, data, personal, metadata } of events) {
        const event = { id, type, data, metadata, ...(personal ? { personal } : {}) };
        ({ position } = await store.append(stream, 'any', [event]));
      }
      return position;
    };
    const follow = async (projection: Projection, during: () => Promise<bigint>) => {
      const runner = new ProjectionRunner(store, database, [projection], { batch: 50 });
      await runner.start();
      await runner.waitFor(await during(), soon);
      await runner.stop();
    };

    const events = storedEvents(steps);
    await append(events.slice(0, 40));
    await follow(applicationsProjection, () => append(events.slice(40, 80)));
    await follow(applicationsProjection, () => append(events.slice(80)));
    const kept = await allRows(database);
    expect(kept['application_steps']).toHaveLength(120);
    expect(kept['applications']).toHaveLength(17);

    await follow({ ...applicationsProjection, version: applicationsProjection.version + 1 }, () =>
      store.head(),
    );
    expect(await allRows(database)).toEqual(kept);
    await Promise.all([store.close(), database.close()]);
  });
});
