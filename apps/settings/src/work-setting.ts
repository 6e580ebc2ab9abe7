import type { EndpointSetting } from './endpoint-setting.ts';
import type { SettingsReader } from './settings-reader.ts';
import { storeOf, type Places } from './store-setting.ts';

/** `here`: the service keeps the tables and the time itself; `elsewhere`: workers do. */
export type Work = 'here' | 'elsewhere';

/** Who keeps the tables and the time; faults go to the reader. */
export function workFrom(
  reader: SettingsReader,
  places: Places,
  endpoint: EndpointSetting | undefined,
): Work {
  const work = reader.oneOf('QADAM_WORK', ['here', 'elsewhere'], 'here');
  if (work === 'elsewhere' && storeOf(places).kind === 'sqlite' && !endpoint)
    reader.fault(
      'QADAM_WORK=elsewhere needs a log that several processes write: set QADAM_STORE to a server, ' +
        'or open this one with QADAM_ENDPOINT',
    );
  return work;
}
