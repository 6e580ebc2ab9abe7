import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { eventStoreContract } from '../contract-suite.ts';
import { exampleEvents, STREAM, wholeLog } from '../contract/example-events.ts';
import { openLogFiles } from './log-files.ts';
import { SqliteEventStore } from './sqlite-event-store.ts';

let folder: string;
let file: string;
let logs = 0;
beforeAll(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'qadam-log-'));
});
beforeEach(() => {
  file = join(folder, `${(logs += 1)}`, 'log.db');
});
afterAll(() => rmSync(folder, { recursive: true }));

eventStoreContract(
  'the log in SQLite',
  async () => {
    const own = join(folder, `contract-${(logs += 1)}`, 'log.db');
    const store = await SqliteEventStore.open({ file: own });
    const reopen = async () => {
      await store.close();
      return SqliteEventStore.open({ file: own });
    };
    return { store, reopen };
  },
  { callsInOrder: true },
);

describe('the log in SQLite', () => {
  it('has positions without a gap, also after refusals and a restart', async () => {
    const store = await SqliteEventStore.open({ file });
    await Promise.allSettled([
      store.append(STREAM, 'no-stream', exampleEvents(2)),
      store.append(STREAM, 'no-stream', exampleEvents(2)),
      store.append(STREAM, 1, exampleEvents(1)),
    ]);
    await store.close();
    const again = await SqliteEventStore.open({ file });
    await again.append(STREAM, 2, exampleEvents(1));
    expect((await wholeLog(again)).map(({ position }) => position)).toEqual([1n, 2n, 3n, 4n]);
    await again.close();
  });

  it('acknowledges nothing while the disk is full, and goes on when there is room', async () => {
    const files = openLogFiles(file);
    const store = new SqliteEventStore(files);
    await store.append(STREAM, 'no-stream', exampleEvents(1));
    const { writer } = files.writing;
    const { page_count: pages } = writer.prepare('PRAGMA page_count').get() ?? {};
    writer.exec(`PRAGMA max_page_count = ${Number(pages) + 1}`);
    const appends = Array.from({ length: 40 }, () => store.append(STREAM, 'any', exampleEvents(1)));
    for (const { reason } of await refusals(appends, 40)) {
      expect(reason).toMatchObject({ code: 'store-unavailable', message: expect.stringContaining('full') });
    }
    expect(await store.head()).toBe(1n);

    writer.exec('PRAGMA max_page_count = 4294967294');
    await expect(store.append(STREAM, 0, exampleEvents(1))).resolves.toMatchObject({ position: 2n });
    await store.close();
  });

  it('is read while another program keeps it from being written, and written afterwards', async () => {
    const store = await SqliteEventStore.open({ file });
    await store.append(STREAM, 'no-stream', exampleEvents(1));
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    const refused = store.append(STREAM, 0, exampleEvents(1));
    await expect(refused).rejects.toMatchObject({ code: 'store-unavailable' });
    expect(await wholeLog(store)).toHaveLength(1);

    other.exec('ROLLBACK');
    other.close();
    await expect(store.append(STREAM, 0, exampleEvents(1))).resolves.toMatchObject({ position: 2n });
    await store.close();
  });

  it('has one writer, and readers beside it that follow', async () => {
    const store = await SqliteEventStore.open({ file });
    await expect(SqliteEventStore.open({ file })).rejects.toMatchObject({ code: 'store-locked' });
    const reader = await SqliteEventStore.open({ file, readOnly: true });
    await expect(reader.append(STREAM, 'any', exampleEvents(1))).rejects.toMatchObject({
      code: 'store-unavailable',
    });

    setTimeout(() => void store.append(STREAM, 'any', exampleEvents(2)), 20);
    for await (const events of reader.subscribe()) {
      expect(events).toHaveLength(2);
      break;
    }
    await reader.close();
    await store.close();
    await (await SqliteEventStore.open({ file })).close();
  });

  it.each<[string, string, (path: string) => void]>([
    ['the log of a newer version', 'store-too-new', (path) => changed(path, 'PRAGMA user_version = 2')],
    ['a log without its table', 'store-corrupt', (path) => changed(path, 'DROP TABLE events')],
    ["another program's database", 'store-corrupt', (path) => changed(path, 'PRAGMA application_id = 1')],
    [
      'a file that is no database',
      'store-corrupt',
      (path) => writeFileSync(path, 'no database'.repeat(1_000)),
    ],
  ])('refuses %s (%s) for writing and for reading', async (_, code, spoil) => {
    await (await SqliteEventStore.open({ file })).close();
    spoil(file);
    await expect(SqliteEventStore.open({ file })).rejects.toMatchObject({ code });
    await expect(SqliteEventStore.open({ file, readOnly: true })).rejects.toMatchObject({ code });
  });

  it('makes no log where one should only be read', async () => {
    const open = SqliteEventStore.open({ file, readOnly: true });
    await expect(open).rejects.toMatchObject({ code: 'store-unavailable' });
  });
});

/** The appends, all of which must have been refused. */
async function refusals(
  appends: readonly Promise<unknown>[],
  count: number,
): Promise<PromiseRejectedResult[]> {
  const outcomes = await Promise.allSettled(appends);
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused).toHaveLength(count);
  return refused;
}

function changed(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}
