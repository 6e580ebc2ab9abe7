import type { EndpointSetting } from '#apps/settings';
import { ServiceError } from '#libs/contract';
import {
  endpointUsers,
  type EventStoreEndpoint,
  type Authenticate,
  type EndpointRole,
  type EndpointUser,
  type EventStore,
  startEndpoint,
} from '#libs/event-store';
import { failureLog } from './failure-log.ts';

export interface EndpointParts {
  /** The whole log. */
  readonly store: EventStore;
  readonly installation: string;
  /** Who holds a token; undefined for nobody. */
  readonly bearer: (token: string) => Promise<EndpointUser | undefined>;
}

/** Opens the log to EventStoreDB clients. @throws ServiceError `bad-configuration` */
export async function openEndpoint(
  setting: EndpointSetting,
  { store, installation, bearer }: EndpointParts,
): Promise<EventStoreEndpoint> {
  const { host, port, tls } = setting;
  return startEndpoint({
    store,
    installation,
    address: { host, port },
    authenticate: await authenticateBy(setting, bearer),
    ...(tls && { tls: { keyFile: tls.keyFile, certificateFile: tls.certFile } }),
    log: (message, error) => failureLog('error', message, { error: String(error) }),
  });
}

/** By the name and password of a file, by token, or as nobody. */
async function authenticateBy(
  { usersFile, anonymous }: EndpointSetting,
  bearer: EndpointParts['bearer'],
): Promise<Authenticate> {
  const listed = usersFile === undefined ? undefined : await endpointUsers(usersFile);
  const nobody = { name: 'anonymous', roles: anonymous.map(roleOf) };
  return async (credentials) => {
    if (!credentials) return nobody.roles.length > 0 ? nobody : undefined;
    return credentials.kind === 'bearer' ? bearer(credentials.token) : listed?.(credentials);
  };
}

function roleOf(name: string): EndpointRole {
  const role = ROLES.find((known) => known === name);
  if (role) return role;
  const roles = ROLES.join(', ');
  throw new ServiceError(
    'bad-configuration',
    `QADAM_ENDPOINT_ANONYMOUS: "${name}" is no role; there are: ${roles}`,
  );
}

const ROLES: readonly EndpointRole[] = ['engine', 'integrator', 'operator'];
