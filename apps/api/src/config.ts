import { isIP } from 'node:net';
import {
  endpointFrom,
  installationFrom,
  SettingsReader,
  workFrom,
  type EndpointSetting,
  type Environment,
  type InstallationSettings,
  type VariableName,
  type Work,
} from '#apps/settings';
import { readingsFrom, type Readings } from '#apps/workflows';
import { ServiceError } from '#libs/contract';

/** Whose tokens are believed. `demonstration`: the service makes them itself, for loopback only. */
export type TokenSettings =
  | { readonly kind: 'demonstration' }
  | ({ readonly kind: 'secret'; readonly secret: string } & TokenClaims)
  | ({ readonly kind: 'keys'; readonly jwks: string } & TokenClaims);

interface TokenClaims {
  readonly issuer?: string;
  readonly audience?: string;
}

export interface AppConfig extends Omit<InstallationSettings, 'readingsFile'> {
  readonly host: string;
  /** 0 lets the system choose one. */
  readonly port: number;
  readonly tokens: TokenSettings;
  /** How the open points of the law are read where it differs from the defaults. */
  readonly readings: Readings;
  /** How many applications are simulated into an empty store at start; 0 with tokens that are not for demonstration. */
  readonly demonstrationApplications: number;
  /** Requests a minute of one token or, without one, of one address; 0 for no limit. */
  readonly requestsPerMinute: number;
  /** How long `?after=` waits, milliseconds. */
  readonly afterTimeoutMs: number;
  /** Who keeps tables and time; the service itself where it is not said. */
  readonly work?: Work;
  /** Opens the log to EventStoreDB clients. */
  readonly endpoint?: EndpointSetting;
}

const LONGEST_WAIT_MS = 60_000;

/**
 * The settings of the service from the environment (`QADAM_*`); docs/operations.md tells of each.
 * @throws ServiceError `bad-configuration`, naming every variable at fault
 */
export function configFrom(environment: Environment): AppConfig {
  const reader = new SettingsReader(environment);
  const tokens = reader.attempt<TokenSettings>(() => tokenSettings(reader.text), { kind: 'demonstration' });
  const demonstration = tokens.kind === 'demonstration';
  const { readingsFile, ...installation } = installationFrom(reader);
  const endpoint = endpointFrom(reader, installation);
  const work = workFrom(reader, installation, endpoint);
  const config = {
    ...installation,
    host: reader.text('QADAM_HOST') ?? '127.0.0.1',
    port: reader.number('QADAM_PORT', 3000, 65_535),
    tokens,
    readings: reader.attempt(() => readingsFrom(readingsFile), {}),
    demonstrationApplications: reader.number('QADAM_DEMO_APPLICATIONS', demonstration ? 200 : 0, 1_000_000),
    requestsPerMinute: reader.number('QADAM_RATE_LIMIT', 0, 1_000_000),
    afterTimeoutMs: reader.number('QADAM_AFTER_TIMEOUT_MS', 5_000, LONGEST_WAIT_MS),
    ...(work === 'elsewhere' && { work }),
    ...(endpoint && { endpoint }),
  };
  reader.end();
  checkDemonstration(config);
  return config;
}

/**
 * Demonstration tokens are printed and known to everybody who can read the terminal: never outside this machine.
 * @throws ServiceError `bad-configuration`
 */
export function checkDemonstration({ tokens, host }: Pick<AppConfig, 'tokens' | 'host'>): void {
  if (tokens.kind !== 'demonstration' || isLoopback(host)) return;
  throw new ServiceError(
    'bad-configuration',
    `demonstration tokens are only for this machine, but QADAM_HOST is ${host}; ` +
      'set QADAM_JWT_SECRET or QADAM_JWT_JWKS, or leave QADAM_HOST at 127.0.0.1',
  );
}

function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}

function tokenSettings(text: (name: VariableName) => string | undefined): TokenSettings {
  const [secret, jwks] = [text('QADAM_JWT_SECRET'), text('QADAM_JWT_JWKS')];
  const [issuer, audience] = [text('QADAM_JWT_ISSUER'), text('QADAM_JWT_AUDIENCE')];
  const claims = { ...(issuer && { issuer }), ...(audience && { audience }) };
  if (secret && jwks) throw new Error('set one of QADAM_JWT_SECRET and QADAM_JWT_JWKS, not both');
  if (jwks) return { kind: 'keys', jwks, ...claims };
  if (!secret) return { kind: 'demonstration' };
  if (Buffer.byteLength(secret) < 32)
    throw new Error('QADAM_JWT_SECRET must have at least 32 bytes (RFC 7518)');
  return { kind: 'secret', secret, ...claims };
}
