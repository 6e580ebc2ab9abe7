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

/**
 * What holds of every read model, so that workers can share the streams: order counts within a stream only. Defines
 * two tests.
 */
export function partitionContract(projection: Projection, logs: fc.Arbitrary<readonly StoredEvent[]>): void {
  const shares = fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 8 });
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 12 });
  const sharedOut = async (
    follow: (database: ReadDatabase, parts: readonly Part[], turns: readonly number[]) => Promise<void>,
  ) =>
    fc.assert(
      fc.asyncProperty(logs, shares, sizes, async (events, share, turns) => {
        const whole = await projected(projection, events);
        const shared = await projected(projection, []);
        await follow(shared, partsOf(events, share), turns);
        expect(await rowsOf(projection, shared)).toEqual(await rowsOf(projection, whole));
        await Promise.all([whole.close(), shared.close()]);
      }),
      runs(40),
    );

  it('has the same rows whoever takes which streams, and however they take turns', () =>
    sharedOut(async (database, parts, turns) => {
      for (let turn = 0; parts.some((part) => part.length > 0); turn += 1) {
        const part = parts[turn % parts.length] ?? [];
        const batch = part.splice(0, turns[turn % turns.length]);
        if (batch.length > 0) await applyBatch(projection, database, batch);
      }
    }));

  it('has the same rows when the streams are taken at the same time', () =>
    sharedOut(async (database, parts, [size = 1]) => {
      const take = async (part: Part) => {
        while (part.length > 0) await applyBatch(projection, database, part.splice(0, size));
      };
      await Promise.all(parts.map(take));
    }));
}

/** Events of some streams, in order; those that were taken are gone. */
type Part = StoredEvent[];

/** The streams in the order of their beginning, shared out in turn as `share` says. */
function partsOf(events: readonly StoredEvent[], share: readonly number[]): readonly Part[] {
  const streams = [...new Set(events.map(({ stream }) => stream))];
  const partOf = (stream: string) => share[streams.indexOf(stream) % share.length] ?? 0;
  return [0, 1, 2].map((number) => events.filter(({ stream }) => partOf(stream) === number));
}
