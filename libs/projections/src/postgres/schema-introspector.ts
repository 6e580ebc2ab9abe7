import { PostgresIntrospector, sql } from 'kysely';
import type { Kysely, TableMetadata } from 'kysely';

interface ColumnOfTable {
  readonly schema: string;
  readonly table: string;
  readonly kind: 'r' | 'v' | 'p';
  readonly column: string;
  readonly type: string;
  readonly not_null: boolean;
  readonly has_default: boolean;
}

/**
 * Looks at the one schema that is written to. Kysely's own looks at all of them: it would find the tables of others who
 * share the database, and fail where one of them drops a table at that moment.
 */
export class SchemaIntrospector extends PostgresIntrospector {
  readonly #db: Kysely<unknown>;

  constructor(db: Kysely<unknown>) {
    super(db);
    this.#db = db;
  }

  override async getTables(): Promise<TableMetadata[]> {
    const { rows } = await COLUMNS.execute(this.#db);
    return [...Map.groupBy(rows, ({ table }) => table).values()].map(tableOf);
  }
}

const COLUMNS = sql<ColumnOfTable>`
  select n.nspname as schema, c.relname as table, c.relkind as kind, a.attname as column, t.typname as type,
    a.attnotnull as not_null, a.atthasdef as has_default
  from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = c.oid
    join pg_catalog.pg_type t on t.oid = a.atttypid
  where n.nspname = current_schema() and c.relkind in ('r', 'v', 'p') and a.attnum > 0 and not a.attisdropped
  order by c.relname, a.attnum`;

function tableOf(columns: readonly ColumnOfTable[]): TableMetadata {
  const [{ schema, table, kind }] = columns as [ColumnOfTable];
  return {
    name: table,
    schema,
    isView: kind === 'v',
    isForeign: false,
    columns: columns.map(({ column, type, not_null, has_default }) => ({
      name: column,
      dataType: type,
      isNullable: !not_null,
      hasDefaultValue: has_default,
      isAutoIncrementing: false,
    })),
  };
}
