import { accessDenied } from '../refusal.ts';
import { originalOf } from '../streams/stream-names.ts';
import type { EndpointRole, EndpointUser } from './caller.ts';

/** Who may do what to which stream. Application streams are those whose names begin with `<installation>.`. */
export class Rights {
  readonly prefix: string;

  /** By which a move marks a log: who may write it, decides where the installation is at home. */
  readonly #house: string;

  constructor(installation: string) {
    this.prefix = `${installation}.`;
    this.#house = `${installation}-house`;
  }

  isApplication(stream: string): boolean {
    return stream.startsWith(this.prefix);
  }

  seesPersonal(user: EndpointUser): boolean {
    return has(user, 'engine');
  }

  /** @throws Refusal `access-denied` for a caller without any role */
  checkRead(user: EndpointUser): void {
    if (!has(user, 'engine', 'integrator', 'operator')) throw accessDenied(`${user.name} may not read`);
  }

  #isOfEngine(stream: string): boolean {
    return this.isApplication(stream) || stream === this.#house;
  }

  /** @throws Refusal `access-denied` */
  checkAppend(user: EndpointUser, stream: string): void {
    const allowed = this.#isOfEngine(stream) ? has(user, 'engine') : this.#mayAppendForeign(user, stream);
    if (!allowed) throw accessDenied(`${user.name} may not append to ${stream}`);
  }

  /**
   * Deleting and tombstoning: what happened to an application is never taken away, by nobody.
   * @throws Refusal `access-denied`
   */
  checkDelete(user: EndpointUser, stream: string): void {
    const allowed = has(user, 'operator') && !this.#isOfEngine(stream) && !stream.startsWith('$');
    if (!allowed) throw accessDenied(`${user.name} may not delete ${stream}`);
  }

  /** @throws Refusal `access-denied` unless the caller has one of the roles */
  checkRole(user: EndpointUser, ...roles: EndpointRole[]): void {
    if (!has(user, ...roles)) throw accessDenied(`${user.name} is none of: ${roles.join(', ')}`);
  }

  #mayAppendForeign(user: EndpointUser, stream: string): boolean {
    const described = originalOf(stream);
    if (described === undefined) return !stream.startsWith('$') && has(user, 'integrator');
    return has(user, 'operator') && !this.#isOfEngine(described) && !described.startsWith('$');
  }
}

const has = (user: EndpointUser, ...roles: EndpointRole[]) => user.roles.some((role) => roles.includes(role));
