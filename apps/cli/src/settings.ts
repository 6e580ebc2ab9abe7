import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readingsFrom, type Readings } from '#apps/workflows';
import { ServiceError } from '#libs/contract';

/** What the environment says, unless the command line says otherwise. */
export interface Settings {
  readonly dataDir: string;
  /** First part of every stream name. */
  readonly installation: string;
  /** JSON file with the readings of the law that differ from the defaults. */
  readonly readingsFile: string | undefined;
  /** How many working days before the due day the clock warns; 0 for never. */
  readonly warnWorkingDays: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const USUAL_WARNING = 2;
const EARLIEST_WARNING = 60;

/** @throws ServiceError `bad-configuration` */
export function settingsFrom(environment: Environment, dataDir: string | undefined): Settings {
  const text = (name: string) => environment[name]?.trim() || undefined;
  return {
    dataDir: resolve(dataDir ?? text('QADAM_DATA') ?? 'data'),
    installation: text('QADAM_INSTALLATION') ?? 'qadam',
    readingsFile: text('QADAM_READINGS'),
    warnWorkingDays: warningFrom(text('QADAM_WARN_WORKING_DAYS')),
  };
}

/** The readings of the law that are set. @throws ServiceError `bad-configuration` */
export function readingsOf({ readingsFile }: Pick<Settings, 'readingsFile'>): Readings {
  try {
    return readingsFrom(readingsFile);
  } catch (error) {
    throw new ServiceError('bad-configuration', (error as Error).message, {}, { cause: error });
  }
}

/**
 * The event store of a data directory. The service knows it, and the read database, under the same names; asking the
 * service for them would load all of the service, so that a spec compares them instead.
 */
export const eventFile = (dataDir: string): string => join(dataDir, 'events.sqlite');

/** The tables of the read models. */
export const readFile = (dataDir: string): string => join(dataDir, 'read.sqlite');

/** As `eventFile`, for commands that read. @throws ServiceError `not-found` where there is none */
export function existingEventFile({ dataDir }: Pick<Settings, 'dataDir'>): string {
  const file = eventFile(dataDir);
  if (existsSync(file)) return file;
  throw new ServiceError(
    'not-found',
    `There is no event store ${file}; --data or QADAM_DATA names the directory`,
  );
}

function warningFrom(given: string | undefined): number {
  if (given === undefined) return USUAL_WARNING;
  if (/^\d{1,3}$/.test(given) && Number(given) <= EARLIEST_WARNING) return Number(given);
  throw new ServiceError(
    'bad-configuration',
    `QADAM_WARN_WORKING_DAYS must be a whole number from 0 to ${EARLIEST_WARNING}, not "${given}"`,
  );
}
