import { createHash } from 'node:crypto';
import type { CompiledQuery } from 'kysely';

/** A statement that each connection parses and plans once. */
export interface PreparedQuery extends CompiledQuery {
  /** The same for the same text. */
  readonly name: string;
}

export const isPrepared = (query: CompiledQuery): query is PreparedQuery => 'name' in query;

/** For statements that come again and again and in few forms: a connection keeps all that it has ever seen. */
export const prepared = (query: CompiledQuery): PreparedQuery => ({ ...query, name: nameOf(query.sql) });

/** Names are cut off by the server after 63 bytes. */
const nameOf = (text: string) => createHash('sha256').update(text).digest('base64url');
