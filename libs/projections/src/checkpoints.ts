import { ServiceError } from '#libs/contract';
import type { Projection } from './projection.ts';
import type { ReadDatabase, ReadTransaction } from './read-database.ts';

// A type, since Kysely asks for an index signature that an interface does not have.
type CheckpointTables = {
  checkpoints: {
    projection: string;
    version: number;
    /** PostgreSQL's driver gives it back as text. */
    position: bigint | number | string;
    /** JSON: the names of the tables, so that a later version can drop one that it no longer has. */
    tables: string;
  };
};

export interface Prepared {
  readonly position: bigint;
  /** Why the tables were built anew, if they were. */
  readonly rebuilt?: 'new' | 'version' | 'tables-missing' | 'ahead-of-log';
}

/**
 * Makes sure that a projection has the tables of its version, and says how far they are. Where they do not fit they
 * are dropped and the projection starts from zero.
 * @throws ServiceError `store-too-new` where a newer version of the projection has written them: building them anew
 *   would pull the tables from under the newer program.
 */
export async function prepareTables(
  database: ReadDatabase,
  projection: Projection,
  head: () => Promise<bigint>,
): Promise<Prepared> {
  return database.writer.transaction().execute(async (trx) => {
    const stored = await trx
      .$extendTables<CheckpointTables>()
      .selectFrom('checkpoints')
      .select(['version', 'position', 'tables'])
      .where('projection', '=', projection.name)
      .executeTakeFirst();
    const position = BigInt(stored?.position ?? 0);
    // The head is asked after the checkpoint: the other way round, a step in between would look like a lost log.
    const rebuilt = stored ? await misfit(trx, projection, stored.version, position > (await head())) : 'new';
    if (!rebuilt) return { position };
    const formerTables: string[] = stored ? JSON.parse(stored.tables) : [];
    await rebuild(trx, projection, formerTables);
    return { position: 0n, rebuilt };
  });
}

async function misfit(trx: ReadTransaction, projection: Projection, version: number, ahead: boolean) {
  if (version > projection.version) {
    const message = `the tables of "${projection.name}" are of version ${version}, this program knows ${projection.version}`;
    throw new ServiceError('store-too-new', message);
  }
  if (version < projection.version) return 'version';
  // The log has been replaced by an older copy: what the tables say is no longer backed by it.
  if (ahead) return 'ahead-of-log';
  const present = new Set((await trx.introspection.getTables()).map(({ name }) => name));
  return projection.tables.names.every((name) => present.has(name)) ? undefined : 'tables-missing';
}

async function rebuild(
  trx: ReadTransaction,
  projection: Projection,
  formerTables: readonly string[],
): Promise<void> {
  const { names } = projection.tables;
  for (const name of new Set([...names, ...formerTables].toReversed())) {
    await trx.schema.dropTable(name).ifExists().execute();
  }
  await projection.tables.create(trx);
  const row = { version: projection.version, position: 0n, tables: JSON.stringify(names) };
  await trx
    .$extendTables<CheckpointTables>()
    .insertInto('checkpoints')
    .values({ projection: projection.name, ...row })
    .onConflict((conflict) => conflict.column('projection').doUpdateSet(row))
    .execute();
}

/** The checkpoint does not stand where this runner left it: another process works on the same tables. */
export class CheckpointMovedError extends Error {
  override readonly name = 'CheckpointMovedError';
}

/**
 * Moves the checkpoint, before anything else in the transaction: where another process has done this batch, nothing
 * of it is tried a second time; where it is doing it now, PostgreSQL waits here for its row.
 * @throws CheckpointMovedError where it does not stand at `from`.
 */
export async function moveCheckpoint(
  trx: ReadTransaction,
  projection: string,
  from: bigint,
  to: bigint,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .$extendTables<CheckpointTables>()
    .updateTable('checkpoints')
    .set({ position: to })
    .where('projection', '=', projection)
    .where('position', '=', from)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new CheckpointMovedError(projection);
}
