import * as fc from 'fast-check';
import { ServiceError } from '#libs/contract';
import { MemoryEventStore } from '#libs/event-store';
import { onEachDatabase, openTestDatabase, runs } from '#libs/testing';
import type { Projection, ProjectionLog } from './projection.ts';
import { ProjectionRunner } from './projection-runner.ts';
import type { RunnerOptions } from './runner-options.ts';
import type { ReadDatabase } from './read-database.ts';
import { appendTo } from './testing/example-log.ts';
import { tallied, Tally } from './testing/tally.ts';

const soon = { timeoutMs: 5_000 };
const quick = { pauseMs: { first: 1, longest: 4 } };

onEachDatabase('the projection runner', (kind) => {
  /** Where streams fall to several partitions, a batch is what each has of it. */
  const partitioned = kind === 'postgres';

  let store: MemoryEventStore;
  let database: ReadDatabase;
  const runners: ProjectionRunner[] = [];

  beforeEach(async () => {
    store = new MemoryEventStore();
    database = await openTestDatabase();
  });
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    await Promise.all([database.close(), store.close()]);
  });

  async function started(projections: Projection[], options: RunnerOptions = quick) {
    const runner = new ProjectionRunner(store, database, projections, options);
    runners.push(runner);
    await runner.start();
    return runner;
  }
  const until = async (runner: ProjectionRunner, state: string) => {
    let statuses = await runner.status();
    while (statuses.every((status) => status.state !== state)) {
      await new Promise((resolve) => setTimeout(resolve, 2));
      statuses = await runner.status();
    }
    return statuses;
  };

  it('brings the tables to the end of the log and is live', async () => {
    const head = await appendTo(store, 'a', 'b', 'a');
    const runner = await started([new Tally()]);
    await runner.waitFor(head, soon);
    expect(await tallied(database)).toEqual({ events: { a: 2, b: 1 }, positions: [1, 2, 3] });
    const [status] = await until(runner, 'live');
    expect(status).toEqual({ name: 'tally', version: 1, position: 3n, head: 3n, lag: 0n, state: 'live' });
  });

  it('is live on an empty log and follows what comes', async () => {
    const runner = await started([new Tally()]);
    await until(runner, 'live');
    await runner.waitFor(await appendTo(store, 'a'), soon);
    await runner.waitFor(await appendTo(store, 'a', 'b'), soon);
    expect((await tallied(database)).events).toEqual({ a: 2, b: 1 });
  });

  it('goes on after a restart with the first event that it had not taken', async () => {
    const first = await started([new Tally()]);
    await first.waitFor(await appendTo(store, 'a', 'b'), soon);
    await first.stop();
    expect((await first.status())[0]?.state).toBe('stopped');

    const head = await appendTo(store, 'a');
    const tally = new Tally();
    await (await started([tally])).waitFor(head, soon);
    expect(tally.batches).toEqual([[3]]);
    expect((await tallied(database)).positions).toEqual([1, 2, 3]);
  });

  it('leaves nothing of a batch that breaks off before its checkpoint, and takes it whole later', async () => {
    const tally = new Tally();
    tally.broken = 'a';
    const head = await appendTo(store, 'a');
    const runner = await started([tally], { ...quick, attempts: Infinity });
    const [failed] = await until(runner, 'failed');
    expect(failed).toMatchObject({
      position: 0n,
      lag: 1n,
      error: { message: 'cannot read ApplicationStepped' },
    });
    expect(await tallied(database)).toEqual({ events: {}, positions: [] });

    tally.broken = undefined;
    await runner.waitFor(head, soon);
    expect((await tallied(database)).positions).toEqual([1]);
    expect((await until(runner, 'live'))[0]).not.toHaveProperty('error');
  });

  it('keeps what comes before an event that cannot be applied, names it, and skips nothing', async () => {
    await appendTo(store, 'a', 'b', 'a', 'bad', 'a', 'b');
    const log: string[] = [];
    const tally = new Tally();
    tally.broken = 'bad';
    const patient = { ...quick, attempts: Infinity };
    const runner = await started([tally], { ...patient, log: (_, message) => log.push(message) });
    const [failed] = await until(runner, 'failed');
    const [bad] = await store.readStream('bad');
    expect(failed).toMatchObject({ error: { position: 4n, eventId: bad?.id } });
    const { positions } = await tallied(database);
    expect(positions).not.toContain(4);
    expect(partitioned || positions.join() === '1,2,3').toBe(true);

    tally.broken = undefined;
    await runner.waitFor(6n, soon);
    expect((await tallied(database)).positions).toEqual([1, 2, 3, 4, 5, 6]);
    expect(log).toEqual(expect.arrayContaining(['projection failed', 'projection goes on']));
  });

  it('does not let one projection hold up another', async () => {
    const broken: Projection = {
      name: 'broken',
      version: 1,
      tables: { names: [], create: async () => {} },
      apply: () => Promise.reject(new Error('never')),
    };
    const head = await appendTo(store, 'a', 'b');
    const runner = await started([broken, new Tally()]);
    await runner.waitFor(head, { ...soon, projection: 'tally' });
    await expect(runner.waitFor(head, { timeoutMs: 1 })).rejects.toMatchObject({
      code: 'read-model-behind',
      details: { projections: ['broken'], position: '2' },
    });
    const [failed, tally] = await until(runner, 'failed');
    expect([failed?.name, tally?.position]).toEqual(['broken', 2n]);
  });

  it('tries again when the store does not answer', async () => {
    class Hiccup extends MemoryEventStore {
      left = 3;
      override async head() {
        if (this.left-- > 0) throw new ServiceError('store-unavailable', 'the disk is away');
        return super.head();
      }
    }
    store = new Hiccup();
    const head = await appendTo(store, 'a');
    await (await started([new Tally()])).waitFor(head, soon);
    expect((await tallied(database)).positions).toEqual([1]);
  });

  it('lets go of those who wait when it stops', async () => {
    const runner = await started([new Tally()]);
    const waiting = runner.waitFor(99n, { timeoutMs: 600_000 });
    await Promise.all([expect(waiting).rejects.toMatchObject({ code: 'read-model-behind' }), runner.stop()]);
  });

  it('takes each event once though two runners work on the same tables', async () => {
    const streams = Array.from({ length: 60 }, (_, index) => `s${index % 7}`);
    const failures: string[] = [];
    const log: ProjectionLog = (level, message) => level === 'error' && failures.push(message);
    const options = { ...quick, batch: 4, log };
    const [one, other] = [await started([new Tally()], options), await started([new Tally()], options)];
    const head = await appendTo(store, ...streams);
    await Promise.all([one.waitFor(head, soon), other.waitFor(head, soon)]);
    expect((await tallied(database)).positions).toEqual(streams.map((_, index) => index + 1));
    expect(failures).toEqual([]);
  });

  it('has the same tables whatever the size of a batch', async () => {
    const streams = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(streams, fc.integer({ min: 1, max: 31 }), async (names, batch) => {
        const [log, tables] = [new MemoryEventStore(), await openTestDatabase()];
        const head = await appendTo(log, ...names);
        const tally = new Tally();
        const runner = new ProjectionRunner(log, tables, [tally], { batch });
        await runner.start();
        await runner.waitFor(head, soon);
        expect((await tallied(tables)).positions).toEqual(names.map((_, index) => index + 1));
        const largest = Math.max(...tally.batches.map(({ length }) => length));
        const whole = Math.min(batch, names.length);
        expect(partitioned ? largest <= whole : largest === whole).toBe(true);
        await runner.stop();
        await Promise.all([log.close(), tables.close()]);
      }),
      runs(25),
    );
  });

  describe('builds the tables anew', () => {
    beforeEach(async () => {
      const runner = await started([new Tally()]);
      await runner.waitFor(await appendTo(store, 'a', 'b', 'a'), soon);
      await runner.stop();
    });

    it('when the version has risen, with the same result', async () => {
      const before = await tallied(database);
      const tally = new Tally('tally', 2);
      await (await started([tally])).waitFor(3n, soon);
      expect(tally.batches.flat().toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
      expect(await tallied(database)).toEqual(before);
    });

    it('when one of them is missing', async () => {
      await database.writer.schema.dropView('tally').execute();
      await database.writer.schema.dropTable('tally__1').execute();
      await (await started([new Tally()])).waitFor(3n, soon);
      expect(await tallied(database)).toEqual({ events: { a: 2, b: 1 }, positions: [1, 2, 3] });
    });

    it('when the log has been replaced by a shorter one', async () => {
      await store.close();
      store = new MemoryEventStore();
      await appendTo(store, 'z');
      await until(await started([new Tally()]), 'live');
      expect(await tallied(database)).toEqual({ events: { z: 1 }, positions: [1] });
    });

    it('without the tables that the new version no longer has', async () => {
      const tables = { names: [], create: async () => {} };
      const runner = await started([{ name: 'tally', version: 2, tables, apply: async () => {} }]);
      await runner.waitFor(3n, soon);
      const names = (await database.reader.introspection.getTables()).map(({ name }) => name);
      // What was there before can be gone back to; it is shown no more.
      expect(names.filter((name) => name.startsWith('tally'))).toEqual(['tally__1', 'tally_positions__1']);
    });

    it('but not those of a newer version: it refuses to start', async () => {
      await (await started([new Tally('tally', 3)])).stop();
      await expect(started([new Tally('tally', 2)])).rejects.toMatchObject({ code: 'store-too-new' });
    });
  });
});
