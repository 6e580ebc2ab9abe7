import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newSchema, onEachDatabase } from '#libs/testing';
import { MIGRATIONS } from './migrations/migrations.ts';
import { openReadDatabase, type ReadDatabase, type ReadDatabaseOptions } from './read-database.ts';

type Marks = { read_database: { key: string; value: string } };

const CHILD = join(import.meta.dirname, 'testing', 'open.child.ts');
/** Node reads TypeScript itself here, so that the child is the source and not what was built last. */
const FLAGS = ['--no-warnings', '--experimental-transform-types', '--conditions=source'];
const PROCESSES = 8;
/** Milliseconds in which all of them have come up and wait for the same moment. */
const TO_COME_UP = 4_000;

onEachDatabase('the tables of the room', (kind) => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'room-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const newPlace = async () => (kind === 'sqlite' ? join(folder, 'read.db') : newSchema());
  const at = (place: string) => (kind === 'sqlite' ? { file: place } : { url: place });
  const marksIn = async ({ reader }: ReadDatabase) => {
    const rows = await reader.$extendTables<Marks>().selectFrom('read_database').selectAll().execute();
    return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  };
  const close = async (options: ReadDatabaseOptions) => (await openReadDatabase(options)).close();

  it('are made once by eight processes that start at the same moment', async () => {
    const place = await newPlace();
    const moment = String(Date.now() + TO_COME_UP);
    const open = async () =>
      (await promisify(execFile)(process.execPath, [...FLAGS, CHILD, place, moment])).stdout.trim();
    const answers = await Promise.all(Array.from({ length: PROCESSES }, open));
    expect(answers).toEqual(Array.from({ length: PROCESSES }, () => 'opened'));
    const database = await openReadDatabase(at(place));
    expect(await marksIn(database)).toEqual({ format: String(MIGRATIONS.length), installation: 'qadam' });
    await database.close();
  });

  it('go on from the format that they have', async () => {
    const place = await newPlace();
    await close(at(place));
    const before = await openReadDatabase(at(place));
    const tables = (await before.writer.introspection.getTables()).map(({ name }) => name);
    for (const name of tables.filter((table) => table !== 'read_database'))
      await before.writer.schema.dropTable(name).execute();
    const [first] = MIGRATIONS;
    await before.writer.schema.dropTable('read_database').execute();
    await first!(before.writer);
    await before.writer
      .$extendTables<Marks>()
      .insertInto('read_database')
      .values({ key: 'format', value: '1' })
      .execute();
    await before.close();
    const after = await openReadDatabase(at(place));
    expect((await after.reader.introspection.getTables()).map(({ name }) => name).toSorted()).toEqual(
      tables.toSorted(),
    );
    expect(await marksIn(after)).toEqual({ format: String(MIGRATIONS.length) });
    await after.close();
  });

  it('are of their installation, and of nobody else', async () => {
    const place = await newPlace();
    for (const installation of ['qadam', 'qadam', undefined])
      await close({ ...at(place), ...(installation !== undefined && { installation }) });
    const foreign = openReadDatabase({ ...at(place), installation: 'other' });
    await expect(foreign).rejects.toMatchObject({ code: 'bad-configuration' });
  });

  it('are left alone by an older version, and where they are something else', async () => {
    const place = await newPlace();
    const database = await openReadDatabase(at(place));
    const db = database.writer.$extendTables<Marks>();
    await db.updateTable('read_database').set({ value: '99' }).where('key', '=', 'format').execute();
    await expect(openReadDatabase(at(place))).rejects.toMatchObject({ code: 'store-too-new' });
    await db.schema.dropTable('read_database').execute();
    await expect(openReadDatabase(at(place))).rejects.toMatchObject({ code: 'bad-configuration' });
    await database.close();
  });

  it('are only looked at where they are as they should be, also by who may not write', async () => {
    const place = await newPlace();
    await close({ ...at(place), installation: 'qadam' });
    const database = await openReadDatabase({ ...at(place), installation: 'qadam', queriesOnly: true });
    expect(() => database.writer).toThrow(/for queries only/);
    const rename = database.reader.schema.dropTable('read_database').execute();
    await expect(rename).rejects.toThrow(/read-?only/i);
    await database.close();
  });
});
