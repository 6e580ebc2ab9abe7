import type { Workflow } from '#libs/contract';
import { WorkflowRegistry } from '#libs/engine';
import { complaint } from '#workflows/complaint';
import {
  DEFAULT_PASSPORT_READINGS,
  passportAndIdCard,
  type PassportReadings,
} from '#workflows/passport-and-id-card';
import {
  DEFAULT_DEREGISTRATION_READINGS,
  residenceDeregistration,
  type DeregistrationReadings,
} from '#workflows/residence-deregistration';
import {
  DEFAULT_REGISTRATION_READINGS,
  residenceRegistration,
  type RegistrationReadings,
} from '#workflows/residence-registration';
import {
  DEFAULT_TEMPORARY_CARD_READINGS,
  temporaryIdCard,
  type TemporaryCardReadings,
} from '#workflows/temporary-id-card';

export { HONOURS } from './clause-places.ts';
export type { ClausePlace, Honour } from './clause-places.ts';
export { clauseRegister } from './clause-register.ts';
export type { ClauseRegister, HonouredBy, RegisteredParagraph, RegisterProblem } from './clause-register.ts';

/** How the open points of each standard are read (docs/law.md). What is left out keeps its default. */
export interface Readings {
  readonly 'passport-and-id-card'?: Partial<PassportReadings>;
  readonly 'temporary-id-card'?: Partial<TemporaryCardReadings>;
  readonly 'residence-registration'?: Partial<RegistrationReadings>;
  readonly 'residence-deregistration'?: Partial<DeregistrationReadings>;
}

/** The readings of every standard where nothing else is set. */
export const DEFAULT_READINGS: Required<{ [Standard in keyof Readings]: object }> = {
  'passport-and-id-card': DEFAULT_PASSPORT_READINGS,
  'temporary-id-card': DEFAULT_TEMPORARY_CARD_READINGS,
  'residence-registration': DEFAULT_REGISTRATION_READINGS,
  'residence-deregistration': DEFAULT_DEREGISTRATION_READINGS,
};

/** The one list of everything that this service can run. */
export function allWorkflows(readings: Readings = {}): readonly Workflow[] {
  return [
    passportAndIdCard({ ...DEFAULT_PASSPORT_READINGS, ...readings['passport-and-id-card'] }),
    temporaryIdCard({ ...DEFAULT_TEMPORARY_CARD_READINGS, ...readings['temporary-id-card'] }),
    residenceRegistration({ ...DEFAULT_REGISTRATION_READINGS, ...readings['residence-registration'] }),
    residenceDeregistration({ ...DEFAULT_DEREGISTRATION_READINGS, ...readings['residence-deregistration'] }),
    complaint(),
  ];
}

/** All workflows, inspected and registered. @throws ServiceError `machine-refused` */
export function workflowRegistry(readings: Readings = {}): WorkflowRegistry {
  return new WorkflowRegistry(allWorkflows(readings));
}
