import { ServiceError } from '#libs/contract';
import { positionsOf } from '../checkpoints.ts';
import { inRoomTransaction } from '../in-room-transaction.ts';
import { partitionsOf } from '../partitions/partition-of.ts';
import type { Projection } from '../projection.ts';
import type { ReadDatabase, ReadTransaction } from '../read-database.ts';
import { beginGeneration, dropGeneration, replaceAtOnce } from './change-generations.ts';
import { tableOf } from './generation-plugin.ts';
import { generationsOf, type Generation } from './generation.ts';

export interface Ensured {
  /** The generation that is asked; it may be of an older version while `building` grows. */
  readonly active: Generation;
  readonly building?: Generation;
  /** Why a generation was begun just now, if one was. */
  readonly begun?: 'new' | 'version' | 'partitions' | 'tables-missing' | 'ahead-of-log';
}

/**
 * Makes sure that a projection has tables that this program can ask and keep. Where they are of an older version, a new
 * generation grows beside them, and they go on answering, as long as they have the columns that are asked for;
 * otherwise the new generation is shown at once, and fills while it is shown.
 * @param head the last position of the log
 * @throws ServiceError `store-too-new` where a newer version of the projection is asked: building anew would pull the
 *   tables from under the newer program.
 */
export function ensureGeneration(
  database: ReadDatabase,
  projection: Projection,
  head: () => Promise<bigint>,
): Promise<Ensured> {
  return inRoomTransaction(database, async (trx) => {
    const all = await generationsOf(trx, projection.name);
    const active = all.find(({ state }) => state === 'active');
    const partitions = partitionsOf(database);
    const showNew = async (begun: NonNullable<Ensured['begun']>): Promise<Ensured> => {
      const next = await beginGeneration(trx, projection, partitions);
      await replaceAtOnce(trx, next);
      return { active: { ...next, state: 'active' }, begun };
    };
    if (!active) return showNew('new');
    if (active.version > projection.version) throw tooNew(projection, active);
    const misfit = await misfitOf(trx, active, head);
    if (misfit) return showNew(misfit);

    const newer = all.find(({ state, version }) => state === 'building' && version > projection.version);
    if (newer && active.version < projection.version) throw tooNew(projection, newer);
    const building = newer ? undefined : await usefulBuilding(trx, projection, all, partitions);
    if (building) return { active, building };
    const positions = await positionsOf(trx, active);
    const begun = active.version < projection.version ? 'version' : 'partitions';
    if (begun === 'partitions' && positions.size === partitions) return { active };
    const next = await beginGeneration(trx, projection, partitions);
    if (await hasColumnsOf(trx, active, next)) return { active, building: next, begun };
    await replaceAtOnce(trx, next);
    return { active: { ...next, state: 'active' }, begun };
  });
}

/** A generation that grows already and can go on; one of another version, or cut into other partitions, is dropped. */
async function usefulBuilding(
  trx: ReadTransaction,
  { version }: Projection,
  all: readonly Generation[],
  partitions: number,
): Promise<Generation | undefined> {
  const building = all.find(({ state }) => state === 'building');
  if (!building) return undefined;
  const fits = building.version === version && (await positionsOf(trx, building)).size === partitions;
  if (fits) return building;
  await dropGeneration(trx, building);
  return undefined;
}

async function misfitOf(trx: ReadTransaction, active: Generation, head: () => Promise<bigint>) {
  const present = new Set((await trx.introspection.getTables()).map(({ name }) => name));
  const wanted = active.tables.flatMap((name) => [name, tableOf(name, active.generation)]);
  if (!wanted.every((name) => present.has(name))) return 'tables-missing';
  // The head is asked after the checkpoints: the other way round, a step in between would look like a lost log.
  const furthest = [...(await positionsOf(trx, active)).values()].reduce((a, b) => (a > b ? a : b), 0n);
  // The log has been replaced by an older copy: what the tables say is no longer backed by it.
  return furthest > 0n && furthest > (await head()) ? 'ahead-of-log' : undefined;
}

/** Whether what asks the tables of `next` is answered by those of `active` as well. */
async function hasColumnsOf(trx: ReadTransaction, active: Generation, next: Generation): Promise<boolean> {
  const tables = await trx.introspection.getTables();
  const columnsOf = (name: string, { generation }: Generation) =>
    tables.find((table) => table.name === tableOf(name, generation))?.columns.map((column) => column.name) ??
    [];
  return next.tables.every((name) => {
    const there = new Set(columnsOf(name, active));
    return columnsOf(name, next).every((column) => there.has(column));
  });
}

function tooNew({ name, version }: Projection, found: Generation): ServiceError {
  return new ServiceError(
    'store-too-new',
    `the tables of "${name}" are of version ${found.version}, this program knows ${version}`,
  );
}
