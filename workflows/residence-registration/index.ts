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
  type RegistrationReadings,
} from './standard.ts';
import { STATES } from './states.ts';

export { DEFAULT_READINGS as DEFAULT_REGISTRATION_READINGS } from './standard.ts';
export type { RegistrationReadings } from './standard.ts';

const command = commandsOf<typeof machine>();
const CLAUSES = { consumer: clause('6'), inPerson: clause('15') };

/** Standard 3, registration at the place of residence, under the given readings of its open points. */
export function residenceRegistration(readings: RegistrationReadings = DEFAULT_READINGS) {
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

const submitApplication = (readings: RegistrationReadings) =>
  command({
    title: COMMAND_TITLES.SubmitApplication,
    becomes: 'ApplicationSubmitted',
    by: ['authorised-officer'],
    input: input.SubmitApplication,
    clause: clause('13'),
    example: examples.SubmitApplication,
    place: ({ office }) => ({ office, region: getCentre(office).region }),
    verify: (data, { occurredOn }) => [
      ...identityViolations(data, occurredOn, readings, CLAUSES, mustBeCitizen(data.exemption, readings)),
      ...appearanceViolations(data, occurredOn, readings, CLAUSES),
    ],
    record: ({ applicant, representative, newAddress, ...data }, { applicationId, occurredOn }) => ({
      data: {
        number: applicationNumber(applicationId),
        office: data.office,
        channel: data.channel,
        under16: isUnder16(applicant, occurredOn),
        military: data.military ?? 'none',
        cameFromAbroad: data.cameFromAbroad ?? false,
        exemption: data.exemption ?? null,
        appearedAs: representative ? ('representative' as const) : ('applicant' as const),
        queueTicketAt: data.queueTicketAt ?? null,
        readings,
      },
      personal: { applicant, newAddress, ...(representative && { representative }) },
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
    record: ({ result }) => ({ data: { result } }),
  }),
  HandOverResult: command(handOverResult(STANDARD_ID, examples.HandOverResult)),
  RefuseApplication: command(refuseApplication(STANDARD_ID, examples.RefuseApplication)),
};

/** H15: clause 8 frees repatriates from the duty until they are citizens, so it supposes that they are served. */
function mustBeCitizen(exemption: string | undefined, { repatriates }: RegistrationReadings): boolean {
  return repatriates === 'refused' || exemption !== 'repatriate-before-citizenship';
}
