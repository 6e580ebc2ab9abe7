import {
  installationFrom,
  SettingsReader,
  storeOf,
  type Environment,
  type InstallationSettings,
} from '#apps/settings';

export interface WorkerConfig extends InstallationSettings {
  /** Where it tells how it fares. */
  readonly host: string;
  /** 0 lets the system choose one. */
  readonly port: number;
}

/**
 * The settings of a worker from the environment.
 * @throws ServiceError `bad-configuration`, naming every variable at fault
 */
export function configFrom(environment: Environment): WorkerConfig {
  const reader = new SettingsReader(environment);
  const installation = installationFrom(reader);
  if (storeOf(installation).kind === 'sqlite')
    reader.fault(
      'QADAM_STORE must be a server for a worker (esdb://…): a log in a file is written by one process alone; ' +
        'it can lend it (QADAM_ENDPOINT)',
    );
  const config = {
    ...installation,
    host: reader.text('QADAM_WORKER_HOST') ?? '127.0.0.1',
    port: reader.number('QADAM_WORKER_PORT', 3001, 65_535),
  };
  reader.end();
  return config;
}
