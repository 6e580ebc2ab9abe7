import { Kysely } from 'kysely';
import type { Transaction } from 'kysely';
import { isServiceError, ServiceError } from '#libs/contract';
import { kindOf, type DatabaseKind } from './database-kind.ts';
import { NodeSqliteDialect } from './node-sqlite-dialect.ts';
import { isPostgresUrl, openPostgres } from './postgres/open-postgres.ts';
import { openingError } from './postgres/postgres-error.ts';
import { prepareRoom } from './room-tables.ts';

/** A file of SQLite, a database of PostgreSQL (`postgres://…`, `postgresql://…`), or SQLite in memory. */
export type ReadDatabasePlace =
  { readonly file: string } | { readonly url: string } | { readonly memory: true };

export type ReadDatabaseOptions = ReadDatabasePlace & {
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
 * Queries have connections of their own: they see the last whole batch while the next is being written.
 * In memory there is only one connection, and a query waits for the batch.
 */
export class ReadDatabase {
  readonly kind: DatabaseKind;
  readonly #writer: Kysely<unknown> | undefined;

  /** @param writer undefined where the database was opened for queries only */
  constructor(
    writer: Kysely<unknown> | undefined,
    readonly reader: Kysely<unknown>,
  ) {
    this.#writer = writer;
    this.kind = kindOf(reader);
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

/**
 * Opens the read database, and makes its tables if there are none.
 * @throws ServiceError `store-too-new` (written by a newer version), `bad-configuration` (of another installation, no
 *   read database at all, unknown scheme), `store-denied` (wrong credentials), `store-unavailable` (cannot be opened).
 */
export async function openReadDatabase(options: ReadDatabaseOptions): Promise<ReadDatabase> {
  const { writer, reader, place } = 'url' in options ? await ofUrl(options.url) : ofFile(options);
  try {
    await prepareRoom(writer, place, options.installation);
  } catch (error) {
    await Promise.allSettled([writer.destroy(), reader.destroy()]);
    if (isServiceError(error)) throw error;
    throw openingError(error, place);
  }
  if (!options.queriesOnly) return new ReadDatabase(writer, reader);
  if (writer !== reader) await writer.destroy();
  return new ReadDatabase(undefined, reader);
}

async function ofUrl(url: string) {
  if (isPostgresUrl(url)) return openPostgres(url);
  const [scheme] = url.split(':', 1);
  const message = `a read database cannot be at ${scheme}:…, only at postgres://…`;
  throw new ServiceError('bad-configuration', message);
}

function ofFile(options: Exclude<ReadDatabasePlace, { url: string }>) {
  const file = 'file' in options ? options.file : ':memory:';
  const writer = connect(file);
  return { writer, reader: file === ':memory:' ? writer : connect(file, true), place: file };
}

const connect = (file: string, readOnly = false) =>
  new Kysely<unknown>({ dialect: new NodeSqliteDialect({ file, readOnly }) });
