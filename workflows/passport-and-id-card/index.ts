import { applicationNumber, commandsOf, defineWorkflow, type Violation } from '#libs/contract';
import {
  appearanceViolations,
  checkDocuments,
  COMMAND_TITLES,
  getCentre,
  identityViolations,
  isUnder16,
  handOverResult,
  refuseApplication,
  settleDuty,
  type Person,
} from '#workflows/catalogue';
import { clauses } from './clauses.ts';
import * as input from './commands.ts';
import type { PassportContext } from './context.ts';
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
  type PassportReadings,
} from './standard.ts';
import { STATES } from './states.ts';

export { DEFAULT_READINGS as DEFAULT_PASSPORT_READINGS } from './standard.ts';
export type { PassportReadings } from './standard.ts';

const command = commandsOf<typeof machine>();
const CLAUSES = { consumer: clause('6'), inPerson: clause('15') };

/** Standard 1, issue of passports and identity cards, under the given readings of its open points. */
export function passportAndIdCard(readings: PassportReadings = DEFAULT_READINGS) {
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

const submitApplication = (readings: PassportReadings) =>
  command({
    title: COMMAND_TITLES.SubmitApplication,
    becomes: 'ApplicationSubmitted',
    by: ['authorised-officer'],
    input: input.SubmitApplication,
    clause: clause('13'),
    example: examples.SubmitApplication,
    place: ({ office }) => ({ office, region: getCentre(office).region }),
    verify: (data, { occurredOn }): Violation[] => [
      ...identityViolations(data, occurredOn, readings, CLAUSES),
      ...appearanceViolations(data, occurredOn, readings, CLAUSES),
    ],
    record: ({ applicant, representative, ...data }, { applicationId, occurredOn }) => ({
      data: {
        number: applicationNumber(applicationId),
        office: data.office,
        channel: data.channel,
        ordered: data.ordered,
        mode: data.mode,
        under16: isUnder16(applicant, occurredOn),
        appearedAs: representative ? ('representative' as const) : ('applicant' as const),
        exemption: data.exemption ?? null,
        queueTicketAt: data.queueTicketAt ?? null,
        readings,
      },
      personal: { applicant, ...(representative && { representative }) },
    }),
  });

const handOver = handOverResult(STANDARD_ID, examples.HandOverResult);

const laterCommands = {
  CheckDocuments: command(checkDocuments(STANDARD_ID, examples.CheckDocuments)),
  SettleDuty: command(settleDuty(STANDARD_ID, examples.SettleDuty)),
  IssueCoupon: command({
    title: { kk: 'Тіркеу талонын беру', ru: 'Выдать талон регистрации', en: 'Issue the registration coupon' },
    becomes: 'CouponIssued',
    by: ['authorised-officer'],
    input: input.IssueCoupon,
    clause: clause('14'),
    example: examples.IssueCoupon,
    // Annex 4 has eight fields; those that name the consumer stand in the personal part.
    record: ({ basisDocument, documentsToSurrender = [] }, { applicationId, actor, personal }, context) => {
      const { ordered, submittedOn } = context as PassportContext;
      const { surname, givenName, patronymic, birthDate } = personal['applicant'] as Person;
      const centre = getCentre(actor.office ?? '');
      return {
        data: {
          number: applicationNumber(applicationId),
          registrationPoint: centre.id,
          enquiryPhone: centre.phones[0] ?? '',
          registeredOn: submittedOn,
          orderedService: ordered.map(({ document }) => document),
          documentsToSurrender,
        },
        personal: {
          coupon: {
            consumer: { surname, givenName, ...(patronymic && { patronymic }), birthDate },
            basisDocument,
          },
        },
      };
    },
  }),
  ProduceResult: command({
    title: COMMAND_TITLES.ProduceResult,
    becomes: 'ResultProduced',
    by: ['authorised-officer'],
    input: input.ProduceResult,
    clause: clause('5'),
    example: examples.ProduceResult,
    record: ({ documents }) => ({
      data: { documents: documents.map(({ document }) => document) },
      personal: { producedDocuments: documents },
    }),
  }),
  HandOverResult: command({
    ...handOver,
    input: input.HandOverOnCoupon,
    example: examples.HandOverResult,
    record: (handedOver, facts, context) => {
      const { data, personal } = handOver.record(handedOver, facts, context);
      return { data: { ...data, couponNumber: handedOver.couponNumber }, ...(personal && { personal }) };
    },
  }),
  RefuseApplication: command(refuseApplication(STANDARD_ID, examples.RefuseApplication)),
};
