import { openLog } from '#apps/composition';
import { storeOf } from '#apps/settings';
import { isServiceError, ServiceError } from '#libs/contract';
import { InstallationLog, type EventStore } from '#libs/event-store';
import { checkLogExists, type Settings } from '../settings.ts';

/** The log of the installation, also beside a service. @throws ServiceError `not-found` and as `openLog` */
export async function openLogToRead(settings: Settings): Promise<EventStore> {
  checkLogExists(settings);
  const { installation } = settings;
  return new InstallationLog(
    await openLog(storeOf(settings), { installation, readOnly: true }),
    installation,
  );
}

/** The log for writing, made where there is none. @throws ServiceError as `openLog`, `store-locked` with the advice */
export async function openLogToWrite(
  settings: Settings,
  advice: string,
  now?: () => Date,
): Promise<EventStore> {
  const { installation } = settings;
  try {
    const whole = await openLog(storeOf(settings), { installation, ...(now && { now }) });
    return new InstallationLog(whole, installation);
  } catch (error) {
    // Where it has moved, nothing that is done here helps.
    if (!isServiceError(error, 'store-locked') || error.details['other'] !== undefined) throw error;
    throw new ServiceError('store-locked', `${error.message}; ${advice}`, {}, { cause: error });
  }
}
