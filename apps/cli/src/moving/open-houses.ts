import { existsSync } from 'node:fs';
import { shownPlace, type StoreSetting } from '#apps/settings';
import { ServiceError } from '#libs/contract';
import { InstallationLog, SqliteEventStore, type EventStore, openEventStoreDb } from '#libs/event-store';
import { ServerHouse, SqliteHouse, type House } from '#libs/moving';

/** Both ends of a move, open. */
export interface Houses {
  readonly source: House;
  readonly target: House;
  readonly close: () => Promise<void>;
}

/**
 * Opens the log that is left, beside the service that writes it, and the one that is moved to.
 * @throws ServiceError `not-found` (no log to leave), `store-locked` (the target is open for writing), `store-too-new`,
 *   `store-corrupt`, `store-unavailable`, `store-denied`, `store-unsupported`
 */
export async function openHouses(
  from: StoreSetting,
  to: StoreSetting,
  installation: string,
): Promise<Houses> {
  if (from.kind === 'sqlite' && !existsSync(from.file))
    throw new ServiceError('not-found', `There is no log ${from.file} to move`);
  const source = await openHouse(from, installation, true);
  try {
    const target = await openHouse(to, installation, false);
    const close = async () => {
      await Promise.all([source.store.close(), target.store.close()]);
    };
    return { source, target, close };
  } catch (error) {
    await source.store.close();
    throw error;
  }
}

async function openHouse(setting: StoreSetting, installation: string, readOnly: boolean): Promise<House> {
  if (setting.kind === 'sqlite') {
    const { file } = setting;
    const whole: EventStore = await SqliteEventStore.open({ file, readOnly });
    return new SqliteHouse(new InstallationLog(whole, installation), file);
  }
  const store = await openEventStoreDb({ url: setting.url, installation });
  return new ServerHouse({ store, installation, shown: shownPlace(setting) });
}
