import type { Kysely } from 'kysely';
import type { GenerationState, ProjectionTables } from '../projection-tables.ts';

/** One set of the tables of a projection, kept by the log since `begunAt`. */
export interface Generation {
  readonly projection: string;
  /** 1, 2, 3 … */
  readonly generation: number;
  readonly version: number;
  /** Names of its tables, as statements call them. */
  readonly tables: readonly string[];
  readonly state: GenerationState;
  readonly begunAt: string;
}

/** All generations of a projection, the oldest first. */
export async function generationsOf(db: Kysely<unknown>, projection: string): Promise<readonly Generation[]> {
  const rows = await db
    .$extendTables<ProjectionTables>()
    .selectFrom('generations')
    .selectAll()
    .where('projection', '=', projection)
    .orderBy('generation')
    .execute();
  return rows.map(({ tables, begun_at, ...row }) => ({
    ...row,
    tables: JSON.parse(tables) as string[],
    begunAt: begun_at,
  }));
}

/** The generation that is asked; undefined before there is one. */
export async function findActive(db: Kysely<unknown>, projection: string): Promise<Generation | undefined> {
  return (await generationsOf(db, projection)).find(({ state }) => state === 'active');
}
