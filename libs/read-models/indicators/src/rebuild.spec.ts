import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '#libs/event-store';
import { openReadDatabase, ProjectionRunner } from '#libs/projections';
import type { Projection } from '#libs/projections';
import { indicatorsProjection } from './indicators-projection.ts';
import { answer, information, ledgerOf, storedEvents, target } from './testing/example-events.ts';
import { allRows } from './testing/read-model.ts';

const events = storedEvents(
  Array.from({ length: 30 }, (_, index) => {
    const day = `2012-04-${String((index % 28) + 1).padStart(2, '0')}`;
    const { set, missed, met } = ledgerOf(`a${index % 17}`, { office: `office-${index % 3}` });
    return [
      set(day),
      index % 3 === 0 ? missed(day) : met(day),
      answer(`a${index}`, 'courtesy', index % 2 === 0, day),
      target('timely-provision', 2012 + (index % 2), index, String(index)),
      information('residence-registration', day, index % 2 === 0 ? 'http://www.mvd.kz' : null),
    ];
  }).flat(),
);

describe('the read model of indicators over a log on disk', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'indicators-'))));
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
      const runner = new ProjectionRunner(store, database, [projection], { batch: 20 });
      await runner.start();
      await runner.waitFor(await during(), { timeoutMs: 5_000 });
      await runner.stop();
    };

    await append(0, 40);
    await follow(indicatorsProjection, () => append(40, 90));
    await follow(indicatorsProjection, () => append(90, events.length));
    const kept = await allRows(database);
    expect(kept['indicator_cases']).toHaveLength(17 + 30);
    expect(kept['indicator_targets']).toHaveLength(2);

    await follow({ ...indicatorsProjection, version: indicatorsProjection.version + 1 }, () => store.head());
    expect(await allRows(database)).toEqual(kept);
    await Promise.all([store.close(), database.close()]);
  });
});
