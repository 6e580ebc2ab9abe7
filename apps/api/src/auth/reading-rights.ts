import { ServiceError, type Actor, type Role } from '#libs/contract';

/** Who sees the applications of every office, persons included. */
const ACROSS_OFFICES: readonly Role[] = ['process-owner', 'compliance-officer'];
/** Who sees the applications of the own office, persons included. */
const OF_AN_OFFICE: readonly Role[] = [
  'authorised-officer',
  'centre-employee',
  'chancellery-clerk',
  'complaint-examiner',
];
/** Who sees steps of every office, but no person. */
const WITHOUT_PERSONS: readonly Role[] = ['integrator', 'timekeeper'];

const has = (actor: Actor, roles: readonly Role[]) => roles.some((role) => actor.roles.includes(role));

/** Offices whose applications the actor may see; undefined for all of them. */
export function visibleOffices(actor: Actor): readonly string[] | undefined {
  if (has(actor, ACROSS_OFFICES) || has(actor, WITHOUT_PERSONS)) return undefined;
  return ownOffices(actor);
}

/** Offices whose applicants the actor may see; undefined for all of them. */
export function officesWithPersons(actor: Actor): readonly string[] | undefined {
  return has(actor, ACROSS_OFFICES) ? undefined : ownOffices(actor);
}

/** @throws ServiceError `foreign-office`, which tells nothing of the application */
export function checkVisible(actor: Actor, office: string): void {
  if (visibleOffices(actor)?.includes(office) ?? true) return;
  throw new ServiceError('foreign-office', 'The application is served by another office than yours', {
    yours: actor.office,
  });
}

/** True where names, IIN, addresses and contacts of an application at this office may be shown to the actor. */
export const seesPersons = (actor: Actor, office: string) =>
  officesWithPersons(actor)?.includes(office) ?? true;

const ownOffices = (actor: Actor): readonly string[] =>
  actor.office !== null && has(actor, OF_AN_OFFICE) ? [actor.office] : [];
