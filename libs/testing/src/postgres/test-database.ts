import { openReadDatabase, ReadDatabase, type DatabaseKind, type Projection } from '#libs/projections';
import { newSchema } from './test-schema.ts';

/** Closed, it waits for the next test: a database of PostgreSQL takes longer to make than most tests to run. */
class TestDatabase extends ReadDatabase {
  isFree = false;

  constructor(
    readonly made: ReadDatabase,
    /** What tells it from those with other tables. */
    readonly content: string,
  ) {
    super(made.writer, made.reader);
  }

  override async close(): Promise<void> {
    this.isFree = true;
  }
}

const databases: TestDatabase[] = [];
/** Those that several tests have in common. */
let common: ReadonlySet<TestDatabase> = new Set();

/** Those that belong to one test alone. */
const single: ReadDatabase[] = [];

/** A read database that has nothing but the tables of its room; closed after the specs, if not before. */
export async function openEmpty(kind: DatabaseKind): Promise<ReadDatabase> {
  const database = await openReadDatabase(kind === 'sqlite' ? { memory: true } : { url: await newSchema() });
  single.push(database);
  return database;
}

/** A read database with the tables of a projection, empty; closed after the specs, if not before. */
export async function openWithTables(kind: DatabaseKind, projection: Projection): Promise<ReadDatabase> {
  const { name, version, tables } = projection;
  const content = `${kind} ${name} ${version}`;
  const free = databases.find((database) => database.isFree && database.content === content);
  if (free) return emptied(free, projection);
  const made = await openReadDatabase(kind === 'sqlite' ? { memory: true } : { url: await newSchema() });
  await made.writer.transaction().execute((trx) => tables.create(trx));
  const database = new TestDatabase(made, content);
  databases.push(database);
  return database;
}

async function emptied(database: TestDatabase, { tables }: Projection): Promise<ReadDatabase> {
  database.isFree = false;
  const db = database.writer.$extendTables<Record<string, Record<string, unknown>>>();
  await db.transaction().execute(async (trx) => {
    for (const name of tables.names) await trx.deleteFrom(name).execute();
  });
  return database;
}

/** Before a test: what is open now was opened for several. */
export function noteTestDatabases(): void {
  common = new Set(databases.filter(({ isFree }) => !isFree));
}

/** After a test: what it has opened is free for the next. */
export function freeTestDatabases(): void {
  for (const database of databases) if (!common.has(database)) database.isFree = true;
}

/** Closes them for good. */
export async function closeTestDatabases(): Promise<void> {
  const all = [...single.splice(0), ...databases.splice(0).map(({ made }) => made)];
  await Promise.all(all.map((database) => database.close()));
}
