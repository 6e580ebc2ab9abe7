import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ServiceError } from '#libs/contract';
import { KeyedTurns } from '../keyed-turns.ts';
import { ENDPOINT_ROLES, type Authenticate, type EndpointRole, type EndpointUser } from './caller.ts';
import { isPassword, isPasswordHash, passwordHash } from './password-hash.ts';

interface KnownUser extends EndpointUser {
  readonly password: string;
}

/**
 * Users of the endpoint from a JSON file: `{ "<name>": { "password": "scrypt$…", "roles": ["integrator"] } }`, as
 * `passwordHash` writes passwords. Knows nobody without Basic credentials.
 * @throws ServiceError `bad-configuration` for a file that cannot be read or is of another form
 */
export async function endpointUsers(file: string): Promise<Authenticate> {
  const users = usersOf(file, await contentOf(file));
  const check = new PasswordCheck(await passwordHash(randomBytes(16).toString('hex')));
  return async (credentials) => {
    if (credentials?.kind !== 'basic') return undefined;
    const user = users.get(credentials.name);
    const isRight = await check.isRight(credentials.name, credentials.password, user?.password);
    return isRight && user ? { name: user.name, roles: user.roles } : undefined;
  };
}

/** Tries passwords one at a time, since each is made to be dear, and remembers which was right last. */
class PasswordCheck {
  readonly #key = randomBytes(32);
  readonly #right = new Map<string, Buffer>();
  readonly #turns = new KeyedTurns();

  /** `nobody` is tried for names that are not known, so that time does not tell them. */
  constructor(private readonly nobody: string) {}

  async isRight(name: string, password: string, hash: string | undefined): Promise<boolean> {
    const digest = createHmac('sha256', this.#key).update(password).digest();
    const known = this.#right.get(name);
    if (known && timingSafeEqual(known, digest)) return true;
    const isRight = await this.#turns.take('', () => isPassword(password, hash ?? this.nobody));
    if (isRight) this.#right.set(name, digest);
    return isRight;
  }
}

async function contentOf(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new ServiceError('bad-configuration', `The users in ${file} cannot be read`, {}, { cause: error });
  }
}

function usersOf(file: string, content: unknown): ReadonlyMap<string, KnownUser> {
  const wrong = (what: string) => new ServiceError('bad-configuration', `${file}: ${what}`);
  if (!isObject(content)) throw wrong('users are an object by their names');
  const users = new Map<string, KnownUser>();
  for (const [name, user] of Object.entries(content)) {
    if (name === '' || name.includes(':')) throw wrong(`"${name}" cannot be the name of a user`);
    const { password, roles } = isObject(user) ? user : {};
    if (typeof password !== 'string' || !isPasswordHash(password))
      throw wrong(`${name} has no hash of a password`);
    if (!Array.isArray(roles) || !roles.every(isRole)) {
      throw wrong(`the roles of ${name} are of: ${ENDPOINT_ROLES.join(', ')}`);
    }
    users.set(name, { name, password, roles });
  }
  return users;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isRole = (value: unknown): value is EndpointRole => ENDPOINT_ROLES.some((role) => role === value);
