import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openReadDatabase } from './read-database.ts';
import type { ReadDatabase } from './read-database.ts';

type Tables = { accounts: { id: number; balance: number } };

async function withAccount(database: ReadDatabase) {
  const db = database.writer.$extendTables<Tables>();
  await db.schema
    .createTable('accounts')
    .addColumn('id', 'integer')
    .addColumn('balance', 'integer')
    .execute();
  await db.insertInto('accounts').values({ id: 1, balance: 0 }).execute();
  return db;
}
const balanceIn = async (db: ReadDatabase['reader']) => {
  const query = db.$extendTables<Tables>().selectFrom('accounts').select('balance');
  return (await query.executeTakeFirstOrThrow()).balance;
};

describe('the read database', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'read-'));
    file = join(folder, 'read.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('shows the last whole batch while the next is being written', async () => {
    const database = await openReadDatabase({ file });
    const db = await withAccount(database);
    const seen = await db.transaction().execute(async (trx) => {
      await trx.updateTable('accounts').set({ balance: 100 }).execute();
      return balanceIn(database.reader);
    });
    expect([seen, await balanceIn(database.reader)]).toEqual([0, 100]);
    await database.close();
  });

  it.each(['file', 'memory'])('loses no update of transactions that meet (%s)', async (kind) => {
    const database = await openReadDatabase(kind === 'file' ? { file } : { memory: true });
    const db = await withAccount(database);
    const deposit = () =>
      db.transaction().execute(async (trx) => {
        const { balance } = await trx.selectFrom('accounts').select('balance').executeTakeFirstOrThrow();
        await trx
          .updateTable('accounts')
          .set({ balance: balance + 1 })
          .execute();
        if (balance % 3 === 2) throw new Error('undone');
      });
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, deposit));
    // 0 → 1 → 2, and from 2 every further deposit is undone.
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await balanceIn(database.reader)).toBe(2);
    await database.close();
  });

  it('gives the columns of a table as it is now, not as it was when first asked', async () => {
    const database = await openReadDatabase({ memory: true });
    const db = await withAccount(database);
    const all = () => db.selectFrom('accounts').selectAll().execute();
    expect(await all()).toEqual([{ id: 1, balance: 0 }]);
    await db.schema.alterTable('accounts').addColumn('owner', 'text').execute();
    expect(await all()).toEqual([{ id: 1, balance: 0, owner: null }]);
    await database.close();
  });

  it('cannot be written through the connection of the queries', async () => {
    const database = await openReadDatabase({ file });
    await withAccount(database);
    const write = database.reader.$extendTables<Tables>().deleteFrom('accounts').execute();
    await expect(write).rejects.toThrow(/readonly/);
    await database.close();
  });

  it('opens again for its installation and for nobody else', async () => {
    for (const installation of ['qadam', 'qadam', undefined]) {
      await (await openReadDatabase({ file, ...(installation ? { installation } : {}) })).close();
    }
    const foreign = openReadDatabase({ file, installation: 'other' });
    await expect(foreign).rejects.toMatchObject({ code: 'bad-configuration' });
  });

  it('refuses a file of a newer version', async () => {
    await (await openReadDatabase({ file })).close();
    const raw = new DatabaseSync(file);
    raw.exec(`update read_database set value = '99' where key = 'format'`);
    raw.close();
    await expect(openReadDatabase({ file })).rejects.toMatchObject({ code: 'store-too-new' });
  });

  it('leaves a database of something else as it is', async () => {
    const raw = new DatabaseSync(file);
    raw.exec('create table events (id)');
    await expect(openReadDatabase({ file })).rejects.toMatchObject({ code: 'bad-configuration' });
    expect(raw.prepare('select name from sqlite_master').all()).toEqual([{ name: 'events' }]);
    raw.close();
  });

  it('says which file it cannot open', async () => {
    writeFileSync(file, 'not a database, but longer than the header of one'.repeat(10));
    for (const path of [file, join(folder, 'missing', 'read.db')]) {
      const opening = openReadDatabase({ file: path });
      await expect(opening).rejects.toMatchObject({ code: 'store-unavailable' });
      await expect(openReadDatabase({ file: path })).rejects.toThrow(path);
    }
  });
});
