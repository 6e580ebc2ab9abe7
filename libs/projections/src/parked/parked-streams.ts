import type { Kysely } from 'kysely';
import { ServiceError, type StoredEvent } from '#libs/contract';
import type { Checkpoint } from '../checkpoints.ts';
import type { ParkedDecision, ProjectionTables } from '../projection-tables.ts';
import type { ReadDatabase, ReadTransaction } from '../read-database.ts';

/** A stream of which a projection cannot digest an event. Its other events wait; other streams go on. */
export interface ParkedStream {
  readonly projection: string;
  readonly generation: number;
  readonly partition: number;
  readonly stream: string;
  /** The first event that has not been applied. */
  readonly revision: number;
  readonly position: bigint;
  readonly eventId: string;
  readonly eventType: string;
  /** What the projection said of it. */
  readonly message: string;
  /** RFC 3339, UTC. */
  readonly parkedAt: string;
  readonly decision: ParkedDecision | null;
  readonly reason: string | null;
  readonly decidedBy: string | null;
}

/** An operator's word on a parked stream. */
export interface Decision {
  readonly decision: ParkedDecision;
  /** Why, for those who read it later. */
  readonly reason: string;
  readonly by: string;
}

/** All streams that are parked in what is asked and in what grows beside it, the oldest first. */
export async function parkedStreams(database: ReadDatabase): Promise<readonly ParkedStream[]> {
  return parkedIn(database.reader);
}

/**
 * Decides what becomes of a parked stream; whoever keeps the projection acts on it within a second or two.
 * @throws ServiceError `not-found` where it is not parked, `invalid-data` without a reason
 */
export async function decideParked(
  database: ReadDatabase,
  { projection, stream }: Pick<ParkedStream, 'projection' | 'stream'>,
  { decision, reason, by }: Decision,
): Promise<void> {
  if (reason.trim() === '')
    throw new ServiceError('invalid-data', 'a decision on a parked stream needs a reason');
  const { numUpdatedRows } = await database.writer
    .$extendTables<ProjectionTables>()
    .updateTable('parked_streams')
    .set({ decision, reason, decided_by: by, decided_at: new Date().toISOString() })
    .where('projection', '=', projection)
    .where('stream', '=', stream)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  throw new ServiceError('not-found', `the stream ${stream} is not parked in ${projection}`);
}

/** Those of one checkpoint, or all. */
export async function parkedIn(
  db: Kysely<unknown>,
  checkpoint?: Checkpoint,
): Promise<readonly ParkedStream[]> {
  let query = db
    .$extendTables<ProjectionTables>()
    .selectFrom('parked_streams')
    .selectAll()
    .orderBy('parked_at')
    .orderBy('stream');
  if (checkpoint)
    query = query
      .where('projection', '=', checkpoint.projection)
      .where('generation', '=', checkpoint.generation)
      .where('partition', '=', checkpoint.partition);
  const rows = await query.execute();
  return rows.map((row) => ({
    projection: row.projection,
    generation: row.generation,
    partition: row.partition,
    stream: row.stream,
    revision: row.revision,
    position: BigInt(row.position),
    eventId: row.event_id,
    eventType: row.event_type,
    message: row.message,
    parkedAt: row.parked_at,
    decision: row.decision,
    reason: row.reason,
    decidedBy: row.decided_by,
  }));
}

/** Parks a stream at an event, or says anew why it stands where it stands. */
export async function park(
  trx: ReadTransaction,
  checkpoint: Checkpoint,
  { stream, revision, position, id, type }: StoredEvent,
  message: string,
): Promise<void> {
  const { projection, generation, partition } = checkpoint;
  const told = {
    revision,
    position,
    event_id: id,
    event_type: type,
    message,
    parked_at: new Date().toISOString(),
    decision: null,
    reason: null,
    decided_by: null,
    decided_at: null,
  };
  await trx
    .$extendTables<ProjectionTables>()
    .insertInto('parked_streams')
    .values({ projection, generation, partition, stream, ...told })
    .onConflict((conflict) => conflict.columns(['projection', 'generation', 'stream']).doUpdateSet(told))
    .execute();
}

/** What waited up to this revision has been applied. */
export async function moveParked(
  trx: ReadTransaction,
  { projection, generation, stream }: ParkedStream,
  revision: number,
): Promise<void> {
  await trx
    .$extendTables<ProjectionTables>()
    .updateTable('parked_streams')
    .set({ revision })
    .where('projection', '=', projection)
    .where('generation', '=', generation)
    .where('stream', '=', stream)
    .execute();
}

/** The stream goes on. */
export async function unpark(
  trx: ReadTransaction,
  { projection, generation, stream }: ParkedStream,
): Promise<void> {
  await trx
    .$extendTables<ProjectionTables>()
    .deleteFrom('parked_streams')
    .where('projection', '=', projection)
    .where('generation', '=', generation)
    .where('stream', '=', stream)
    .execute();
}
