import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import { kindOf } from './database-kind.ts';

/** That a column of text has one of many values: one statement and one parameter, however many they are. */
export function isAmong(
  db: Pick<Kysely<never>, 'getExecutor'>,
  column: string,
  values: readonly string[],
): RawBuilder<SqlBool> {
  return kindOf(db) === 'postgres'
    ? sql`${sql.ref(column)} = any(${values}::text[])`
    : sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`;
}
