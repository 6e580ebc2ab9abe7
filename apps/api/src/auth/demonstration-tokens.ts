import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { SignJWT } from 'jose';
import { ROLES, type Role, type Workflow } from '#libs/contract';

/** A working week: long enough to try things, short enough to be forgotten. */
const VALID_HOURS = 120;

export interface DemonstrationToken {
  readonly role: Role;
  readonly office: string | null;
  readonly token: string;
}

/** The secret of a data directory, so that tokens outlive a restart; made at the first start, readable by its owner. */
export function demonstrationSecret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/**
 * One token for every role, and for every office at which an example of the documentation begins, for those roles
 * that may act in that workflow and are bound to an office.
 */
export async function demonstrationTokens(
  secret: string,
  workflows: readonly Workflow[],
  now: Date,
): Promise<readonly DemonstrationToken[]> {
  const key = new TextEncoder().encode(secret);
  const holders = ROLES.flatMap((role) => officesOf(role, workflows).map((office) => ({ role, office })));
  return Promise.all(
    holders.map(async ({ role, office }) => ({ role, office, token: await sign(key, role, office, now) })),
  );
}

function officesOf(role: Role, workflows: readonly Workflow[]): readonly (string | null)[] {
  const offices = workflows
    .filter(({ commands }) =>
      Object.values(commands).some(({ by, acrossOffices }) => by.includes(role) && !acrossOffices),
    )
    .flatMap(({ begins, commands }) => commands[begins]?.place?.(commands[begins].example)?.office ?? []);
  return offices.length > 0 ? [...new Set(offices)] : [null];
}

function sign(key: Uint8Array, role: Role, office: string | null, now: Date): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1_000);
  return new SignJWT({ roles: [role], office })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(office === null ? `demo-${role}` : `demo-${role}@${office}`)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + VALID_HOURS * 3_600)
    .sign(key);
}
