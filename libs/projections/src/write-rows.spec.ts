import fc from 'fast-check';
import type { Transaction } from 'kysely';
import { onEachDatabase, openTestDatabase, runs } from '#libs/testing';
import { ofGeneration } from './generations/generation-plugin.ts';
import { isAmong } from './is-among.ts';
import { createKeyedTable } from './keyed-table.ts';
import type { ReadDatabase } from './read-database.ts';
import { appendRows, writeRows, type OnKnown } from './write-rows.ts';

type Row = { place: string; state: string; count: number; seen: string | null; share: number | null };
type Tables = { counts: Row };

const row = (place: string, count: number, seen: string | null = null): Row => ({
  place,
  state: 'open',
  count,
  seen,
  share: null,
});
const KEY = ['place', 'state'] as const;

async function table() {
  const database = await openTestDatabase();
  await createCounts(database);
  return { database, ...counts(database) };
}

async function createCounts({ writer }: ReadDatabase): Promise<void> {
  await writer.schema
    .createTable('counts')
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('seen', 'text')
    .addColumn('share', 'double precision')
    .addPrimaryKeyConstraint('counts_key', [...KEY])
    .execute();
}

function counts({ writer }: ReadDatabase) {
  const db = writer.$extendTables<Tables>();
  const inTransaction = (work: (trx: Transaction<Tables>) => Promise<void>) => db.transaction().execute(work);
  return {
    write: (rows: readonly Row[], more: Omit<OnKnown<Row>, 'key'> = {}) =>
      inTransaction((trx) => writeRows(trx, 'counts', rows, { key: KEY, ...more })),
    append: (rows: readonly Row[]) => inTransaction((trx) => appendRows(trx, 'counts', rows, KEY)),
    rows: () => db.selectFrom('counts').selectAll().orderBy('place').execute(),
  };
}

onEachDatabase('rows that are written over those that are there', () => {
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

  it('may be many', async () => {
    const { write, rows } = await table();
    const many = Array.from({ length: 500 }, (_, index) => row(String(index).padStart(3, '0'), index));
    await write(many.toReversed());
    await write(many, { add: ['count'] });
    expect(await rows()).toEqual(many.map((one) => ({ ...one, count: 2 * one.count })));
  });

  it('are refused where none may be there yet', async () => {
    const { append, rows } = await table();
    await append([row('b', 2), row('a', 1)]);
    await expect(append([row('c', 3), row('a', 4)])).rejects.toThrow(/unique/i);
    expect(await rows()).toEqual([row('a', 1), row('b', 2)]);
  });

  it('go to the table that a plugin names instead', async () => {
    const { database, rows } = await table();
    const second = ofGeneration(database.writer, ['counts'], 2);
    await createKeyedTable(second, 'counts', { key: KEY, texts: ['seen'], integers: ['count'] });
    for (const seen of ['first', 'second'])
      await second
        .$extendTables<{ counts: Omit<Row, 'share'> }>()
        .transaction()
        .execute((trx) =>
          writeRows(trx, 'counts', [{ place: 'a', state: 'open', count: 1, seen }], {
            key: KEY,
            replace: ['seen'],
            add: ['count'],
          }),
        );
    expect(await rows()).toEqual([]);
    const written = second.$extendTables<Tables>().selectFrom('counts').selectAll().execute();
    expect(await written).toEqual([{ place: 'a', state: 'open', count: 2, seen: 'second' }]);
  });

  it('add up when transactions meet, in whatever order each has them', async () => {
    const { write, rows } = await table();
    const many = Array.from({ length: 300 }, (_, index) => row(String(index).padStart(3, '0'), 1));
    const turned = (by: number) => [...many.slice(by), ...many.slice(0, by)];
    const writers = [many, many.toReversed(), turned(100), turned(200).toReversed()];
    for (let round = 0; round < 5; round += 1)
      await Promise.all(writers.map((order) => write(order, { add: ['count'] })));
    expect(await rows()).toEqual(many.map((one) => ({ ...one, count: 20 })));
  });

  const values = fc.record({
    seen: fc.option(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '').toWellFormed())),
    count: fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
    share: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((share) => share + 0)),
  });

  it('come back as they were, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(values, { minLength: 1, maxLength: 8 }), async (drawn) => {
        const { database, write, rows } = await table();
        const all = drawn.map((value, index) => ({ ...row(`p${index}`, 0), ...value }));
        await write(all, { replace: ['seen', 'share'] });
        expect(await rows()).toEqual(all);
        await database.close();
      }),
      runs(40),
    );
  });
});

onEachDatabase('a column that is among many values', () => {
  it('is found by all of them, and by none where there are none', async () => {
    const { database, write } = await table();
    await write(['a', 'b', 'c\'"\\'].map((place) => row(place, 1)));
    const db = database.reader.$extendTables<Tables>();
    const found = async (places: readonly string[]) => {
      const rows = db
        .selectFrom('counts')
        .select('place')
        .where(isAmong(db, 'place', places));
      return (await rows.orderBy('place').execute()).map(({ place }) => place);
    };
    expect(await found(['c\'"\\', 'a', 'nowhere'])).toEqual(['a', 'c\'"\\']);
    expect(await found([])).toEqual([]);
    expect(await found(Array.from({ length: 100_000 }, (_, number) => `${number}`))).toEqual([]);
  });
});

onEachDatabase('text', () => {
  it('is in order of its code points, not of a language', async () => {
    const { write, rows } = await table();
    const places = ['Z', 'a', 'É', 'ә', 'б', 'Ә', '1', 'aa', 'B', '-a'];
    await write(places.map((place) => row(place, 1)));
    expect((await rows()).map(({ place }) => place)).toEqual(places.toSorted());
  });
});
