import { AbortedTransactionError, CompiledQuery } from 'kysely';
import type { DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { asUnavailable } from './postgres-error.ts';
import { isPrepared } from './prepared-query.ts';

/** Hands out the connections of a pool; one whose transaction could not be undone is not used again. */
export class PostgresDriver implements Driver {
  #pool: Pool | undefined;

  constructor(
    private readonly open: () => Pool,
    private readonly place: string,
  ) {}

  async init(): Promise<void> {
    this.#pool = this.open();
  }

  async acquireConnection(): Promise<PostgresConnection> {
    if (!this.#pool) throw new Error('the driver has not been initialised');
    try {
      return new PostgresConnection(await this.#pool.connect(), this.place);
    } catch (error) {
      throw asUnavailable(error, this.place);
    }
  }

  async beginTransaction(
    connection: PostgresConnection,
    { isolationLevel }: TransactionSettings,
  ): Promise<void> {
    await connection.run(isolationLevel ? `begin isolation level ${isolationLevel}` : 'begin');
  }

  async commitTransaction(connection: PostgresConnection): Promise<void> {
    // A statement failed before and nobody minded: the server undoes the transaction, and says so in passing.
    if ((await connection.run('commit')) === 'ROLLBACK') throw new AbortedTransactionError();
  }

  async rollbackTransaction(connection: PostgresConnection): Promise<void> {
    await connection.run('rollback').catch((error: unknown) => {
      connection.isBroken = true;
      throw error;
    });
  }

  async releaseConnection(connection: PostgresConnection): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {
    await this.#pool?.end();
    this.#pool = undefined;
  }
}

/** Statements of which a row count says something. */
const WRITES: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

class PostgresConnection implements DatabaseConnection {
  isBroken = false;

  constructor(
    private readonly client: PoolClient,
    private readonly place: string,
  ) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { command, rowCount, rows } = await this.#query<R>(query);
    return WRITES.has(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows };
  }

  /** A statement without parameters; the answer is what the server calls what it did. */
  async run(text: string): Promise<string> {
    return (await this.#query(CompiledQuery.raw(text))).command;
  }

  async #query<R>(query: CompiledQuery) {
    const { sql: text, parameters } = query;
    const name = isPrepared(query) ? { name: query.name } : {};
    try {
      return await this.client.query<R & object>({ ...name, text, values: [...parameters] });
    } catch (error) {
      throw asUnavailable(error, this.place);
    }
  }

  // oxlint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    // As for SQLite: a reader that takes its time would hold a connection for as long as it likes.
    throw new Error('the read database is read in pages, not streamed');
  }

  release(): void {
    this.client.release(this.isBroken);
  }
}
