import type { StoredEvent } from '#libs/contract';
import type { ReadDatabase } from '#libs/projections';
import { projected, rowsOf } from '#libs/testing';
import { complaintsProjection } from '../complaints-projection.ts';

/** A read database that knows these events, taken in one batch, or in batches of the sizes given. */
export const readModelOf = (
  events: readonly StoredEvent[],
  sizes?: readonly number[],
): Promise<ReadDatabase> => projected(complaintsProjection, events, sizes);

/** All rows of all tables of the read model, in an order that does not depend on that of writing. */
export const allRows = (database: ReadDatabase) => rowsOf(complaintsProjection, database);
