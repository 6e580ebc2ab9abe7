import { shownPlace, type StoreSetting } from '#apps/settings';
import { parseStreamName, ServiceError } from '#libs/contract';
import { InstallationLog, SqliteEventStore, type EventStore, openEventStoreDb } from '#libs/event-store';
import { findServerMark, findSqliteMark } from '#libs/moving';
import { failureLog } from './failure-log.ts';
import { GuardedLog } from './guarded-log.ts';

export interface LogOptions {
  readonly installation: string;
  /** The clock of `recordedAt`; the system's by default. */
  readonly now?: () => Date;
  /** Beside a process that writes: no lock, no appends. */
  readonly readOnly?: boolean;
}

/** So old may be what is known of a server's mark when something is appended, milliseconds (`ServerHouse`). */
const MARK_AGE_MS = 2_000;
/** Among so many events at the beginning of a log there is one of its installation. */
const FIRST_PAGE = 1_000;

/**
 * Opens a log for one installation. One in a file has all streams, of which `InstallationLog` shows its own; a server
 * gives those of the installation alone.
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
  { installation, now, readOnly = false }: LogOptions,
): Promise<EventStore> {
  const log = (message: string) => failureLog('warn', message, {});
  const store = await openEventStoreDb({ url: setting.url, installation, log, ...(now && { now }) });
  const findMark = () => findServerMark(store, installation);
  return checked(store, async () => {
    if (readOnly) return store;
    const guarded = new GuardedLog(store, { shown: shownPlace(setting), findMark, maxAgeMs: MARK_AGE_MS });
    await guarded.look();
    return guarded;
  });
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
