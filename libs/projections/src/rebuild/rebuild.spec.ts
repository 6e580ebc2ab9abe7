import { setTimeout as pause } from 'node:timers/promises';
import { MemoryEventStore } from '#libs/event-store';
import { onEachDatabase, openTestDatabase } from '#libs/testing';
import { generationStatuses } from '../projection-states.ts';
import { ProjectionRunner } from '../projection-runner.ts';
import type { ReadDatabase } from '../read-database.ts';
import { appendTo } from '../testing/example-log.ts';
import { tallied, Tally } from '../testing/tally.ts';
import { reviveFormer } from './go-back.ts';
import type { RebuildProgress } from './rebuild-pace.ts';
import { rebuild, type RebuildOptions } from './rebuild.ts';

const soon = { timeoutMs: 5_000 };
const quick = { pauseMs: { first: 1, longest: 4 }, gatherMs: 0 };
const endless = () => new AbortController().signal;
const STREAMS = Array.from({ length: 60 }, (_, index) => `s${index % 7}`);

/** Takes its time, so that something can happen meanwhile. */
class SlowTally extends Tally {
  constructor(name?: string, version?: number) {
    super(name, version);
    const { apply } = this;
    this.apply = async (trx, events) => {
      await apply(trx, events);
      await pause(5);
    };
  }
}

onEachDatabase('a rebuild', () => {
  let store: MemoryEventStore;
  let service: ReadDatabase;
  let runner: ProjectionRunner;

  beforeEach(async () => {
    store = new MemoryEventStore();
    service = await openTestDatabase();
    runner = await started(new Tally());
    await runner.waitFor(await appendTo(store, ...STREAMS), soon);
  });
  afterEach(async () => {
    await runner.stop();
    await Promise.all([service.close(), store.close()]);
  });

  async function started(tally: Tally) {
    const next = new ProjectionRunner(store, service, [tally], quick);
    await next.start();
    return next;
  }
  const run = (tally: Tally, options: Partial<RebuildOptions> = {}) =>
    rebuild(store, service, tally, { signal: endless(), ...options });
  const spoilt = () => service.writer.$extendTables<{ tally__1: { stream: string; events: number } }>();
  const states = async () =>
    (await generationStatuses(service.reader)).map(({ generation, state }) => `${generation} ${state}`);

  it('grows beside the tables, which go on answering and being kept, and takes over with the same rows', async () => {
    const before = await tallied(service);
    const seen: RebuildProgress[] = [];
    const building = run(new SlowTally(), { batch: 5, compare: true, onProgress: (at) => seen.push(at) });
    while ((await states()).length < 2) await pause(1);
    expect(await states()).toEqual(['1 active', '2 building']);
    await runner.waitFor(await appendTo(store, 'new'), soon);
    expect((await tallied(service)).events).toEqual({ ...before.events, new: 1 });

    const report = await building;
    expect(report).toMatchObject({
      projection: 'tally',
      generation: 2,
      former: 1,
      differences: [],
      comparedAt: 61n,
    });
    expect(await tallied(service)).toEqual({
      events: { ...before.events, new: 1 },
      positions: Array.from({ length: 61 }, (_, index) => index + 1),
    });
    expect(await states()).toEqual(['1 former', '2 active']);
    expect(seen.at(-1)).toMatchObject({ share: 1, secondsLeft: 0 });
    expect(seen.some(({ share, secondsLeft }) => share < 1 && secondsLeft !== undefined)).toBe(true);
  });

  it('is followed by the service at once, without a restart, each event once', async () => {
    await run(new Tally());
    await runner.waitFor(await appendTo(store, 'a', 'b'), soon);
    expect((await tallied(service)).positions).toEqual(Array.from({ length: 62 }, (_, index) => index + 1));
  });

  it('loses and repeats nothing while the log grows without a pause', async () => {
    const growing = new AbortController();
    const load = (async () => {
      let last = 0n;
      while (!growing.signal.aborted) {
        last = await appendTo(store, 'x', 'y', 'z');
        // Less than a busy machine can take in: no rebuild ever meets the end of a log that grows faster than that.
        await pause(20);
      }
      return last;
    })();
    const report = await run(new Tally(), { batch: 20, compare: true });
    growing.abort();
    const last = await load;
    await runner.waitFor(last, soon);
    expect(report.differences).toEqual([]);
    const { positions } = await tallied(service);
    expect(positions).toEqual(Array.from({ length: Number(last) }, (_, index) => index + 1));
  });

  it('tells row by row what the tables said that the log does not say', async () => {
    await spoilt().updateTable('tally__1').set({ events: 99 }).where('stream', '=', 's1').execute();
    await spoilt().deleteFrom('tally__1').where('stream', '=', 's2').execute();
    await spoilt().insertInto('tally__1').values({ stream: 'ghost', events: 1 }).execute();
    const { differences } = await run(new Tally(), { compare: true });
    expect(differences).toEqual([
      {
        table: 'tally',
        before: 7,
        after: 7,
        onlyBefore: 2,
        onlyAfter: 2,
        examples: {
          before: [
            { stream: 'ghost', events: 1 },
            { stream: 's1', events: 99 },
          ],
          after: [
            { stream: 's1', events: 9 },
            { stream: 's2', events: 9 },
          ],
        },
      },
    ]);
    expect((await tallied(service)).events['s1']).toBe(9);
  });

  it('that is interrupted goes on where it was', async () => {
    const stop = new AbortController();
    const first = new SlowTally();
    const interrupted = run(first, { batch: 5, signal: stop.signal });
    while (first.batches.length < 4) await pause(1);
    stop.abort();
    await expect(interrupted).rejects.toMatchObject({ code: 'read-model-behind' });
    expect(await states()).toEqual(['1 active', '2 building']);

    const second = new Tally();
    expect(await run(second)).toMatchObject({ generation: 2, former: 1 });
    expect(second.batches[0]?.[0]).toBeGreaterThan(1);
    expect((await tallied(service)).positions).toHaveLength(60);
  });

  it('can be begun afresh instead', async () => {
    await expect(run(new Tally(), { signal: AbortSignal.abort() })).rejects.toMatchObject({});
    const tally = new Tally();
    expect(await run(tally, { afresh: true })).toMatchObject({ generation: 2 });
    expect(tally.batches.flat()).toContain(1);
  });

  it('can be undone: the tables before it are brought to the present, and take over again', async () => {
    await run(new Tally());
    await runner.waitFor(await appendTo(store, 'later'), soon);
    expect((await reviveFormer(service, new Tally())).generation).toBe(1);
    const tally = new Tally();
    expect(await run(tally, { compare: true })).toMatchObject({ generation: 1, former: 2, differences: [] });
    expect(tally.batches.flat()).toEqual([61]);
    expect((await tallied(service)).events['later']).toBe(1);
    expect(await states()).toEqual(['1 active', '2 former']);
  });

  it('keeps one generation to go back to, and drops those before it', async () => {
    await run(new Tally());
    await run(new Tally());
    expect(await states()).toEqual(['2 former', '3 active']);
    const tables = (await service.reader.introspection.getTables()).map(({ name }) => name);
    expect(tables.filter((name) => name.startsWith('tally__'))).toEqual(['tally__2', 'tally__3']);
  });

  it('cannot be undone where nothing was before it, nor by a program of another version', async () => {
    await expect(reviveFormer(service, new Tally())).rejects.toMatchObject({ code: 'not-found' });
    await runner.stop();
    runner = await started(new Tally('tally', 2));
    await runner.waitFor(60n, soon);
    await expect(reviveFormer(service, new Tally('tally', 2))).rejects.toMatchObject({
      code: 'bad-configuration',
    });
  });

  it('begins by itself when the version has risen; until then the tables of the former answer', async () => {
    await runner.stop();
    const next = new SlowTally('tally', 2);
    runner = new ProjectionRunner(store, service, [next], { ...quick, batch: 5 });
    await runner.start();
    while (next.batches.length < 3) await pause(1);
    expect((await tallied(service)).positions).toHaveLength(60);
    await expect(runner.waitFor(60n, { timeoutMs: 1 })).rejects.toMatchObject({ code: 'read-model-behind' });
    await runner.waitFor(await appendTo(store, 'a'), soon);
    expect((await tallied(service)).positions).toHaveLength(61);
    expect((await runner.status())[0]).toMatchObject({ version: 2, position: 61n });
  });

  it('shows the new tables at once where the former have not the columns that are asked for', async () => {
    await runner.stop();
    const wider = new Tally('tally', 2);
    const tables: Tally['tables'] = {
      names: wider.tables.names,
      create: async (db) => {
        await wider.tables.create(db);
        await db.schema.alterTable('tally').addColumn('since', 'text').execute();
      },
    };
    runner = new ProjectionRunner(
      store,
      service,
      [{ name: 'tally', version: 2, tables, apply: wider.apply }],
      quick,
    );
    await runner.start();
    await expect(
      service.reader
        .$extendTables<{ tally: { since: string } }>()
        .selectFrom('tally')
        .select('since')
        .execute(),
    ).resolves.toBeDefined();
    await runner.waitFor(60n, soon);
    expect((await tallied(service)).positions).toHaveLength(60);
  });
});
