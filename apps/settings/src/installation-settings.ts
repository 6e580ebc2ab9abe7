import { resolve } from 'node:path';
import { readingsFrom, type Readings } from '#apps/workflows';
import { ServiceError } from '#libs/contract';
import type { SettingsReader } from './settings-reader.ts';
import { parseReadDatabase, parseStore, type Places } from './store-setting.ts';

/** What service, workers and command line must agree on to work on the same installation. */
export interface InstallationSettings extends Places {
  /** First part of every stream name. */
  readonly installation: string;
  /** JSON file with the readings of the law that differ from the defaults. */
  readonly readingsFile?: string;
  /** How many working days before the due day the timekeeper warns; 0 for never. */
  readonly warnWorkingDays: number;
}

const USUAL_WARNING = 2;
const EARLIEST_WARNING = 60;

/**
 * The settings of the installation; faults go to the reader.
 * @param dataDir the directory that a command line names: its files, whatever the environment says of other places
 */
export function installationFrom(reader: SettingsReader, dataDir?: string): InstallationSettings {
  const { text } = reader;
  const installation = text('QADAM_INSTALLATION') ?? 'qadam';
  if (!/^[a-z][a-z0-9_]*$/.test(installation))
    reader.fault('QADAM_INSTALLATION must be lower-case letters, digits and underscores, a letter first');
  const readingsFile = text('QADAM_READINGS');
  return {
    dataDir: resolve(dataDir ?? text('QADAM_DATA') ?? 'data'),
    installation,
    ...(dataDir === undefined && placesFrom(reader)),
    ...(readingsFile !== undefined && { readingsFile }),
    warnWorkingDays: reader.number('QADAM_WARN_WORKING_DAYS', USUAL_WARNING, EARLIEST_WARNING),
  };
}

function placesFrom(reader: SettingsReader): Omit<Places, 'dataDir'> {
  const [store, readDatabase] = [reader.text('QADAM_STORE'), reader.text('QADAM_READ_DB')];
  const places = {
    store: store && reader.attempt(() => parseStore('QADAM_STORE', store), undefined),
    readDatabase:
      readDatabase && reader.attempt(() => parseReadDatabase('QADAM_READ_DB', readDatabase), undefined),
  };
  return {
    ...(places.store && { store: places.store }),
    ...(places.readDatabase && { readDatabase: places.readDatabase }),
  };
}

/** The readings of the law that are set. @throws ServiceError `bad-configuration` */
export function readingsOf({ readingsFile }: Pick<InstallationSettings, 'readingsFile'>): Readings {
  try {
    return readingsFrom(readingsFile);
  } catch (error) {
    throw new ServiceError('bad-configuration', (error as Error).message, {}, { cause: error });
  }
}
