import { PostgresAdapter, type Kysely } from 'kysely';

export type DatabaseKind = 'sqlite' | 'postgres';

/** What a connection or a transaction talks to. */
export const kindOf = (db: Pick<Kysely<never>, 'getExecutor'>): DatabaseKind =>
  db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
