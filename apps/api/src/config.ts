import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
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

export interface AppConfig {
  readonly host: string;
  /** 0 lets the system choose one. */
  readonly port: number;
  /** Directory of the event store and the read database. */
  readonly dataDir: string;
  /** First part of every stream name. */
  readonly installation: string;
  readonly tokens: TokenSettings;
  /** How the open points of the law are read where it differs from the defaults. */
  readonly readings: Readings;
  /** How many working days before the due day the timekeeper warns; 0 for never. */
  readonly warnWorkingDays: number;
  /** How many applications are simulated into an empty store at start; 0 with tokens that are not for demonstration. */
  readonly demonstrationApplications: number;
  /** Requests a minute of one token or, without one, of one address; 0 for no limit. */
  readonly requestsPerMinute: number;
  /** How long `?after=` waits, milliseconds. */
  readonly afterTimeoutMs: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const LONGEST_WAIT_MS = 60_000;

/**
 * The settings of the service from the environment (`QADAM_*`); see the README for each.
 * @throws ServiceError `bad-configuration`, naming every variable at fault
 */
export function configFrom(environment: Environment): AppConfig {
  const faults: string[] = [];
  const text = (name: string) => environment[name]?.trim() || undefined;
  const number = (name: string, usual: number, most: number) => {
    const given = text(name);
    if (given === undefined) return usual;
    if (/^\d+$/.test(given) && Number(given) <= most) return Number(given);
    faults.push(`${name} must be a whole number from 0 to ${most}, not "${given}"`);
    return usual;
  };
  const attempt = <T>(read: () => T, otherwise: T): T => {
    try {
      return read();
    } catch (error) {
      faults.push((error as Error).message);
      return otherwise;
    }
  };
  const host = text('QADAM_HOST') ?? '127.0.0.1';
  const tokens = attempt<TokenSettings>(() => tokenSettings(text), { kind: 'demonstration' });
  const demonstration = tokens.kind === 'demonstration';
  const config = {
    host,
    port: number('QADAM_PORT', 3000, 65_535),
    dataDir: resolve(text('QADAM_DATA') ?? 'data'),
    installation: text('QADAM_INSTALLATION') ?? 'qadam',
    tokens,
    readings: attempt(() => readingsFrom(text('QADAM_READINGS')), {}),
    warnWorkingDays: number('QADAM_WARN_WORKING_DAYS', 2, 60),
    demonstrationApplications: number('QADAM_DEMO_APPLICATIONS', demonstration ? 200 : 0, 1_000_000),
    requestsPerMinute: number('QADAM_RATE_LIMIT', 0, 1_000_000),
    afterTimeoutMs: number('QADAM_AFTER_TIMEOUT_MS', 5_000, LONGEST_WAIT_MS),
  };
  if (!/^[a-z][a-z0-9_]*$/.test(config.installation))
    faults.push('QADAM_INSTALLATION must be lower-case letters, digits and underscores, a letter first');
  if (faults.length > 0) throw new ServiceError('bad-configuration', faults.join('; '), { faults });
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

/** The files of a data directory, for every program that opens them. */
export function dataFiles(dataDir: string) {
  return {
    /** The event store. */
    events: join(dataDir, 'events.sqlite'),
    /** The read database; may be deleted, and is built anew from the events. */
    read: join(dataDir, 'read.sqlite'),
    /** The secret of the demonstration tokens. */
    demonstrationSecret: join(dataDir, 'demonstration.secret'),
    /** The demonstration tokens, one file each. */
    demonstrationTokens: join(dataDir, 'tokens'),
  } as const;
}

function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}

function tokenSettings(text: (name: string) => string | undefined): TokenSettings {
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
