import { Kysely } from 'kysely';
import type { Transaction } from 'kysely';
import { isServiceError, ServiceError } from '#libs/contract';
import { NodeSqliteDialect } from './node-sqlite-dialect.ts';

export type ReadDatabaseOptions = ({ readonly file: string } | { readonly memory: true }) & {
  /** Whose events the tables tell of; a database of another installation is refused. */
  readonly installation?: string;
  /** Another thread or process writes; here is only asked. */
  readonly queriesOnly?: boolean;
};

/** A transaction of the read database; a read model names its tables with `$extendTables`. */
export type ReadTransaction = Transaction<unknown>;

/**
 * The tables of the read models: rebuildable from the log at any time, so never the only home of a fact.
 *
 * Queries have a connection of their own: under WAL they see the last whole batch while the next is being written.
 * In memory there is only one connection, and a query waits for the batch.
 */
export class ReadDatabase {
  readonly #writer: Kysely<unknown> | undefined;

  /** @param writer undefined where the database was opened for queries only */
  constructor(
    writer: Kysely<unknown> | undefined,
    readonly reader: Kysely<unknown>,
  ) {
    this.#writer = writer;
  }

  get writer(): Kysely<unknown> {
    if (this.#writer) return this.#writer;
    throw new Error('this read database was opened for queries only');
  }

  async close(): Promise<void> {
    await this.reader.destroy();
    if (this.#writer !== this.reader) await this.#writer?.destroy();
  }
}

/** Raised when the tables of this room change their shape; those of a projection have versions of their own. */
const FORMAT = 1;

type RoomTables = {
  read_database: { key: string; value: string };
};

/**
 * Opens the read database, and makes it if there is none.
 * @throws ServiceError `store-too-new` (written by a newer version), `bad-configuration` (of another installation, or
 *   no read database at all), `store-unavailable` (cannot be opened).
 */
export async function openReadDatabase(options: ReadDatabaseOptions): Promise<ReadDatabase> {
  const file = 'file' in options ? options.file : ':memory:';
  const writer = connect(file);
  try {
    await checkOrMark(writer, file, options.installation);
  } catch (error) {
    await writer.destroy().catch(() => {});
    if (isServiceError(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ServiceError(
      'store-unavailable',
      `cannot open the read database ${file}: ${reason}`,
      {},
      { cause: error },
    );
  }
  if (file === ':memory:') return new ReadDatabase(writer, writer);
  const reader = connect(file, true);
  if (!options.queriesOnly) return new ReadDatabase(writer, reader);
  await writer.destroy();
  return new ReadDatabase(undefined, reader);
}

const connect = (file: string, readOnly = false) =>
  new Kysely<unknown>({ dialect: new NodeSqliteDialect({ file, readOnly }) });

async function checkOrMark(
  db: Kysely<unknown>,
  file: string,
  installation: string | undefined,
): Promise<void> {
  const rows = db.$extendTables<RoomTables>();
  const tables = await db.introspection.getTables();
  if (tables.length === 0) await createRoomTables(db);
  else if (!tables.some(({ name }) => name === 'read_database')) {
    throw new ServiceError('bad-configuration', `${file} holds other tables than a read database`);
  }

  const marks = await rows.selectFrom('read_database').select(['key', 'value']).execute();
  const mark = (key: string) => marks.find((row) => row.key === key)?.value;
  if (Number(mark('format')) > FORMAT) {
    throw new ServiceError(
      'store-too-new',
      `${file} was written by a newer version; this one knows format ${FORMAT}`,
    );
  }
  const owner = mark('installation');
  if (installation === undefined || owner === installation) return;
  if (owner !== undefined) {
    throw new ServiceError(
      'bad-configuration',
      `${file} belongs to installation "${owner}", not "${installation}"`,
    );
  }
  await rows.insertInto('read_database').values({ key: 'installation', value: installation }).execute();
}

async function createRoomTables(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.schema
      .createTable('read_database')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
    await trx.schema
      .createTable('checkpoints')
      .addColumn('projection', 'text', (column) => column.primaryKey())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('position', 'bigint', (column) => column.notNull())
      .addColumn('tables', 'text', (column) => column.notNull())
      .execute();
    await trx
      .$extendTables<RoomTables>()
      .insertInto('read_database')
      .values({ key: 'format', value: String(FORMAT) })
      .execute();
  });
}
