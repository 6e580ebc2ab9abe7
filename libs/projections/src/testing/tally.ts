import type { StoredEvent } from '#libs/contract';
import type { Projection } from '../projection.ts';
import type { ReadDatabase } from '../read-database.ts';

type Tables = { tally: { stream: string; events: number }; tally_positions: { position: number } };

/** Counts the events of each stream: taking one twice, not at all, or out of order, shows. */
export class Tally implements Projection {
  readonly tables: Projection['tables'] = {
    names: ['tally', 'tally_positions'],
    create: async (db) => {
      await db.schema
        .createTable('tally')
        .addColumn('stream', 'text', (column) => column.primaryKey())
        .addColumn('events', 'integer')
        .execute();
      await db.schema.createTable('tally_positions').addColumn('position', 'integer').execute();
    },
  };
  /** Positions of each batch that was taken, also of those undone. */
  readonly batches: number[][] = [];
  /** A stream whose events cannot be applied; noticed only after everything has been written. */
  broken: string | undefined;

  constructor(
    readonly name = 'tally',
    readonly version = 1,
  ) {}

  apply: Projection['apply'] = async (anyTrx, events) => {
    const trx = anyTrx.$extendTables<Tables>();
    this.batches.push(events.map(({ position }) => Number(position)));
    for (const { stream, revision, position } of events) {
      const { events: taken } = await trx
        .insertInto('tally')
        .values({ stream, events: 1 })
        .onConflict((conflict) =>
          conflict.column('stream').doUpdateSet((eb) => ({ events: eb('tally.events', '+', 1) })),
        )
        .returning('events')
        .executeTakeFirstOrThrow();
      if (taken !== revision + 1) throw new Error(`${stream} was taken out of order at revision ${revision}`);
      await trx
        .insertInto('tally_positions')
        .values({ position: Number(position) })
        .execute();
    }
    const broken = events.find(({ stream }: StoredEvent) => stream === this.broken);
    if (broken) throw new TypeError(`cannot read ${broken.type}`);
  };
}

/** What the tables say: events by stream, and the positions of all that was taken, in their order. */
export async function tallied(database: ReadDatabase) {
  const db = database.reader.$extendTables<Tables>();
  const rows = await db.selectFrom('tally').select(['stream', 'events']).orderBy('stream').execute();
  const positions = await db.selectFrom('tally_positions').select('position').orderBy('position').execute();
  return {
    events: Object.fromEntries(rows.map(({ stream, events }) => [stream, events])),
    positions: positions.map(({ position }) => position),
  };
}
