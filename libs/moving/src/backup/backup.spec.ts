import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SqliteEventStore } from '#libs/event-store';
import { appendTo } from '../testing/example-log.ts';
import { backUp } from './back-up.ts';
import { copyDatabase } from './copy-database.ts';
import { restore } from './restore.ts';

const STREAMS = ['qadam.complaint-1', 'qadam.complaint-2', 'notes'];
const WHO = { installation: 'qadam' };

describe('a backup', () => {
  const root = mkdtempSync(join(tmpdir(), 'qadam-backup-'));
  afterAll(() => rmSync(root, { recursive: true }));
  let count = 0;
  const folder = () => join(root, String((count += 1)));

  const logOf = async (data: string) => {
    const store = await SqliteEventStore.open({ file: join(data, 'events.sqlite'), readOnly: true });
    const events = await store.readAll({ limit: 100_000 });
    await store.close();
    return events;
  };

  /** A data directory with a log that a service has open. */
  const running = async (rounds = 3) => {
    const data = folder();
    const store = await SqliteEventStore.open({ file: join(data, 'events.sqlite') });
    for (let round = 0; round < rounds; round += 1) await appendTo(store, STREAMS);
    return { data, store, log: join(data, 'events.sqlite') };
  };

  const backedUp = async (data: string) => {
    const to = folder();
    await backUp({ log: join(data, 'events.sqlite'), to, ...WHO });
    return to;
  };

  it('that is restored is the log, to the position and the instant of recording', async () => {
    const { data, store, log } = await running();
    const to = folder();
    const manifest = await backUp({ log, to, ...WHO, now: () => new Date('2026-03-02T09:30:00Z') });
    expect(manifest).toMatchObject({
      installation: 'qadam',
      madeAt: '2026-03-02T09:30:00.000Z',
      log: { events: 9, streams: 3, head: 9 },
      tables: false,
    });
    const restored = folder();
    expect(await restore({ from: to, to: restored, ...WHO })).toEqual(manifest);
    expect(readdirSync(to).toSorted()).toEqual(['events.sqlite', 'manifest.json']);
    expect(readdirSync(restored)).toEqual(['events.sqlite']);
    expect(await logOf(restored)).toEqual(await logOf(data));
    await store.close();
    const again = await SqliteEventStore.open({ file: join(restored, 'events.sqlite') });
    await appendTo(again, STREAMS);
    expect(await again.head()).toBe(12n);
    await again.close();
  });

  it('made in the middle of appends holds a beginning of the log, without gap', async () => {
    const { data, store, log } = await running(40);
    const to = folder();
    const stop = new AbortController();
    const appends = appendUntil(stop.signal, store);
    const manifest = await backUp({ log, to, ...WHO });
    stop.abort();
    await appends;
    const whole = await logOf(data);
    await store.close();
    expect(await logOf(to)).toEqual(whole.slice(0, manifest.log.events));
    expect(manifest.log.events).toBeGreaterThanOrEqual(120);
    expect(whole.length).toBeGreaterThan(manifest.log.events);
  });

  it('is of the moment at which it began, however often something is written meanwhile', async () => {
    const { store, log } = await running(40);
    const writer = new DatabaseSync(log);
    let steps = 0;
    // With every portion that is copied another table comes to be.
    const write = () => writer.exec(`CREATE TABLE written_${(steps += 1)} (n INTEGER)`);
    mkdirSync(join(root, 'moment'));
    const copy = join(root, 'moment', 'copy.sqlite');
    await copyDatabase(log, copy, write, 2);
    expect(steps).toBeGreaterThan(3);
    const copied = new DatabaseSync(copy);
    const written = copied
      .prepare(`SELECT count(*) AS n FROM sqlite_schema WHERE name LIKE 'written%'`)
      .get();
    expect(written).toEqual({ n: 0 });
    for (const database of [copied, writer]) database.close();
    await store.close();
  });

  it('may have the tables with it', async () => {
    const { data, store, log } = await running();
    const tables = join(data, 'read.sqlite');
    const database = new DatabaseSync(tables);
    database.exec('CREATE TABLE t (n INTEGER); INSERT INTO t VALUES (42)');
    const [to, restored] = [folder(), folder()];
    expect(await backUp({ log, tables, to, ...WHO })).toMatchObject({ tables: true });
    database.close();
    await store.close();
    await restore({ from: to, to: restored, ...WHO });
    const copy = new DatabaseSync(join(restored, 'read.sqlite'));
    expect(copy.prepare('SELECT n FROM t').get()).toEqual({ n: 42 });
    copy.close();
  });

  it('of an empty log is restored as an empty log', async () => {
    const { data, store } = await running(0);
    await store.close();
    const restored = folder();
    await restore({ from: await backedUp(data), to: restored, ...WHO });
    expect(await logOf(restored)).toEqual([]);
  });

  it('is made in an empty folder, and in no other; nothing is left where it is refused', async () => {
    const { store, log } = await running();
    const [empty, full] = [folder(), folder()];
    mkdirSync(empty);
    mkdirSync(full);
    writeFileSync(join(full, 'note'), '');
    await expect(backUp({ log, to: full, ...WHO })).rejects.toMatchObject({ code: 'bad-configuration' });
    expect(await backUp({ log, to: empty, ...WHO })).toMatchObject({ log: { events: 9 } });
    await expect(restore({ from: empty, to: full, ...WHO })).rejects.toMatchObject({
      code: 'bad-configuration',
    });
    expect(readdirSync(full)).toEqual(['note']);
    await store.close();
  });

  it('of a log that is damaged is not made', async () => {
    const { store, log } = await running();
    await store.close();
    changeBody(log);
    const to = folder();
    await expect(backUp({ log, to, ...WHO })).rejects.toMatchObject({
      code: 'store-corrupt',
      message: expect.stringContaining('at position 5'),
    });
    expect(existsSync(to)).toBe(false);
    expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it.each<[string, (backup: string) => void, string]>([
    ['an event is changed in', (backup) => changeBody(join(backup, 'events.sqlite')), 'store-corrupt'],
    ['the last event is missing in', (backup) => deleteLast(join(backup, 'events.sqlite')), 'store-corrupt'],
    ['the manifest is cut short in', (backup) => cutShort(join(backup, 'manifest.json')), 'store-corrupt'],
    [
      'the manifest is another’s in',
      (backup) => writeFileSync(join(backup, 'manifest.json'), '{}'),
      'store-corrupt',
    ],
    [
      'a newer version has made',
      (backup) => writeFileSync(join(backup, 'manifest.json'), '{"format":2}'),
      'store-too-new',
    ],
    ['there is no manifest in', (backup) => rmSync(join(backup, 'manifest.json')), 'not-found'],
    ['there is no log in', (backup) => rmSync(join(backup, 'events.sqlite')), 'store-unavailable'],
  ])('is not restored where %s it, and nothing is made', async (_, spoil, code) => {
    const { data, store } = await running();
    await store.close();
    const from = await backedUp(data);
    spoil(from);
    const to = folder();
    await expect(restore({ from, to, ...WHO })).rejects.toMatchObject({ code });
    expect(existsSync(to)).toBe(false);
    expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('is restored for its own installation alone', async () => {
    const { data, store } = await running();
    await store.close();
    const from = await backedUp(data);
    await expect(restore({ from, to: folder(), installation: 'almaty' })).rejects.toThrow(
      /is a backup of installation "qadam", not "almaty"/,
    );
  });
});

async function appendUntil(signal: AbortSignal, store: SqliteEventStore): Promise<void> {
  for (;;) {
    if (signal.aborted) return;
    await appendTo(store, STREAMS);
  }
}

function changeBody(log: string): void {
  alter(log, `UPDATE events SET body = replace(body, 'submitted', 'SUBMITTED') WHERE position = 5`);
}

function deleteLast(log: string): void {
  alter(log, 'DELETE FROM events WHERE position = (SELECT max(position) FROM events)');
}

function alter(log: string, sql: string): void {
  const database = new DatabaseSync(log);
  database.exec(sql);
  database.close();
}

function cutShort(file: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 40));
}
