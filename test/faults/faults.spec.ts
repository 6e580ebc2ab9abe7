import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { type EventStoreDbStore, openEventStoreDb } from '#libs/event-store';
import { openReadDatabase, ProjectionWatcher, type ReadDatabase } from '#libs/projections';
import { projections } from '#apps/composition';
import { built, killAll } from '../system/support/programs.ts';
import { Constellation, INSTALLATION } from './support/constellation.ts';
import { plansOf, takeAll, type Acknowledged, type Plan } from './support/load.ts';
import { drawing, trouble } from './support/trouble.ts';
import {
  faultsIn,
  historiesIn,
  judgedTwice,
  rebuiltFrom,
  tablesOf,
  undisturbed,
  wholeLog,
} from './support/truth.ts';

jest.setTimeout(300_000);

/** Each is another order of things that go wrong. */
const SEEDS = Array.from({ length: Number(process.env['QADAM_FAULT_SEEDS'] ?? 3) }, (_, index) => index + 1);
const APPLICATIONS = 80;

(built ? describe : describe.skip)('an installation on several machines that go wrong', () => {
  let there: Constellation;
  let store: EventStoreDbStore;
  let database: ReadDatabase;
  const plans: Plan[] = [];
  const acknowledged: Acknowledged[] = [];

  beforeAll(async () => {
    there = await Constellation.start();
  });
  afterAll(async () => {
    await there.stop();
    killAll();
  });
  beforeEach(async () => {
    database = await openReadDatabase({ url: there.postgres.url, installation: INSTALLATION });
  });
  afterEach(async () => {
    await database.close();
    await store?.close();
  });

  it.each(SEEDS)(
    'keeps every acknowledged step, once, and comes to the same tables and entries (seed %i)',
    async (seed) => {
      const mine = plansOf(seed, APPLICATIONS);
      plans.push(...mine);
      const done = new AbortController();
      const troubles = trouble(there, drawing(seed), done.signal);
      acknowledged.push(...(await takeAll(mine, there.urls)));
      done.abort();
      const expected = await undisturbed(plans);
      const happened = await troubles;
      expect(happened.length).toBeGreaterThan(0);
      console.info(`seed ${seed}: ${happened.join(', ')}`);

      store = await openEventStoreDb({ url: there.storeUrl, installation: INSTALLATION });
      const { log, tables } = await settled(store, database, sizeOf(expected));
      expect(faultsIn(log)).toEqual([]);
      const inLog = new Set(log.map(({ metadata, revision }) => `${metadata.applicationId} ${revision}`));
      expect(
        acknowledged.filter(({ applicationId, revision }) => !inLog.has(`${applicationId} ${revision}`)),
      ).toEqual([]);
      expect(historiesIn(log)).toEqual(expected);
      expect(judgedTwice(log)).toEqual([]);
      expect(tables).toEqual(await rebuiltFrom(log));
    },
  );
});

const sizeOf = (histories: ReadonlyMap<string, readonly object[]>) =>
  [...histories.values()].reduce((sum, { length }) => sum + length, 0);

/** The log and the tables at the same position, once the clock has said what it has to say, or after two minutes. */
async function settled(store: EventStoreDbStore, database: ReadDatabase, size: number) {
  const watcher = new ProjectionWatcher(store, database, projections);
  await watcher.start();
  for (let looks = 0; looks < 240 && sizeOf(historiesIn(await wholeLog(store))) < size; looks += 1)
    await pause(500);
  for (;;) {
    const head = await store.head();
    await watcher.waitFor(head, { timeoutMs: 60_000 });
    const [log, tables] = [await wholeLog(store), await tablesOf(database)];
    // Of those that are not late at each step the clock may speak at any time.
    if ((await store.head()) !== head) continue;
    await watcher.stop();
    return { log, tables };
  }
}
