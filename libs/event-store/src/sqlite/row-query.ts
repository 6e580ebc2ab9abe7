import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

/** A prepared query whose rows are arrays, cheaper to read than objects; `Row` says what its columns are. */
export class RowQuery<Row extends readonly unknown[]> {
  readonly #statement: StatementSync;

  constructor(database: DatabaseSync, sql: string) {
    this.#statement = database.prepare(sql, { returnArrays: true });
  }

  all(...values: SQLInputValue[]): Row[] {
    // The types of node:sqlite know nothing of `returnArrays`, nor of the columns.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return this.#statement.all(...values) as unknown as Row[];
  }

  /** The first row. */
  find(...values: SQLInputValue[]): Row | undefined {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return this.#statement.get(...values) as unknown as Row | undefined;
  }
}
