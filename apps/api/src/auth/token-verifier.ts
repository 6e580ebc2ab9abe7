import { readFileSync } from 'node:fs';
import { createLocalJWKSet, createRemoteJWKSet, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose';
import { ROLES, ServiceError, type Actor, type Role } from '#libs/contract';
import type { Clock } from '../clock.ts';
import type { TokenSettings } from '../config.ts';

/** Tokens whose check is remembered; the oldest leave first. */
const REMEMBERED = 1_000;
const ASYMMETRIC = ['ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512', 'EdDSA'];

interface Known {
  readonly actor: Actor;
  readonly expiresMs: number;
}

type Verify = (token: string) => Promise<JWTPayload>;

/** Says who holds a token. A token that was good stays good until it expires, so its signature is checked once. */
export class TokenVerifier {
  readonly #known = new Map<string, Known>();
  readonly #verify: Verify;

  /** @throws ServiceError `bad-configuration` where the keys cannot be read */
  constructor(
    settings: Exclude<TokenSettings, { kind: 'demonstration' }>,
    private readonly clock: Clock,
  ) {
    this.#verify = verifyWith(settings, clock);
  }

  /** The actor, if it is known already: saves the promise on every request but the first. */
  remembered(token: string): Actor | undefined {
    const known = this.#known.get(token);
    return known && known.expiresMs > this.clock.now().getTime() ? known.actor : undefined;
  }

  /** @throws ServiceError `unauthenticated` (forged, expired, for others), `forbidden` (no role of ours) */
  async actorOf(token: string): Promise<Actor> {
    const remembered = this.remembered(token);
    if (remembered) return remembered;
    this.#known.delete(token);
    const claims = await this.#claimsOf(token);
    const actor = actorFrom(claims);
    this.#known.set(token, { actor, expiresMs: Number(claims.exp) * 1_000 });
    const oldest = this.#known.keys().next().value;
    if (this.#known.size > REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
    return actor;
  }

  async #claimsOf(token: string): Promise<JWTPayload> {
    try {
      return await this.#verify(token);
    } catch (error) {
      if (error instanceof ServiceError) throw error;
      // Why exactly is nobody's business who has no good token.
      const expired = (error as { code?: string }).code === 'ERR_JWT_EXPIRED';
      throw new ServiceError(
        'unauthenticated',
        expired ? 'The token has expired' : 'The token is not valid',
        {},
        {
          cause: error,
        },
      );
    }
  }
}

function verifyWith(settings: Exclude<TokenSettings, { kind: 'demonstration' }>, clock: Clock): Verify {
  const { issuer, audience } = settings;
  const options = () => ({
    requiredClaims: ['sub', 'exp'],
    currentDate: clock.now(),
    ...(issuer && { issuer }),
    ...(audience && { audience }),
  });
  if (settings.kind === 'secret') {
    const secret = new TextEncoder().encode(settings.secret);
    return async (token) => (await jwtVerify(token, secret, { ...options(), algorithms: ['HS256'] })).payload;
  }
  const keys = keysFrom(settings.jwks);
  return async (token) => (await jwtVerify(token, keys, { ...options(), algorithms: ASYMMETRIC })).payload;
}

function keysFrom(jwks: string) {
  if (/^https?:\/\//.test(jwks)) return createRemoteJWKSet(new URL(jwks));
  try {
    return createLocalJWKSet(JSON.parse(readFileSync(jwks, 'utf8')) as JSONWebKeySet);
  } catch (error) {
    throw new ServiceError(
      'bad-configuration',
      `QADAM_JWT_JWKS: ${jwks} is no JSON Web Key Set that can be read`,
      {},
      {
        cause: error,
      },
    );
  }
}

function actorFrom({ sub = '', roles, office = null }: JWTPayload): Actor {
  const named = Array.isArray(roles) ? roles : [];
  // An identity provider serves other systems too, whose roles mean nothing here.
  const ours = ROLES.filter((role: Role) => named.includes(role));
  if (sub === '' || (office !== null && (typeof office !== 'string' || office === '')))
    throw new ServiceError('unauthenticated', 'The token is not valid');
  if (ours.length === 0)
    throw new ServiceError(
      'forbidden',
      `The token names no role of this service; there are: ${ROLES.join(', ')}`,
    );
  return { id: sub, roles: ours, office };
}
