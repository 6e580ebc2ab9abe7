import { applicationNumber, commandsOf, defineWorkflow, type Violation } from '#libs/contract';
import {
  amountDue,
  appearanceViolations,
  getCentre,
  identityViolations,
  isUnder16,
  recipientViolations,
  samePerson,
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
    title: { kk: 'Өтінішті қабылдау', ru: 'Принять заявление', en: 'Take in an application' },
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
        appearedAs: representative ? ('parent-or-guardian' as const) : ('applicant' as const),
        exemption: data.exemption ?? null,
        queueTicketAt: data.queueTicketAt ?? null,
        readings,
      },
      personal: { applicant, ...(representative && { representative }) },
    }),
  });

const laterCommands = {
  CheckDocuments: command({
    title: { kk: 'Құжаттарды тексеру', ru: 'Проверить документы', en: 'Check the documents' },
    becomes: 'DocumentsChecked',
    by: ['authorised-officer'],
    input: input.CheckDocuments,
    clause: clause('11'),
    example: examples.CheckDocuments,
    record: ({ presented }) => ({ data: { presented } }),
  }),
  SettleDuty: command({
    title: { kk: 'Бажды есепке алу', ru: 'Учесть пошлину', en: 'Settle the duty' },
    becomes: 'DutySettled',
    by: ['authorised-officer'],
    input: input.SettleDuty,
    clause: clause('8.p3'),
    example: examples.SettleDuty,
    record: ({ receipts = [], exemptionProof }, _facts, context) => ({
      data: {
        basis: (context as PassportContext).exemption === null ? ('paid' as const) : ('exempt' as const),
        receipts,
        exemptionProof: exemptionProof?.document ?? null,
        amountDue: amountDue(receipts),
      },
      ...(exemptionProof && { personal: { exemptionProof } }),
    }),
  }),
  IssueCoupon: command({
    title: { kk: 'Тіркеу талонын беру', ru: 'Выдать талон регистрации', en: 'Issue the registration coupon' },
    becomes: 'CouponIssued',
    by: ['authorised-officer'],
    input: input.IssueCoupon,
    clause: clause('14'),
    example: examples.IssueCoupon,
    // Annex 4: eight fields; those that name the consumer stand in the personal part.
    record: (
      { basisDocument, documentsToSurrender = [] },
      { applicationId, occurredOn, actor, personal },
      context,
    ) => {
      const { ordered, submittedOn } = context as PassportContext;
      const { surname, givenName, patronymic, birthDate } = personal['applicant'] as Person;
      const centre = getCentre(actor.office ?? '');
      return {
        data: {
          number: applicationNumber(applicationId),
          registrationPoint: centre.id,
          enquiryPhone: centre.phones[0] ?? '',
          registeredOn: submittedOn || occurredOn,
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
    title: { kk: 'Құжатты дайындау', ru: 'Отметить изготовление', en: 'Note the production' },
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
    title: { kk: 'Құжатты тапсыру', ru: 'Выдать результат', en: 'Hand over the result' },
    becomes: 'ResultHandedOver',
    by: ['centre-employee'],
    input: input.HandOverResult,
    clause: clause('15'),
    example: examples.HandOverResult,
    verify: ({ recipient }, { personal }) => recipientViolations(recipient, personal, clause('15')),
    record: ({ couponNumber, recipient, queueTicketAt }, { personal }) => ({
      data: {
        couponNumber,
        receivedAs: samePerson(recipient, personal['applicant'] as Person)
          ? ('applicant' as const)
          : ('parent-or-guardian' as const),
        queueTicketAt: queueTicketAt ?? null,
      },
      personal: { recipient },
    }),
  }),
  RefuseApplication: command({
    title: { kk: 'Дәлелді бас тарту', ru: 'Мотивированно отказать', en: 'Refuse with reasons' },
    becomes: 'ApplicationRefused',
    by: ['authorised-officer'],
    input: input.RefuseApplication,
    clause: clause('16'),
    example: examples.RefuseApplication,
    record: ({ presented, missing, receipts = [], reply }) => ({
      data: { ground: 'documents-not-submitted' as const, missing, presented, receipts },
      personal: { reply },
    }),
  }),
};
