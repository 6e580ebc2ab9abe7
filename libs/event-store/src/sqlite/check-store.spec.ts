import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { exampleEvent, OTHER_STREAM, STREAM } from '../contract/example-events.ts';
import { checkSqliteStore } from './check-store.ts';
import { SqliteEventStore } from './sqlite-event-store.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qadam-check-'));
  file = join(folder, 'log.db');
  const store = await SqliteEventStore.open({ file });
  const events = () => Array.from({ length: 3 }, () => exampleEvent({ personal: { name: 'Айгүл' } }));
  await store.append(STREAM, 'any', events());
  await store.append(OTHER_STREAM, 'any', events());
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the check of a log', () => {
  it('finds nothing wrong with what was appended, and says how far it is', async () => {
    const progress: [number, number][] = [];
    const report = await checkSqliteStore(file, (done, total) => progress.push([done, total]));
    expect(report).toEqual({ events: 6, streams: 2, problems: [] });
    expect(progress.at(-1)).toEqual([6, 6]);
  });

  it('can be made while the log is written', async () => {
    const store = await SqliteEventStore.open({ file });
    expect(await checkSqliteStore(file)).toMatchObject({ problems: [] });
    await store.close();
  });

  it.each([
    ['a changed event', `SET body = replace(body, 'almaty', 'astana')`, 'hash differs'],
    ['another time', `SET recorded_at = '2020-01-01T00:00:00.000Z'`, 'hash differs'],
    ['another id', `SET id = 'another'`, 'hash differs'],
    ['an event of another stream', `SET stream = 'another', revision = 0`, 'hash differs'],
    ['changed personal data', `SET personal = '{"name":"Another"}'`, 'personal data are not those'],
    ['an exchanged digest', `SET personal = NULL, personal_digest = 'x'`, 'hash differs'],
  ])('finds %s', async (_, change, problem) => {
    changed(`UPDATE events ${change} WHERE position = 2`);
    const { problems } = await checkSqliteStore(file);
    expect(problems).toContainEqual(
      expect.objectContaining({ position: 2n, problem: expect.stringContaining(problem) }),
    );
  });

  it('finds an event that was taken out, in the log and in its stream', async () => {
    changed('DELETE FROM events WHERE position = 2');
    expect((await checkSqliteStore(file)).problems).toEqual([
      { position: 3n, stream: STREAM, problem: 'Events are missing between 1 and 3' },
      { position: 3n, stream: STREAM, problem: 'Revision 2 stands where 1 is due' },
    ]);
  });

  it('has no objection to personal data that were erased', async () => {
    changed('UPDATE events SET personal = NULL WHERE position = 2');
    expect(await checkSqliteStore(file)).toMatchObject({ events: 6, problems: [] });
  });

  it('finds ids that are there twice where the index against them is gone', async () => {
    changed(`
      CREATE TABLE copied AS SELECT * FROM events;
      DROP TABLE events;
      ALTER TABLE copied RENAME TO events;
      UPDATE events SET id = (SELECT id FROM events WHERE position = 1) WHERE position = 6`);
    const { problems } = await checkSqliteStore(file);
    expect(problems).toContainEqual(
      expect.objectContaining({ position: 6n, problem: expect.stringContaining('is there twice') }),
    );
  });
});

function changed(sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}
