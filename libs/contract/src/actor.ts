/**
 * What a person or program may do. The words are the decree's:
 * - `authorised-officer`: employee of the authorised body (migration police) who accepts, checks, refuses, produces;
 * - `centre-employee`: employee or inspector of the Public Service Centre, who hands over and fills in forms;
 * - `chancellery-clerk`: receives and registers complaints for an addressee;
 * - `complaint-examiner`: considers and answers complaints for an addressee;
 * - `process-owner`, `compliance-officer`: read across offices;
 * - `integrator`: another system that listens;
 * - `timekeeper`: the clock as an actor.
 */
export const ROLES = [
  'authorised-officer',
  'centre-employee',
  'chancellery-clerk',
  'complaint-examiner',
  'process-owner',
  'compliance-officer',
  'integrator',
  'timekeeper',
] as const;
export type Role = (typeof ROLES)[number];

/** Who acts. `office` is the id of a Centre, an authority or a central body; null for those bound to none. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly office: string | null;
}

/** Where an application is being served; taken from its first event and moved only by an event. */
export interface Place {
  readonly office: string;
  readonly region: string;
}
