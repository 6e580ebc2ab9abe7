import { applicationNumber, commandsOf, defineWorkflow } from '#libs/contract';
import {
  appearanceViolations,
  checkDocuments,
  COMMAND_TITLES,
  getCentre,
  handOverResult,
  identityViolations,
  isUnder16,
  refuseApplication,
  settleDuty,
} from '#workflows/catalogue';
import { clauses } from './clauses.ts';
import * as input from './commands.ts';
import { examples } from './examples.ts';
import { machine } from './machine.ts';
import { rules } from './rules.ts';
import {
  clause,
  DEFAULT_READINGS,
  EDITION,
  LIMITS,
  STANDARD_ID,
  TITLE,
  type TemporaryCardReadings,
} from './standard.ts';
import { STATES } from './states.ts';

export { DEFAULT_READINGS as DEFAULT_TEMPORARY_CARD_READINGS } from './standard.ts';
export type { TemporaryCardReadings } from './standard.ts';

const command = commandsOf<typeof machine>();
const CLAUSES = { consumer: clause('6'), inPerson: clause('15') };

/** Standard 2, issue of temporary identity cards, under the given readings of its open points. */
export function temporaryIdCard(readings: TemporaryCardReadings = DEFAULT_READINGS) {
  return defineWorkflow({
    id: STANDARD_ID,
    title: TITLE,
    edition: EDITION,
    machine,
    rules,
    states: STATES,
    limits: LIMITS,
    clauses,
    begins: 'SubmitApplication',
    commands: { SubmitApplication: submitApplication(readings), ...laterCommands },
  });
}

const submitApplication = (readings: TemporaryCardReadings) =>
  command({
    title: COMMAND_TITLES.SubmitApplication,
    becomes: 'ApplicationSubmitted',
    by: ['authorised-officer'],
    input: input.SubmitApplication,
    clause: clause('13'),
    example: examples.SubmitApplication,
    place: ({ office }) => ({ office, region: getCentre(office).region }),
    verify: (data, { occurredOn }) => [
      ...identityViolations(data, occurredOn, readings, CLAUSES),
      ...appearanceViolations(data, occurredOn, readings, CLAUSES),
    ],
    record: ({ applicant, representative, ...data }, { applicationId, occurredOn }) => ({
      data: {
        number: applicationNumber(applicationId),
        office: data.office,
        reason: data.reason,
        under16: isUnder16(applicant, occurredOn),
        appearedAs: representative ? ('representative' as const) : ('applicant' as const),
        exemption: data.exemption ?? null,
        queueTicketAt: data.queueTicketAt ?? null,
        readings,
      },
      personal: { applicant, ...(representative && { representative }) },
    }),
  });

const laterCommands = {
  CheckDocuments: command(checkDocuments(STANDARD_ID, examples.CheckDocuments)),
  SettleDuty: command(settleDuty(STANDARD_ID, examples.SettleDuty)),
  ProduceResult: command({
    title: COMMAND_TITLES.ProduceResult,
    becomes: 'ResultProduced',
    by: ['authorised-officer'],
    input: input.ProduceResult,
    clause: clause('5'),
    example: examples.ProduceResult,
    record: ({ number, issuedOn }) => ({
      data: { documents: ['temporary-id-card'] as const },
      personal: { producedDocuments: [{ document: 'temporary-id-card', number, issuedOn }] },
    }),
  }),
  HandOverResult: command(handOverResult(STANDARD_ID, examples.HandOverResult)),
  RefuseApplication: command(refuseApplication(STANDARD_ID, examples.RefuseApplication)),
};
