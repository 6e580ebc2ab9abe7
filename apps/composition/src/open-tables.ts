import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ReadDatabaseSetting } from '#apps/settings';
import { ServiceError } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import { tieTables } from '#libs/moving';
import { openReadDatabase, type ReadDatabase } from '#libs/projections';

export interface TableOptions {
  readonly installation: string;
  /** Another thread or process writes; here is only asked. */
  readonly queriesOnly?: boolean;
}

/**
 * Opens the tables of the read models, and makes them where there are none.
 * @throws ServiceError `store-too-new`, `bad-configuration` (of another installation, or other tables), `store-denied`,
 *   `store-unavailable`
 */
export async function openTables(setting: ReadDatabaseSetting, options: TableOptions): Promise<ReadDatabase> {
  const { installation, queriesOnly = false } = options;
  const place = setting.kind === 'sqlite' ? { file: madeFolder(setting.file) } : { url: setting.url };
  return openReadDatabase({ ...place, installation, queriesOnly });
}

function madeFolder(file: string): string {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o750 });
    return file;
  } catch (error) {
    const reason = (error as Error).message;
    throw new ServiceError(
      'bad-configuration',
      `The tables ${file} cannot be made: ${reason}`,
      {},
      { cause: error },
    );
  }
}

/**
 * The same, made sure that they are of this log.
 * @throws ServiceError as `openTables`; `bad-configuration` for tables of another log
 */
export async function openTablesOf(
  store: EventStore,
  setting: ReadDatabaseSetting,
  { installation, queriesOnly = false }: TableOptions,
): Promise<ReadDatabase> {
  const database = await openTables(setting, { installation });
  try {
    await tieTables(database, store);
  } catch (error) {
    await database.close();
    throw error;
  }
  if (!queriesOnly) return database;
  await database.close();
  return openTables(setting, { installation, queriesOnly });
}
