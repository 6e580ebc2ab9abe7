import { shownPlace, type StoreSetting } from '#apps/settings';
import { parseStreamName, ServiceError } from '#libs/contract';
import { InstallationLog, SqliteEventStore, type EventStore } from '#libs/event-store';
import { findSqliteMark } from '#libs/moving';
import { GuardedLog } from './guarded-log.ts';

export interface LogOptions {
  readonly installation: string;
  /** The clock of `recordedAt`; the system's by default. */
  readonly now?: () => Date;
  /** Beside a process that writes: no lock, no appends. */
  readonly readOnly?: boolean;
}

/** Among so many events at the beginning of a log there is one of its installation. */
const FIRST_PAGE = 1_000;

/**
 * Opens a log for one installation: with all streams, of which `InstallationLog` shows its own.
 * @throws ServiceError `store-locked` (another writer has it open; it has moved, and where to), `store-too-new`,
 *   `store-corrupt`, `store-unavailable`, `store-denied`, `store-unsupported`, `bad-configuration` (of another installation)
 */
export async function openLog(setting: StoreSetting, options: LogOptions): Promise<EventStore> {
  return setting.kind === 'sqlite' ? openFile(setting.file, options) : openServer(setting, options);
}

async function openFile(
  file: string,
  { installation, now, readOnly = false }: LogOptions,
): Promise<EventStore> {
  const guard = { shown: `sqlite:${file}`, findMark: async () => findSqliteMark(file) };
  const store = await SqliteEventStore.open({ file, readOnly, ...(now && { now }) });
  return checked(store, async () => {
    await checkOwner(store, file, installation);
    if (readOnly) return store;
    const guarded = new GuardedLog(store, guard);
    await guarded.look();
    return guarded;
  });
}

async function openServer(
  setting: StoreSetting & { readonly kind: 'eventstoredb' },
  { installation }: LogOptions,
): Promise<EventStore> {
  throw new ServiceError(
    'store-unsupported',
    `${shownPlace(setting)} cannot be opened for ${installation} yet`,
  );
}

/** A file is one installation's alone; a server may have several. */
async function checkOwner(store: EventStore, file: string, installation: string): Promise<void> {
  const first = await store.readAll({ limit: FIRST_PAGE });
  const owners = first.flatMap(({ stream }) => parseStreamName(stream)?.installation ?? []);
  const [owner] = owners;
  if (owner === undefined || owners.includes(installation)) return;
  if ((await new InstallationLog(store, installation).readAll({ limit: 1 })).length > 0) return;
  throw new ServiceError(
    'bad-configuration',
    `${file} is the log of installation "${owner}", not "${installation}" (QADAM_INSTALLATION, QADAM_STORE)`,
  );
}

async function checked(store: EventStore, check: () => Promise<EventStore>): Promise<EventStore> {
  try {
    return await check();
  } catch (error) {
    await store.close();
    throw error;
  }
}
