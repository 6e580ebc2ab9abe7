import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { CompiledQuery, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { isBulk, type BulkQuery } from './sqlite/bulk-query.ts';
import type { DatabaseConnection, Dialect, Driver, Kysely, QueryResult } from 'kysely';

export interface NodeSqliteOptions {
  /** Path of the database, or `:memory:`. */
  readonly file: string;
  readonly readOnly?: boolean;
}

/**
 * Kysely over the SQLite that is built into Node: all that is SQLite's own about the read database is in this file.
 *
 * Kysely's own mutex hands the one connection to one caller at a time.
 */
export class NodeSqliteDialect implements Dialect {
  readonly #options: NodeSqliteOptions;

  constructor(options: NodeSqliteOptions) {
    this.#options = options;
  }

  createDriver = (): Driver => new NodeSqliteDriver(this.#options);
  createQueryCompiler = () => new SqliteQueryCompiler();
  createAdapter = () => new SqliteAdapter();
  createIntrospector = (db: Kysely<unknown>) => new SqliteIntrospector(db);
}

class NodeSqliteDriver implements Driver {
  readonly #options: NodeSqliteOptions;
  #connection: NodeSqliteConnection | undefined;

  constructor(options: NodeSqliteOptions) {
    this.#options = options;
  }

  // Async, so that a file that cannot be opened rejects the first query instead of throwing past Kysely.
  async init(): Promise<void> {
    const { file, readOnly = false } = this.#options;
    const db = new DatabaseSync(file, { readOnly, timeout: 2_000 });
    // NORMAL may lose the last transactions when the machine loses power, never a part of one. Here that costs
    // nothing: tables and checkpoint go back together, and the projection does those events again from the log.
    if (!readOnly) db.exec('pragma journal_mode = wal; pragma synchronous = normal');
    // Kibibytes: writing touches many indexes at once, a query the pages of one.
    const cacheKiB = readOnly ? 2_048 : 32_768;
    db.exec(`pragma cache_size = -${cacheKiB}; pragma wal_autocheckpoint = 2000; pragma temp_store = memory`);
    this.#connection = new NodeSqliteConnection(db);
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (!this.#connection) throw new Error('the driver has not been initialised');
    return this.#connection;
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // A deferred transaction that reads first and then writes may fail with "locked" half-way; this one waits here.
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#connection?.close();
    this.#connection = undefined;
  }
}

/** Milliseconds of work after which others get a turn: SQLite works on the thread that also answers requests. */
const TURN_MS = 4;
const MOST_STATEMENTS = 200;
/** Rows that are written before the clock is looked at. */
const BULK = 64;

class NodeSqliteConnection implements DatabaseConnection {
  readonly #statements = new Map<string, { statement: StatementSync; returnsRows: boolean }>();
  #workedMs = 0;

  constructor(private readonly db: DatabaseSync) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (isBulk(query)) return this.#executeBulk(query);
    const startedMs = performance.now();
    const result = this.#execute<R>(query.sql, query.parameters);
    await this.#takeTurns(performance.now() - startedMs);
    return result;
  }

  async #executeBulk<R>({ sql, columns, rows }: BulkQuery): Promise<QueryResult<R>> {
    const { statement } = this.#prepare(sql);
    const values: SQLInputValue[] = columns.map(() => null);
    for (let start = 0; start < rows.length; start += BULK) {
      const startedMs = performance.now();
      for (const row of rows.slice(start, start + BULK)) {
        for (let index = 0; index < columns.length; index += 1)
          values[index] = row[columns[index] as string] ?? null;
        statement.run(...values);
      }
      await this.#takeTurns(performance.now() - startedMs);
    }
    return { rows: [] };
  }

  async #takeTurns(workedMs: number): Promise<void> {
    this.#workedMs += workedMs;
    if (this.#workedMs <= TURN_MS) return;
    this.#workedMs = 0;
    await setImmediate();
  }

  #execute<R>(sql: string, parameters: readonly unknown[]): QueryResult<R> {
    const { statement, returnsRows } = this.#prepare(sql);
    // Kysely knows the types of both; SQLite itself refuses a value that it cannot store.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const values = parameters as SQLInputValue[];
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    if (returnsRows) return { rows: statement.all(...values) as R[] };
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  #prepare(sql: string) {
    const known = this.#statements.get(sql);
    if (known) return known;
    // A changed table may change what a prepared `select` returns; a full cache is rare, and starting over is cheap.
    if (/^(create|drop|alter)/i.test(sql) || this.#statements.size >= MOST_STATEMENTS)
      this.#statements.clear();
    const statement = this.db.prepare(sql);
    const entry = { statement, returnsRows: statement.columns().length > 0 };
    this.#statements.set(sql, entry);
    return entry;
  }

  // oxlint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    // An open cursor would keep the one connection from everybody else for as long as its reader likes.
    throw new Error('the read database is read in pages, not streamed');
  }

  close(): void {
    this.#statements.clear();
    this.db.close();
  }
}
