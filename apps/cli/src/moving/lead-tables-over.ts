import { existsSync } from 'node:fs';
import { openTables } from '#apps/composition';
import { readDatabaseOf, type StoreSetting } from '#apps/settings';
import { isServiceError } from '#libs/contract';
import { SqliteEventStore } from '#libs/event-store';
import { leadOver, type House, type LedOver } from '#libs/moving';
import { leases } from '#libs/projections';
import type { Settings } from '../settings.ts';

/**
 * Leads the tables that are set over from the log that is left to the one that is home.
 * @returns undefined where there are no tables
 * @throws ServiceError `read-model-behind`, `store-unavailable`, `store-denied`, `bad-configuration`
 */
export async function leadTablesOver(
  settings: Settings,
  from: StoreSetting,
  { source, target }: { readonly source: House; readonly target: House },
): Promise<LedOver | undefined> {
  const tables = readDatabaseOf(settings);
  if (tables.kind === 'sqlite' && !existsSync(tables.file)) return undefined;
  const database = await openTables(tables, { installation: settings.installation });
  try {
    const isKept = async () => (await isWritten(from)) || (await leases(database)).length > 0;
    const sealed = await source.findMark();
    const move = `${source.shown} to ${target.shown}, ${sealed?.at ?? ''}`;
    return await leadOver(database, { source: source.store, target: target.store, move, isKept });
  } finally {
    await database.close();
  }
}

/** Whether a service has the file open: whoever gets its lock knows that nobody does. */
async function isWritten(from: StoreSetting): Promise<boolean> {
  if (from.kind !== 'sqlite') return false;
  try {
    await (await SqliteEventStore.open({ file: from.file })).close();
    return false;
  } catch (error) {
    if (isServiceError(error, 'store-locked')) return true;
    throw error;
  }
}
