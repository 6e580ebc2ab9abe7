import type { Kysely } from 'kysely';
import type { ReadTransaction } from '#libs/projections';

/** What of the tables' own bookkeeping holds positions of the log. */
type PositionTables = {
  checkpoints: { projection: string; generation: number; partition: number; position: StoredPosition };
  parked_streams: {
    projection: string;
    generation: number;
    stream: string;
    revision: number;
    position: StoredPosition;
  };
  generations: { projection: string; generation: number; state: string };
};

/** PostgreSQL's driver may give it back as text. */
type StoredPosition = bigint | number | string;

export interface CheckpointRow {
  readonly projection: string;
  readonly generation: number;
  readonly partition: number;
  readonly position: bigint;
  /** Whether it is of the tables that are asked. */
  readonly active: boolean;
}

export async function checkpointRows(db: Kysely<unknown>): Promise<readonly CheckpointRow[]> {
  const rows = await db
    .$extendTables<PositionTables>()
    .selectFrom('checkpoints as c')
    .innerJoin('generations as g', (join) =>
      join.onRef('c.projection', '=', 'g.projection').onRef('c.generation', '=', 'g.generation'),
    )
    .select(['c.projection', 'c.generation', 'c.partition', 'c.position', 'g.state'])
    .execute();
  return rows.map(({ state, position, ...row }) => ({
    ...row,
    position: BigInt(position),
    active: state === 'active',
  }));
}

/** False where somebody has moved it meanwhile. */
export async function setCheckpoint(
  trx: ReadTransaction,
  { projection, generation, partition, position: from }: CheckpointRow,
  to: bigint,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .$extendTables<PositionTables>()
    .updateTable('checkpoints')
    .set({ position: to })
    .where((eb) => eb.and({ projection, generation, partition }))
    .where('position', '=', from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Where the streams are parked: stream and revision by which the event is found in any log. */
export async function setParkedPositions(
  trx: ReadTransaction,
  positionOf: (stream: string, revision: number) => Promise<bigint | undefined>,
): Promise<number> {
  const tables = trx.$extendTables<PositionTables>();
  const parked = await tables
    .selectFrom('parked_streams')
    .select(['stream', 'revision'])
    .distinct()
    .execute();
  for (const { stream, revision } of parked) {
    const position = await positionOf(stream, revision);
    if (position === undefined) continue;
    await tables
      .updateTable('parked_streams')
      .set({ position })
      .where((eb) => eb.and({ stream, revision }))
      .execute();
  }
  return parked.length;
}
