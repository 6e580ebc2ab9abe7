import { DataTypeNode, PostgresAdapter, PostgresQueryCompiler } from 'kysely';
import type { ColumnDefinitionNode, Dialect, Driver, Kysely } from 'kysely';
import type { Pool } from 'pg';
import { PostgresDriver } from './postgres-driver.ts';
import { SchemaIntrospector } from './schema-introspector.ts';

/**
 * Kysely over a pool of `pg`, so that statements written for SQLite mean the same here: text is compared by code point,
 * and the tables are those of the one schema that is written to.
 */
export class PostgresDialect implements Dialect {
  readonly #open: () => Pool;
  readonly #place: string;

  /** @param place names the database in messages */
  constructor(open: () => Pool, place: string) {
    this.#open = open;
    this.#place = place;
  }

  createDriver = (): Driver => new PostgresDriver(this.#open, this.#place);
  createQueryCompiler = () => new CodePointCompiler();
  createAdapter = () => new PostgresAdapter();
  createIntrospector = (db: Kysely<unknown>) => new SchemaIntrospector(db);
}

/** Every column of text is of the collation that SQLite has: paging, prefixes and CSV files must not depend on a locale. */
class CodePointCompiler extends PostgresQueryCompiler {
  protected override visitColumnDefinition(node: ColumnDefinitionNode): void {
    super.visitColumnDefinition(node);
    if (DataTypeNode.is(node.dataType) && node.dataType.dataType === 'text') this.append(' collate "C"');
  }
}
