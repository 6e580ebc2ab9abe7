import { applicationNumber, commandsOf, defineWorkflow, type Violation } from '#libs/contract';
import {
  appearanceViolations,
  checkDocuments,
  COMMAND_TITLES,
  getCentre,
  handOverResult,
  identityViolations,
  isUnder16,
  refuseApplication,
} from '#workflows/catalogue';
import { clauses } from './clauses.ts';
import * as input from './commands.ts';
import { examples } from './examples.ts';
import { machine } from './machine.ts';
import { rules } from './rules.ts';
import {
  ABSENT_GROUNDS,
  clause,
  DEFAULT_READINGS,
  EDITION,
  LIMITS,
  STANDARD_ID,
  TITLE,
  type DeregistrationReadings,
} from './standard.ts';
import { STATES } from './states.ts';

export { DEFAULT_READINGS as DEFAULT_DEREGISTRATION_READINGS } from './standard.ts';
export type { DeregistrationReadings } from './standard.ts';

const command = commandsOf<typeof machine>();
const CLAUSES = { consumer: clause('6'), inPerson: clause('15') };

/** Standard 4, removal from registration, under the given readings of its open points. */
export function residenceDeregistration(readings: DeregistrationReadings = DEFAULT_READINGS) {
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

const submitApplication = (readings: DeregistrationReadings) =>
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
      ...absenceViolations(data, occurredOn, readings),
    ],
    record: ({ applicant, representative, ...data }, { applicationId, occurredOn }) => ({
      data: {
        number: applicationNumber(applicationId),
        office: data.office,
        channel: data.channel,
        under16: isUnder16(applicant, occurredOn),
        military: data.military ?? 'none',
        ground: data.ground,
        appearedAs: representative ? ('representative' as const) : ('applicant' as const),
        queueTicketAt: data.queueTicketAt ?? null,
        readings,
      },
      personal: { applicant, ...(representative && { representative }) },
    }),
  });

const laterCommands = {
  CheckDocuments: command(checkDocuments(STANDARD_ID, examples.CheckDocuments)),
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

/**
 * H9: the deceased and those who serve a sentence are consumers (clause 6) who cannot appear (clause 15). Somebody
 * appears for them, or, under the literal reading, nobody may.
 */
function absenceViolations(
  data: input.SubmitApplication,
  on: string,
  readings: DeregistrationReadings,
): readonly Violation[] {
  const absent = ABSENT_GROUNDS.includes(data.ground);
  if (!absent || readings.representedDeregistration === 'refused') {
    return appearanceViolations(data, on, readings, CLAUSES);
  }
  if (data.representative) return [];
  const message = `on the ground "${data.ground}" somebody appears for the consumer`;
  return [{ code: 'representative-needed', message, clause: clause('15'), path: '/representative' }];
}
