import type { Kysely } from 'kysely';
import { FOREVER } from '../checkpoints.ts';
import type { Projection } from '../projection.ts';
import type { GenerationState, ProjectionTables } from '../projection-tables.ts';
import type { ReadTransaction } from '../read-database.ts';
import { ofGeneration } from './generation-plugin.ts';
import { generationsOf, type Generation } from './generation.ts';
import { hide, showGeneration } from './views.ts';

const rowsIn = (trx: ReadTransaction) => trx.$extendTables<ProjectionTables>();

/** Makes the tables of a new generation, empty, with a checkpoint for each partition. */
export async function beginGeneration(
  trx: ReadTransaction,
  { name, version, tables }: Projection,
  partitions: number,
): Promise<Generation> {
  const last = (await generationsOf(trx, name)).at(-1)?.generation ?? 0;
  const state: GenerationState = 'building';
  const begun = { projection: name, generation: last + 1, version, state };
  const begunAt = new Date().toISOString();
  await tables.create(ofGeneration<Kysely<unknown>>(trx, tables.names, begun.generation));
  await rowsIn(trx)
    .insertInto('generations')
    .values({ ...begun, tables: JSON.stringify(tables.names), begun_at: begunAt })
    .execute();
  const checkpoints = Array.from({ length: partitions }, (_, partition) => ({
    projection: name,
    generation: begun.generation,
    partition,
    position: 0n,
    paused_until: 0,
    failure: null,
  }));
  await rowsIn(trx).insertInto('checkpoints').values(checkpoints).execute();
  return { ...begun, tables: tables.names, begunAt };
}

/**
 * From the end of the transaction on this generation is the one that is asked. The one before is kept as it is, so that
 * one can go back to it; older ones are dropped.
 */
export async function takeOver(trx: ReadTransaction, next: Generation): Promise<void> {
  const others = (await generationsOf(trx, next.projection)).filter(
    ({ generation }) => generation !== next.generation,
  );
  for (const former of others.filter(({ state }) => state === 'former')) await dropGeneration(trx, former);
  const active = others.find(({ state }) => state === 'active');
  await hide(
    trx,
    (active?.tables ?? []).filter((name) => !next.tables.includes(name)),
  );
  await showGeneration(trx, next.tables, next.generation);
  if (active) await become(trx, active, 'former', FOREVER);
  await become(trx, next, 'active', 0);
}

/** Drops a generation that nobody is shown. */
export async function dropGeneration(
  trx: ReadTransaction,
  { projection, generation, tables }: Generation,
): Promise<void> {
  const db = ofGeneration<Kysely<unknown>>(trx, tables, generation);
  for (const name of tables.toReversed()) await db.schema.dropTable(name).ifExists().execute();
  for (const table of ['generations', 'checkpoints', 'parked_streams'] as const) {
    await rowsIn(trx)
      .deleteFrom(table)
      .where('projection', '=', projection)
      .where('generation', '=', generation)
      .execute();
  }
}

/** Sets aside what is shown, whatever it is, for a generation that is shown at once, though it has everything before it. */
export async function replaceAtOnce(trx: ReadTransaction, next: Generation): Promise<void> {
  await takeOver(trx, next);
  for (const other of await generationsOf(trx, next.projection))
    if (other.generation !== next.generation) await dropGeneration(trx, other);
}

/** The state of a generation, and until when (milliseconds since 1970) its checkpoints stand still. */
export async function become(
  trx: ReadTransaction,
  { projection, generation }: Generation,
  state: GenerationState,
  pausedUntil: number,
): Promise<void> {
  await rowsIn(trx)
    .updateTable('generations')
    .set({ state })
    .where('projection', '=', projection)
    .where('generation', '=', generation)
    .execute();
  await rowsIn(trx)
    .updateTable('checkpoints')
    .set({ paused_until: pausedUntil })
    .where('projection', '=', projection)
    .where('generation', '=', generation)
    .execute();
}
