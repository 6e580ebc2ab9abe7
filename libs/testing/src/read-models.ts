import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { StoredEvent } from '#libs/contract';
import { SqliteEventStore } from '#libs/event-store';
import { openReadDatabase, ProjectionRunner, type Projection, type ReadDatabase } from '#libs/projections';
import { presentDatabase, runs } from './postgres/on-each-database.ts';
import { openWithTables } from './postgres/test-database.ts';

/** A read database of the kind that is tried at present, that knows these events, taken in one batch, or in batches of the sizes given. */
export async function projected(
  projection: Projection,
  events: readonly StoredEvent[],
  sizes: readonly number[] = [],
): Promise<ReadDatabase> {
  const database = await openWithTables(presentDatabase(), projection);
  let start = 0;
  for (const size of [...sizes, events.length]) {
    const batch = events.slice(start, start + size);
    start += size;
    if (batch.length > 0) await applyBatch(projection, database, batch);
  }
  return database;
}

/** Takes one batch more, in a transaction of its own. */
export const applyBatch = (
  projection: Projection,
  database: ReadDatabase,
  batch: readonly StoredEvent[],
): Promise<void> => database.writer.transaction().execute((trx) => projection.apply(trx, batch));

/** All rows of all tables of a projection, in an order that does not depend on that of writing. */
export async function rowsOf(
  { tables }: Projection,
  database: ReadDatabase,
): Promise<Record<string, unknown[]>> {
  const db = database.reader.$extendTables<Record<string, Record<string, unknown>>>();
  const rows: Record<string, unknown[]> = {};
  for (const name of tables.names) {
    const all = await db.selectFrom(name).selectAll().execute();
    rows[name] = all.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  return rows;
}

/** A log, and how it is followed on the way to its end. */
export interface RebuildExample {
  readonly events: readonly StoredEvent[];
  /** After how many events the projection is stopped and started again. */
  readonly stops: readonly [number, number];
  /** Most events in one transaction. */
  readonly batch: number;
  /** How many rows some of the tables have in the end, so that the comparison is not one of nothing. */
  readonly rows: Readonly<Record<string, number>>;
}

/** What holds of every read model: kept up over restarts, it has the rows that a rebuild gives. Defines a test. */
export function rebuildContract(
  projection: Projection,
  { events, stops, batch, rows }: RebuildExample,
): void {
  describe(`the read model of ${projection.name} over a log on disk`, () => {
    let folder: string;
    beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), `${projection.name}-`))));
    afterEach(() => rmSync(folder, { recursive: true }));

    it('has the same rows built from zero as kept up step by step, over restarts', async () => {
      const store = await SqliteEventStore.open({ file: join(folder, 'log.db') });
      const database = await openReadDatabase({ file: join(folder, 'read.db') });
      const append = async (from: number, to: number) => {
        let position = 0n;
        for (const { stream, id, type, data, personal, metadata } of events.slice(from, to)) {
          const event = { id, type, data, metadata, ...(personal && { personal }) };
          ({ position } = await store.append(stream, 'any', [event]));
        }
        return position;
      };
      const follow = async (version: number, during: () => Promise<bigint>) => {
        const runner = new ProjectionRunner(store, database, [{ ...projection, version }], { batch });
        await runner.start();
        await runner.waitFor(await during(), { timeoutMs: 5_000 });
        await runner.stop();
      };

      const { version } = projection;
      await append(0, stops[0]);
      await follow(version, () => append(...stops));
      await follow(version, () => append(stops[1], events.length));
      const kept = await rowsOf(projection, database);
      for (const [table, number] of Object.entries(rows)) expect(kept[table]).toHaveLength(number);

      await follow(version + 1, () => store.head());
      expect(await rowsOf(projection, database)).toEqual(kept);
      await Promise.all([store.close(), database.close()]);
    });
  });
}

/**
 * What holds of every read model, whatever the log says and wherever its batches end. Defines a test.
 * @param also what else holds of the read model of each log
 */
export function batchContract(
  projection: Projection,
  logs: fc.Arbitrary<readonly StoredEvent[]>,
  also: (database: ReadDatabase) => Promise<void> = async () => {},
): void {
  it('has the same rows however the log is cut into batches', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(logs, sizes, async (events, cuts) => {
        const whole = await projected(projection, events);
        const cut = await projected(projection, events, cuts);
        expect(await rowsOf(projection, cut)).toEqual(await rowsOf(projection, whole));
        await also(whole);
        await Promise.all([whole.close(), cut.close()]);
      }),
      runs(80),
    );
  });
}
