import type { Kysely } from 'kysely';
import type { Generation } from './generations/generation.ts';
import type { ProjectionFailure } from './projection.ts';
import type { ProjectionTables } from './projection-tables.ts';
import type { ReadDatabase, ReadTransaction } from './read-database.ts';

/** Where a partition of a generation stands. */
export interface Checkpoint extends Pick<Generation, 'projection' | 'generation'> {
  readonly partition: number;
}

/** A checkpoint that is paused until then is never moved. */
export const FOREVER = Number.MAX_SAFE_INTEGER;

/** The position of each partition of a generation. */
export async function positionsOf(
  db: Kysely<unknown>,
  { projection, generation }: Pick<Generation, 'projection' | 'generation'>,
): Promise<ReadonlyMap<number, bigint>> {
  const rows = await db
    .$extendTables<ProjectionTables>()
    .selectFrom('checkpoints')
    .select(['partition', 'position'])
    .where('projection', '=', projection)
    .where('generation', '=', generation)
    .orderBy('partition')
    .execute();
  return new Map(rows.map(({ partition, position }) => [partition, BigInt(position)]));
}

/** How far all partitions of a generation are. */
export function leastOf(positions: ReadonlyMap<number, bigint>): bigint {
  const [first = 0n, ...others] = positions.values();
  return others.reduce((least, position) => (position < least ? position : least), first);
}

/** How far any partition of a generation is. */
export function greatestOf(positions: ReadonlyMap<number, bigint>): bigint {
  return [...positions.values()].reduce(
    (greatest, position) => (position > greatest ? position : greatest),
    0n,
  );
}

/** The checkpoint does not stand where this follower left it: another process works on the same tables. */
export class CheckpointMovedError extends Error {
  override readonly name = 'CheckpointMovedError';
}

/** The checkpoint stands still for a moment, so that two generations can be compared at the same position. */
export class CheckpointPausedError extends Error {
  override readonly name = 'CheckpointPausedError';
}

const at = ({ projection, generation, partition }: Checkpoint) => ({ projection, generation, partition });

/**
 * Moves the checkpoint, before anything else in the transaction: where another process has done this batch, nothing
 * of it is tried a second time; where it is doing it now, PostgreSQL waits here for its row.
 * @throws CheckpointMovedError where it does not stand at `from`, or is no more; CheckpointPausedError
 */
export async function moveCheckpoint(
  trx: ReadTransaction,
  checkpoint: Checkpoint,
  from: bigint,
  to: bigint,
): Promise<void> {
  const rows = trx.$extendTables<ProjectionTables>();
  const { numUpdatedRows } = await rows
    .updateTable('checkpoints')
    .set({ position: to, failure: null })
    .where((eb) => eb.and(at(checkpoint)))
    .where('position', '=', from)
    .where('paused_until', '<', Date.now())
    .executeTakeFirst();
  if (numUpdatedRows === 1n) return;
  const found = await rows
    .selectFrom('checkpoints')
    .select(['position', 'paused_until'])
    .where((eb) => eb.and(at(checkpoint)))
    .executeTakeFirst();
  const { projection } = checkpoint;
  const paused = found && BigInt(found.position) === from && Number(found.paused_until) !== FOREVER;
  throw paused ? new CheckpointPausedError(projection) : new CheckpointMovedError(projection);
}

/** Where a follower begins; undefined where there is no such checkpoint, or where it stands still for good. */
export async function findPosition(db: Kysely<unknown>, checkpoint: Checkpoint): Promise<bigint | undefined> {
  const row = await db
    .$extendTables<ProjectionTables>()
    .selectFrom('checkpoints')
    .select('position')
    .where((eb) => eb.and(at(checkpoint)))
    .where('paused_until', '<', FOREVER)
    .executeTakeFirst();
  return row && BigInt(row.position);
}

/** Tells other processes of a failure; progress ends it (`moveCheckpoint`). */
export async function noteFailure(
  database: ReadDatabase,
  checkpoint: Checkpoint,
  failure: ProjectionFailure,
): Promise<void> {
  const { position, ...fields } = failure;
  const text = JSON.stringify({ ...fields, ...(position !== undefined && { position: String(position) }) });
  await database.writer
    .$extendTables<ProjectionTables>()
    .updateTable('checkpoints')
    .set({ failure: text })
    .where((eb) => eb.and(at(checkpoint)))
    .execute();
}

/** The failure that `noteFailure` has written. */
export function failureIn(text: string | null): ProjectionFailure | undefined {
  if (text === null) return undefined;
  const { position, ...fields } = JSON.parse(text) as Omit<ProjectionFailure, 'position'> & {
    position?: string;
  };
  return { ...fields, ...(position !== undefined && { position: BigInt(position) }) };
}

/** Milliseconds since 1970 until which the checkpoints of a generation stand still; 0 lets them go. */
export async function pauseCheckpoints(
  database: ReadDatabase,
  { projection, generation }: Pick<Generation, 'projection' | 'generation'>,
  until: number,
): Promise<void> {
  await database.writer
    .$extendTables<ProjectionTables>()
    .updateTable('checkpoints')
    .set({ paused_until: until })
    .where('projection', '=', projection)
    .where('generation', '=', generation)
    .where('paused_until', '<', FOREVER)
    .execute();
}
