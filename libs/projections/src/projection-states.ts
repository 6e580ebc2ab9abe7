import type { Kysely } from 'kysely';
import { failureIn } from './checkpoints.ts';
import type { ProjectionFailure } from './projection.ts';
import type { ProjectionTables } from './projection-tables.ts';

/** What the read database says of a generation of a projection, whoever keeps it. */
export interface GenerationStatus {
  readonly projection: string;
  readonly generation: number;
  readonly version: number;
  readonly state: 'active' | 'building' | 'former';
  /** RFC 3339, UTC. */
  readonly begunAt: string;
  /** How far all of its partitions are. */
  readonly position: bigint;
  /** The failure of one of its partitions, if one has failed since it last moved. */
  readonly failure: ProjectionFailure | undefined;
  /** Streams that are parked. */
  readonly parked: number;
}

/** Where all generations stand, by projection, the oldest first. */
export async function generationStatuses(db: Kysely<unknown>): Promise<readonly GenerationStatus[]> {
  const rows = await db
    .$extendTables<ProjectionTables>()
    .selectFrom('generations as g')
    .innerJoin('checkpoints as c', (join) =>
      join.onRef('c.projection', '=', 'g.projection').onRef('c.generation', '=', 'g.generation'),
    )
    .select((eb) => [
      'g.projection',
      'g.generation',
      'g.version',
      'g.state',
      'g.begun_at',
      eb.fn.min<bigint | number | string>('c.position').as('position'),
      eb.fn.max('c.failure').as('failure'),
      eb
        .selectFrom('parked_streams as p')
        .select((parked) => parked.fn.countAll<bigint | number | string>().as('parked'))
        .whereRef('p.projection', '=', 'g.projection')
        .whereRef('p.generation', '=', 'g.generation')
        .as('parked'),
    ])
    .groupBy(['g.projection', 'g.generation', 'g.version', 'g.state', 'g.begun_at'])
    .orderBy('g.projection')
    .orderBy('g.generation')
    .execute();
  return rows.map(({ begun_at, position, failure, parked, ...row }) => ({
    ...row,
    begunAt: begun_at,
    position: BigInt(position),
    failure: failureIn(failure),
    parked: Number(parked),
  }));
}
