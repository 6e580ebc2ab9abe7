import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ServiceError } from '#libs/contract';

/** What the environment says, unless the command line says otherwise. */
export interface Settings {
  readonly dataDir: string;
  /** First part of every stream name. */
  readonly installation: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

export function settingsFrom(environment: Environment, dataDir: string | undefined): Settings {
  return {
    dataDir: resolve(dataDir ?? (environment['QADAM_DATA']?.trim() || 'data')),
    installation: environment['QADAM_INSTALLATION']?.trim() || 'qadam',
  };
}

/**
 * The event store of a data directory. The service knows it under the same name; asking the service for it would load
 * all of the service, so that a spec compares the two instead.
 */
export const eventFile = (dataDir: string): string => join(dataDir, 'events.sqlite');

/** As `eventFile`, for commands that read. @throws ServiceError `not-found` where there is none */
export function existingEventFile({ dataDir }: Settings): string {
  const file = eventFile(dataDir);
  if (existsSync(file)) return file;
  throw new ServiceError(
    'not-found',
    `There is no event store ${file}; --data or QADAM_DATA names the directory`,
  );
}
