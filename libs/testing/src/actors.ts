import type { Actor, Role } from '#libs/contract';

/** An actor of an office, with one role or several. */
export function actorOf(office: string | null, ...roles: readonly Role[]): Actor {
  return { id: `${roles.join('+')}@${office ?? 'nowhere'}`, roles, office };
}
