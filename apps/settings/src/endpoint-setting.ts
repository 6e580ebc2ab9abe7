import type { SettingsReader } from './settings-reader.ts';
import { storeOf, type Places } from './store-setting.ts';

/** How the log is opened to EventStoreDB clients. */
export interface EndpointSetting {
  readonly host: string;
  /** 0 lets the system choose one. */
  readonly port: number;
  /** Paths of PEM files; without them the connection is not encrypted. */
  readonly tls?: { readonly certFile: string; readonly keyFile: string };
  /** JSON file with its users. */
  readonly usersFile?: string;
  /** Roles of clients that say no name; none where it is empty. */
  readonly anonymous: readonly string[];
}

const USUAL_PORT = 2113;
const POSSIBLE = 'esdb://host:port?tls=false, or esdb://host:port?tlsCertFile=<path>&tlsKeyFile=<path>';

/** The endpoint that is switched on; undefined without `QADAM_ENDPOINT`. Faults go to the reader. */
export function endpointFrom(reader: SettingsReader, places: Places): EndpointSetting | undefined {
  const usersFile = reader.text('QADAM_ENDPOINT_USERS');
  const roles = reader.text('QADAM_ENDPOINT_ANONYMOUS');
  const text = reader.text('QADAM_ENDPOINT');
  if (text === undefined) return undefined;
  const anonymous = (roles ?? '').split(',').flatMap((role) => role.trim() || []);
  if (storeOf(places).kind !== 'sqlite')
    reader.fault('QADAM_ENDPOINT is for a log in a file: clients of a server go to the server');
  const listening = reader.attempt(() => parseEndpoint(text), undefined);
  return listening && { ...listening, anonymous, ...(usersFile !== undefined && { usersFile }) };
}

function parseEndpoint(text: string): Pick<EndpointSetting, 'host' | 'port' | 'tls'> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'esdb:' || url.hostname === '' || url.username !== '')
    throw new Error(`QADAM_ENDPOINT must be ${POSSIBLE}`);
  const place = {
    host: url.hostname.replace(/^\[(.+)\]$/, '$1'),
    port: url.port === '' ? USUAL_PORT : Number(url.port),
  };
  const [certFile, keyFile] = [url.searchParams.get('tlsCertFile'), url.searchParams.get('tlsKeyFile')];
  if (certFile && keyFile) return { ...place, tls: { certFile, keyFile } };
  if (certFile || keyFile || url.searchParams.get('tls') !== 'false')
    throw new Error(`QADAM_ENDPOINT without tls=false needs tlsCertFile and tlsKeyFile: ${POSSIBLE}`);
  return place;
}
