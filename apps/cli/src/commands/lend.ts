import { openEndpoint, openLog } from '#apps/composition';
import { endpointFrom, SettingsReader, shownPlace, storeOf, type EndpointSetting } from '#apps/settings';
import { DATA, UsageError, type CliCommand } from '../command.ts';
import type { Settings } from '../settings.ts';

/** `qadam lend`: the log in a file, for services and workers of other processes, and nothing beside it. */
export const lend: CliCommand = {
  name: 'lend',
  summary:
    "Opens the log in a file to other processes by EventStoreDB's protocol, until it is stopped (QADAM_ENDPOINT).",
  arguments: '',
  most: 0,
  options: { data: DATA },
  async run(_given, console, settings) {
    const setting = endpointOf(settings);
    const { installation } = settings;
    const store = await openLog(storeOf(settings), { installation });
    const bearer = async () => undefined;
    try {
      const endpoint = await openEndpoint(setting, { store, installation, bearer });
      const lent = { log: shownPlace(storeOf(settings)), host: setting.host, port: endpoint.port };
      console.result(lent, () => `Lending ${lent.log} at ${lent.host}:${lent.port}`);
      await stopped();
      await endpoint.stop();
    } finally {
      await store.close();
    }
    return 0;
  },
};

/** @throws ServiceError `bad-configuration`; UsageError where no endpoint is set */
function endpointOf(settings: Settings): EndpointSetting {
  const reader = new SettingsReader(process.env);
  const setting = endpointFrom(reader, settings);
  reader.end();
  if (setting) return setting;
  throw new UsageError('QADAM_ENDPOINT says where, for example esdb://127.0.0.1:2113?tls=false');
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve()).once('SIGINT', () => resolve());
  });
}
