import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSqliteStore, SqliteEventStore } from '#libs/event-store';
import { checkMark } from './check-mark.ts';
import { Move } from './move.ts';
import { SqliteHouse } from './sqlite-house.ts';
import { findSqliteMark } from './sqlite-mark.ts';
import { appendTo, exampleEvent, ownLog, PREFIX } from './testing/example-log.ts';

const STREAMS = ['qadam.complaint-1', 'qadam.complaint-2', 'notes', 'qadam.complaint-1'];

describe('a log in a SQLite file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qadam-house-'));
  const open: SqliteEventStore[] = [];
  afterAll(async () => {
    await Promise.all(open.map((store) => store.close()));
    rmSync(folder, { recursive: true });
  });

  const houseIn = async (name: string) => {
    const file = join(folder, name);
    const store = await SqliteEventStore.open({ file });
    open.push(store);
    return { file, store, house: new SqliteHouse(store, file) };
  };

  it('says nothing of a move before there is one, and is not made by being asked', async () => {
    const file = join(folder, 'none.sqlite');
    expect(findSqliteMark(file)).toBeUndefined();
    expect(existsSync(file)).toBe(false);
    const { house } = await houseIn('plain.sqlite');
    expect(await house.findMark()).toBeUndefined();
  });

  it('takes nothing more once it is sealed, also from who has had it open since before', async () => {
    const { file, store, house } = await houseIn('sealed.sqlite');
    await appendTo(store, STREAMS);
    await house.seal('there');
    await expect(store.append('qadam.complaint-1', 'any', [exampleEvent()])).rejects.toMatchObject({
      code: 'store-unavailable',
    });
    expect(await store.readAll()).toHaveLength(4);
    expect(findSqliteMark(file)).toMatchObject({ state: 'moved', other: 'there' });
    expect(() => checkMark('here', findSqliteMark(file))).toThrow(/here has moved to there/);
    expect((await checkSqliteStore(file)).problems).toEqual([]);

    await house.unseal();
    await appendTo(store, STREAMS);
    expect(await store.readAll()).toHaveLength(8);
    expect(findSqliteMark(file)).toBeUndefined();
  });

  it('moves into another one, with the instants of recording, and back', async () => {
    const [one, other] = [await houseIn('one.sqlite'), await houseIn('other.sqlite')];
    await appendTo(one.store, STREAMS);
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      // prettier-ignore
      const move = new Move(from.house, to.house, { prefix: PREFIX });
      await move.begin();
      expect(() => checkMark('it', findSqliteMark(to.file))).toThrow(/is a copy of .+ that is not finished/);
      await move.switchOver();
      expect(() => checkMark('it', findSqliteMark(to.file))).not.toThrow();
      expect(await ownLog(to.store)).toEqual(await ownLog(from.store));
      await appendTo(to.store, STREAMS);
    }
    expect(await ownLog(one.store)).toHaveLength(9);
  });
});
