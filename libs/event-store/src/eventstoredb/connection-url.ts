import { EventStoreDBClient } from '@eventstore/db-client';
import { ServiceError } from '#libs/contract';

/** What a ping waits for its answer, milliseconds, where the URL does not say. */
const KEEP_ALIVE_TIMEOUT_MS = 10_000;

/** Options that the store sets by itself. */
const OWN_OPTIONS = new Set(['keepalivetimeout', 'throwonappendfailure']);

/**
 * A client for a connection string: `esdb://…` for one server or, with several hosts, a cluster; `esdb+discover://…` for
 * a cluster behind a name. Credentials, `tls`, `tlsCaFile` and the rest are as EventStoreDB documents them.
 *
 * Clients of different `variant` have connections of their own: gRPC shares a connection among clients of the same
 * options, and its limit of 100 streams with it, so they differ in the keep-alive time-out by that many milliseconds.
 * @throws ServiceError `bad-configuration`
 */
export function clientFor(url: string, variant: number): EventStoreDBClient {
  checkScheme(url);
  const [address = '', query = ''] = url.trim().split('?', 2);
  const options = query.split('&').filter((option) => option !== '' && !OWN_OPTIONS.has(nameOf(option)));
  const keepAliveTimeout = (given(query, 'keepalivetimeout') ?? KEEP_ALIVE_TIMEOUT_MS) + variant;
  const own = [`keepAliveTimeout=${keepAliveTimeout}`, 'throwOnAppendFailure=true'];
  const complete = (start: string) => `${start}?${[...options, ...own].join('&')}`;
  // First without the password, so that the complaint about a mistyped URL cannot show it.
  made(complete(withoutCredentials(address)));
  return made(complete(address));
}

/** The URL as it may be shown. */
export const withoutCredentials = (url: string): string => url.replace(/\/\/[^/?]*@/, '//');

function checkScheme(url: string): void {
  const scheme = /^\s*([a-z+]+):\/\//i.exec(url)?.[1] ?? '';
  if (scheme === 'esdb' || scheme === 'esdb+discover') return;
  const advice = scheme.startsWith('kurrentdb')
    ? `write ${scheme.replace('kurrentdb', 'esdb')}://… instead, the protocol is the same`
    : 'an event store of this kind begins with esdb:// or esdb+discover://';
  throw refused(`"${withoutCredentials(url)}" is no address of EventStoreDB: ${advice}`);
}

function made(url: string): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(url);
  } catch (error) {
    const shown = withoutCredentials(url);
    throw refused(`The address of the event store cannot be used: ${shown}: ${(error as Error).message}`);
  }
}

/** A positive number given for an option in the query. */
function given(query: string, name: string): number | undefined {
  const option = query.split('&').find((candidate) => nameOf(candidate) === name);
  const value = Number(option?.split('=')[1]);
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

const nameOf = (option: string) => (option.split('=')[0] ?? '').toLowerCase().replaceAll(/[_-]/g, '');

const refused = (message: string) => new ServiceError('bad-configuration', message);
