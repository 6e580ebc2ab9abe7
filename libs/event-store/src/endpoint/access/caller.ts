import type { Metadata } from '@grpc/grpc-js';
import { Refusal } from '../refusal.ts';

/**
 * What a caller of the endpoint may do:
 * - `engine`: append to the streams of applications, see personal data;
 * - `integrator`: read and subscribe without personal data, append to streams of its own, use persistent subscriptions;
 * - `operator`: delete, tombstone and describe streams that are no application's, manage persistent subscriptions.
 */
export const ENDPOINT_ROLES = ['engine', 'integrator', 'operator'] as const;
export type EndpointRole = (typeof ENDPOINT_ROLES)[number];

/** Who calls. */
export interface EndpointUser {
  readonly name: string;
  readonly roles: readonly EndpointRole[];
}

/** What a caller shows. */
export type EndpointCredentials =
  | { readonly kind: 'basic'; readonly name: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string };

/**
 * Says who shows these credentials; undefined for nobody, who is refused. Without credentials it says what anybody may
 * do. Asked once a call.
 */
export type Authenticate = (
  credentials: EndpointCredentials | undefined,
) => Promise<EndpointUser | undefined>;

/** @throws Refusal `unauthenticated` */
export async function callerOf(metadata: Metadata, authenticate: Authenticate): Promise<EndpointUser> {
  const user = await authenticate(credentialsOf(metadata));
  if (user) return user;
  throw new Refusal({ kind: 'unauthenticated' }, 'The endpoint does not know who calls');
}

function credentialsOf(metadata: Metadata): EndpointCredentials | undefined {
  const [header] = metadata.get('authorization');
  if (typeof header !== 'string') return undefined;
  const [, scheme = '', value = ''] = /^(\S+) +(\S+)\s*$/.exec(header) ?? [];
  if (scheme.toLowerCase() === 'bearer') return { kind: 'bearer', token: value };
  if (scheme.toLowerCase() === 'basic') return basic(Buffer.from(value, 'base64').toString('utf8'));
  throw new Refusal({ kind: 'unauthenticated' }, 'Credentials are Basic or Bearer');
}

function basic(text: string): EndpointCredentials {
  const colon = text.indexOf(':');
  if (colon < 0)
    throw new Refusal({ kind: 'unauthenticated' }, 'Basic credentials are a name and a password');
  return { kind: 'basic', name: text.slice(0, colon), password: text.slice(colon + 1) };
}
