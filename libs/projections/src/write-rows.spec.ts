import { openReadDatabase } from './read-database.ts';
import { writeRows } from './write-rows.ts';

type Tables = { counts: { place: string; state: string; count: number; seen: string } };

async function table() {
  const database = await openReadDatabase({ memory: true });
  await database.writer.schema
    .createTable('counts')
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('seen', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('counts_key', ['place', 'state'])
    .execute();
  const db = database.writer.$extendTables<Tables>();
  const write = (
    rows: readonly Tables['counts'][],
    more: { replace?: ['seen']; add?: ['count'] } = {},
  ): Promise<void> =>
    db.transaction().execute((trx) => writeRows(trx, 'counts', rows, { key: ['place', 'state'], ...more }));
  const rows = () => db.selectFrom('counts').selectAll().orderBy('place').execute();
  return { write, rows };
}

const row = (place: string, count: number, seen: string) => ({ place, state: 'open', count, seen });

describe('rows that are written over those that are there', () => {
  it('add to some columns, replace others, and leave the rest', async () => {
    const { write, rows } = await table();
    await write([row('a', 1, 'first'), row('b', 5, 'first')]);
    await write([row('a', 2, 'second'), row('c', 9, 'second')], { add: ['count'] });
    await write([row('b', 7, 'third')], { replace: ['seen'] });
    expect(await rows()).toEqual([row('a', 3, 'first'), row('b', 5, 'third'), row('c', 9, 'second')]);
  });

  it('change nothing where nothing may be changed, nor where there are none', async () => {
    const { write, rows } = await table();
    await write([row('a', 1, 'first')]);
    await write([row('a', 2, 'second'), row('b', 3, 'second')]);
    await write([]);
    expect(await rows()).toEqual([row('a', 1, 'first'), row('b', 3, 'second')]);
  });

  it('may be more than one statement holds', async () => {
    const { write, rows } = await table();
    const many = Array.from({ length: 500 }, (_, index) =>
      row(String(index).padStart(3, '0'), index, 'once'),
    );
    await write(many);
    await write(many, { add: ['count'] });
    expect(await rows()).toEqual(many.map((one) => ({ ...one, count: 2 * one.count })));
  });
});
