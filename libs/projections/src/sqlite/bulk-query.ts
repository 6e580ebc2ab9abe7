import type { CompiledQuery } from 'kysely';
import type { BulkRow } from '../bulk-write.ts';

/** A statement that is run for each of the rows; its parameters are their columns. */
export interface BulkQuery extends CompiledQuery {
  readonly columns: readonly string[];
  readonly rows: readonly BulkRow[];
}

export const isBulk = (query: CompiledQuery): query is BulkQuery => 'rows' in query;
