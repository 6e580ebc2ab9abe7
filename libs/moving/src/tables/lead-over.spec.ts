import { InstallationLog, MemoryEventStore, type EventStore } from '#libs/event-store';
import { generationStatuses, openReadDatabase, ProjectionRunner, type Projection } from '#libs/projections';
import { Move } from '../move.ts';
import { appendTo, PREFIX } from '../testing/example-log.ts';
import { MemoryHouse } from '../testing/memory-house.ts';
import { leadOver } from './lead-over.ts';
import { tieTables } from './log-identity.ts';

const OWN = ['qadam.complaint-1', 'qadam.complaint-2', 'qadam.complaint-1'];
const FOREIGN = ['notes', 'notes'];

/** Counts the events of each stream: an event that comes twice, or not at all, shows. */
const tally: Projection = {
  name: 'tally',
  version: 1,
  tables: {
    names: ['tally'],
    create: async (db) => {
      await db.schema
        .createTable('tally')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .execute();
    },
  },
  async apply(trx, events) {
    const rows = trx.$extendTables<{ tally: { id: string } }>();
    for (const { id } of events) await rows.insertInto('tally').values({ id }).execute();
  },
};

/** A log that was moved to where others had written before, and the tables that were made of it. */
async function moved() {
  const [source, target] = [new MemoryHouse('here'), new MemoryHouse('there')];
  await appendTo(source.store, OWN);
  await appendTo(target.store, FOREIGN);
  const database = await openReadDatabase({ memory: true });
  const [from, to] = [new InstallationLog(source.store, 'qadam'), new InstallationLog(target.store, 'qadam')];
  await tieTables(database, from);
  const project = async (store: EventStore) => {
    const runner = new ProjectionRunner(store, database, [tally], { gatherMs: 0 });
    await runner.start();
    await runner.waitFor(await store.head(), { timeoutMs: 5_000 });
    await runner.stop();
  };
  const move = async () => {
    const moving = new Move(source, target, { prefix: PREFIX });
    await moving.begin();
    await moving.switchOver();
  };
  const ids = async () =>
    (
      await database.reader
        .$extendTables<{ tally: { id: string } }>()
        .selectFrom('tally')
        .selectAll()
        .execute()
    )
      .map(({ id }) => id)
      .toSorted();
  return { source, target, from, to, database, project, move, ids };
}

const nobody = async () => false;

describe('tables that are led over to the log that is home now', () => {
  it('go on where they were: no event twice, none left out', async () => {
    const { source, target, from, to, database, project, move, ids } = await moved();
    await project(from);
    await appendTo(source.store, OWN);
    await move();
    // They lag by three events, and nobody keeps them.
    expect(await leadOver(database, { source: from, target: to, move: 'first', isKept: nobody })).toEqual({
      checkpoints: 1,
      parked: 0,
    });
    await appendTo(target.store, OWN);
    await project(to);
    expect(await ids()).toEqual((await to.readAll()).map(({ id }) => id).toSorted());
    await database.close();
  });

  it('are led over once', async () => {
    const { from, to, database, project, move } = await moved();
    await project(from);
    await move();
    const options = { source: from, target: to, move: 'first', isKept: nobody };
    await leadOver(database, options);
    const [before] = await generationStatuses(database.reader);
    expect(await leadOver(database, options)).toEqual({ checkpoints: 0, parked: 0 });
    expect((await generationStatuses(database.reader))[0]).toEqual(before);
    expect(before?.position).toBe(5n);
    await database.close();
  });

  it('are led over also where the first event stands at the same position in both', async () => {
    const [source, target] = [new MemoryHouse('here'), new MemoryHouse('there')];
    await appendTo(source.store, ['qadam.complaint-1', 'notes', 'qadam.complaint-2']);
    const [from, to] = [source, target].map(({ store }) => new InstallationLog(store, 'qadam'));
    const { database, project } = await moved();
    await project(from!);
    const move = new Move(source, target, { prefix: PREFIX });
    await move.begin();
    await move.switchOver();
    await leadOver(database, { source: from!, target: to!, move: 'first', isKept: nobody });
    expect((await generationStatuses(database.reader))[0]?.position).toBe(2n);
    await database.close();
  });

  it('are left alone while they lag and somebody keeps them', async () => {
    const { source, from, to, database, project, move } = await moved();
    await project(from);
    await appendTo(source.store, OWN);
    await move();
    const options = { source: from, target: to, move: 'first', isKept: async () => true, patienceMs: 100 };
    await expect(leadOver(database, options)).rejects.toMatchObject({ code: 'read-model-behind' });
    await expect(tieTables(database, from)).resolves.toBeUndefined();
    await database.close();
  });

  it('are not led over where an event is missing in the target', async () => {
    const { source, from, to, database, project } = await moved();
    await project(from);
    await source.seal('there');
    const options = { source: from, target: to, move: 'first', isKept: nobody };
    await expect(leadOver(database, options)).rejects.toMatchObject({ code: 'unknown-cursor' });
    await database.close();
  });
});

describe('tables', () => {
  it('are of one log: another one is refused, also one with the same events at other positions', async () => {
    const { target, from, to, database, move } = await moved();
    await tieTables(database, from);
    await move();
    await expect(tieTables(database, to)).rejects.toMatchObject({
      code: 'bad-configuration',
      message: expect.stringContaining('made of another log'),
    });
    expect(await target.store.head()).toBe(5n);
    await database.close();
  });

  it('are not tied to a log that is empty', async () => {
    const database = await openReadDatabase({ memory: true });
    await tieTables(database, new MemoryEventStore());
    const { from } = await moved();
    await tieTables(database, from);
    await expect(tieTables(database, new MemoryEventStore())).resolves.toBeUndefined();
    await database.close();
  });
});
