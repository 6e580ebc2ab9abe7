import { DEFAULT_TIME_READINGS, type Workflow } from '#libs/contract';
import { WorkflowRegistry } from '#libs/engine';
import { complaint } from '#workflows/complaint';
import { DEFAULT_PASSPORT_READINGS, passportAndIdCard } from '#workflows/passport-and-id-card';
import { indicatorTarget, serviceInformation, survey } from '#workflows/quality';
import {
  DEFAULT_DEREGISTRATION_READINGS,
  residenceDeregistration,
} from '#workflows/residence-deregistration';
import { DEFAULT_REGISTRATION_READINGS, residenceRegistration } from '#workflows/residence-registration';
import { DEFAULT_TEMPORARY_CARD_READINGS, temporaryIdCard } from '#workflows/temporary-id-card';
import type { Readings } from './readings.ts';

export { HONOURS } from './clause-places.ts';
export type { ClausePlace, Honour } from './clause-places.ts';
export { CalendarRevisionInput, revisedEdition } from './calendar-revision.ts';
export { legalTime } from './legal-time.ts';
export { DEFAULT_READINGS } from './readings.ts';
export type { Readings } from './readings.ts';
export { readingsFrom } from './readings-file.ts';
export { clauseRegister } from './clause-register.ts';
export type { ClauseRegister, HonouredBy, RegisteredParagraph, RegisterProblem } from './clause-register.ts';

/** The standards and the complaint procedure. */
export function allWorkflows(readings: Readings = {}): readonly Workflow[] {
  return [
    passportAndIdCard({ ...DEFAULT_PASSPORT_READINGS, ...readings['passport-and-id-card'] }),
    temporaryIdCard({ ...DEFAULT_TEMPORARY_CARD_READINGS, ...readings['temporary-id-card'] }),
    residenceRegistration({ ...DEFAULT_REGISTRATION_READINGS, ...readings['residence-registration'] }),
    residenceDeregistration({ ...DEFAULT_DEREGISTRATION_READINGS, ...readings['residence-deregistration'] }),
    complaint(),
  ].map((workflow: Workflow) => ({
    ...workflow,
    time: { ...DEFAULT_TIME_READINGS, ...readings.time?.[workflow.id] },
  }));
}

/** The registers beside the standards: answers of consumers, targets, what is published (clauses 18 and 19). */
export const registerWorkflows = (): readonly Workflow[] => [
  survey(),
  indicatorTarget(),
  serviceInformation(),
];

/** All workflows and registers, inspected and registered. @throws ServiceError `machine-refused` */
export function workflowRegistry(readings: Readings = {}): WorkflowRegistry {
  return new WorkflowRegistry([...allWorkflows(readings), ...registerWorkflows()]);
}
