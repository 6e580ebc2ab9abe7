import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredEvent } from '#libs/contract';
import { SqliteEventStore } from '#libs/event-store';
import { openReadDatabase, ProjectionRunner } from '#libs/projections';
import type { Projection } from '#libs/projections';
import { deadlinesProjection } from './deadlines-projection.ts';
import { application, ledgerOf, ORDINARY, storedEvents } from './testing/example-events.ts';
import { allRows } from './testing/read-model.ts';

const soon = { timeoutMs: 5_000 };

/** Thirty applications, told one after another's step: set, ready, missed, ended, some left open. */
const steps = [0, 1, 2, 3, 4].flatMap((stage) =>
  Array.from({ length: 30 }, (_, number) => {
    const { step, set, entry, met } = ledgerOf(application(number), { office: `office-${number % 5}` });
    const late = met('2012-04-18T06:00:00.000Z', { over: { calendarDays: 2, workingDays: 2 } });
    const stages = [
      step('ApplicationSubmitted', 'submitted'),
      set(),
      step('ResultProduced', 'produced', '2012-04-10T05:00:00.000Z'),
      entry('DeadlineMissed', ORDINARY.dueAt),
      number % 3 === 0 ? met(ORDINARY.dueAt) : { ...late, type: 'DeadlineMetLate' },
    ];
    return stage === 4 && number % 3 === 1 ? [] : [stages[stage]!];
  }).flat(),
);

describe('the read model of deadlines over a log on disk', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'deadlines-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has the same rows built from zero as kept up step by step, over restarts', async () => {
    const store = await SqliteEventStore.open({ file: join(folder, 'log.db') });
    const database = await openReadDatabase({ file: join(folder, 'read.db') });
    const append = async (events: readonly StoredEvent[]) => {
      let position = 0n;
      for (const { stream, id, type, data, metadata } of events)
        ({ position } = await store.append(stream, 'any', [{ id, type, data, metadata }]));
      return position;
    };
    const follow = async (projection: Projection, during: () => Promise<bigint>) => {
      const runner = new ProjectionRunner(store, database, [projection], { batch: 40 });
      await runner.start();
      await runner.waitFor(await during(), soon);
      await runner.stop();
    };

    const events = storedEvents(steps);
    await append(events.slice(0, 50));
    await follow(deadlinesProjection, () => append(events.slice(50, 100)));
    await follow(deadlinesProjection, () => append(events.slice(100)));
    const kept = await allRows(database);
    expect(kept['deadlines']).toHaveLength(30);
    expect(kept['deadline_open_counts']).toHaveLength(5);

    const newer = { ...deadlinesProjection, version: deadlinesProjection.version + 1 };
    await follow(newer, () => store.head());
    expect(await allRows(database)).toEqual(kept);
    await Promise.all([store.close(), database.close()]);
  });
});
