import { existsSync } from 'node:fs';
import {
  installationFrom,
  SettingsReader,
  shownPlace,
  storeOf,
  type Environment,
  type InstallationSettings,
} from '#apps/settings';
import { ServiceError } from '#libs/contract';

export { readingsOf } from '#apps/settings';

/** What the environment says, unless the command line says otherwise. */
export type Settings = InstallationSettings;

/**
 * @param dataDir the directory that the command line names
 * @throws ServiceError `bad-configuration`
 */
export function settingsFrom(environment: Environment, dataDir: string | undefined): Settings {
  const reader = new SettingsReader(environment);
  const settings = installationFrom(reader, dataDir);
  reader.end();
  return settings;
}

/** Whether there is a log that could be read; a server says so itself. */
export function hasLog(settings: Settings): boolean {
  const store = storeOf(settings);
  return store.kind !== 'sqlite' || existsSync(store.file);
}

/** For commands that make no log. @throws ServiceError `not-found` where there is none */
export function checkLogExists(settings: Settings): void {
  if (hasLog(settings)) return;
  throw new ServiceError(
    'not-found',
    `There is no event store ${shownPlace(storeOf(settings)).replace(/^sqlite:/, '')}; --data or QADAM_DATA names the directory`,
  );
}

/** The file of an embedded log, for commands that look at the file itself. @throws ServiceError `not-found`, `bad-configuration` */
export function existingEventFile(settings: Settings): string {
  const store = storeOf(settings);
  checkLogExists(settings);
  if (store.kind === 'sqlite') return store.file;
  throw new ServiceError(
    'bad-configuration',
    `This is for a log in a file; QADAM_STORE is ${shownPlace(store)}`,
  );
}
