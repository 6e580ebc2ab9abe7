import type { Kysely } from 'kysely';
import type { StoredEvent } from '#libs/contract';
import type { ProjectionTables } from '../projection-tables.ts';
import type { ReadTransaction } from '../read-database.ts';
import type { ParkedStream } from './parked-streams.ts';

/** An event that an operator has passed over, and why. */
export interface Skipped {
  readonly reason: string;
  readonly by: string;
}

/** By event id. */
export async function skippedEvents(
  db: Kysely<unknown>,
  projection: string,
): Promise<ReadonlyMap<string, Skipped>> {
  const rows = await db
    .$extendTables<ProjectionTables>()
    .selectFrom('skipped_events')
    .select(['event_id', 'reason', 'decided_by'])
    .where('projection', '=', projection)
    .execute();
  return new Map(rows.map(({ event_id, reason, decided_by }) => [event_id, { reason, by: decided_by }]));
}

/** Passes the event over at which a stream is parked, in this generation and in all to come. */
export async function skipEvent(
  trx: ReadTransaction,
  { projection, stream, revision, eventId, reason, decidedBy }: ParkedStream,
): Promise<void> {
  await trx
    .$extendTables<ProjectionTables>()
    .insertInto('skipped_events')
    .values({
      projection,
      stream,
      revision,
      event_id: eventId,
      reason: reason ?? '',
      decided_by: decidedBy ?? '',
      decided_at: new Date().toISOString(),
    })
    .onConflict((conflict) => conflict.columns(['projection', 'event_id']).doNothing())
    .execute();
}

/**
 * What stands in the place of an event that is passed over: where, when and by whom it was are known, what it said is
 * not. So a history has no gap, and shows that something was passed over, and why.
 */
export function hollowed(event: StoredEvent, { reason, by }: Skipped): StoredEvent {
  const { personal: _, ...open } = event;
  return { ...open, type: 'EventSkipped', data: { reason, by } };
}
