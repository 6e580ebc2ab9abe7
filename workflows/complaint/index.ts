import { applicationNumber, commandsOf, defineWorkflow } from '#libs/contract';
import { addresseeKindOf, getOffice } from '#workflows/catalogue';
import * as input from './commands.ts';
import { examples } from './examples.ts';
import { machine } from './machine.ts';
import { rules, type ComplaintContext } from './rules.ts';
import { clauseOf, EDITION, LIMITS, routeOf, TITLE, WORKFLOW_ID } from './standard.ts';
import { STATES } from './states.ts';

const command = commandsOf<typeof machine>();

/** The clause of the standard that the complaint is about. */
const onClause = (paragraph: string) => (_input: unknown, context: unknown) =>
  clauseOf((context as ComplaintContext).standard, paragraph);

/** The place of a complaint is its addressee. */
const at = ({ addressee }: { readonly addressee: string }) => ({
  office: addressee,
  region: getOffice(addressee).region,
});

const commands = {
  LodgeComplaint: command({
    title: { kk: 'Шағым беру', ru: 'Подать жалобу', en: 'Lodge a complaint' },
    becomes: 'ComplaintLodged',
    by: ['chancellery-clerk'],
    input: input.LodgeComplaint,
    clause: ({ subject, standard }) => routeOf(standard, subject).clause,
    example: examples.LodgeComplaint,
    place: at,
    record: ({ complainant, text, attachments = [], application, ...data }, { applicationId }) => ({
      data: {
        number: applicationNumber(applicationId),
        standard: data.standard,
        application: application ?? null,
        subject: data.subject,
        addressee: data.addressee,
        addresseeKind: addresseeKindOf(data.addressee) ?? null,
        channel: data.channel,
        anonymous: complainant === undefined,
        attachments: attachments.length,
      },
      personal: { ...(complainant && { complainant }), text, attachments },
    }),
  }),
  RegisterComplaint: command({
    title: {
      kk: 'Шағымды тіркеп, талон беру',
      ru: 'Зарегистрировать и выдать талон',
      en: 'Register and give the coupon',
    },
    becomes: 'ComplaintRegistered',
    by: ['chancellery-clerk'],
    input: input.RegisterComplaint,
    clause: onClause('25.p2'),
    example: examples.RegisterComplaint,
    record: ({ incomingNumber, inquiry, receiver, contacts }, { occurredOn }) => ({
      data: { incomingNumber, registeredOn: occurredOn, inquiry },
      personal: { complaintCoupon: { incomingNumber, registeredOn: occurredOn, receiver, contacts } },
    }),
  }),
  ForwardComplaint: command({
    title: {
      kk: 'Құзыретті органға жіберу',
      ru: 'Передать компетентному органу',
      en: 'Send on to the competent body',
    },
    becomes: 'ComplaintForwarded',
    by: ['chancellery-clerk', 'complaint-examiner'],
    input: input.ForwardComplaint,
    clause: onClause('25.p3'),
    example: examples.ForwardComplaint,
    place: at,
    record: ({ addressee, reason }) => ({
      data: { addressee, addresseeKind: addresseeKindOf(addressee) ?? null, reason },
    }),
  }),
  BeginConsideration: command({
    title: { kk: 'Қарауды бастау', ru: 'Начать рассмотрение', en: 'Begin the consideration' },
    becomes: 'ConsiderationBegun',
    by: ['complaint-examiner'],
    input: input.BeginConsideration,
    clause: onClause('25.p3'),
    example: examples.BeginConsideration,
    record: ({ examiner }) => ({ data: { examiner } }),
  }),
  ExtendConsideration: command({
    title: { kk: 'Мерзімді ұзарту', ru: 'Продлить срок', en: 'Extend the period' },
    becomes: 'ConsiderationExtended',
    by: ['complaint-examiner'],
    input: input.ExtendConsideration,
    clause: onClause('25.p3'),
    example: examples.ExtendConsideration,
    record: ({ days, reason }) => ({ data: { days, reason } }),
  }),
  SendExtensionNotice: command({
    title: { kk: 'Ұзарту туралы хабарлау', ru: 'Сообщить о продлении', en: 'Tell of the extension' },
    becomes: 'ExtensionNoticeSent',
    by: ['complaint-examiner'],
    input: input.SendExtensionNotice,
    clause: onClause('25.p3'),
    example: examples.SendExtensionNotice,
    record: ({ sentOn }) => ({ data: { sentOn } }),
  }),
  AnswerComplaint: command({
    title: { kk: 'Жазбаша жауап беру', ru: 'Ответить письменно', en: 'Answer in writing' },
    becomes: 'ComplaintAnswered',
    by: ['complaint-examiner'],
    input: input.AnswerComplaint,
    clause: onClause('25.p4'),
    example: examples.AnswerComplaint,
    record: ({ reply, ...data }) => ({ data, personal: { answer: reply } }),
  }),
  LeaveUnconsidered: command({
    title: { kk: 'Қараусыз қалдыру', ru: 'Оставить без рассмотрения', en: 'Leave without consideration' },
    becomes: 'ComplaintNotConsidered',
    by: ['complaint-examiner'],
    input: input.LeaveUnconsidered,
    clause: onClause('25.p3'),
    example: examples.LeaveUnconsidered,
    record: ({ reason }) => ({ data: { reason } }),
  }),
  NoteCourtAppeal: command({
    title: {
      kk: 'Сотқа жүгінуді белгілеу',
      ru: 'Отметить обращение в суд',
      en: 'Note the appeal to a court',
    },
    becomes: 'CourtAppealNoted',
    by: ['complaint-examiner', 'chancellery-clerk'],
    input: input.NoteCourtAppeal,
    clause: onClause('23'),
    example: examples.NoteCourtAppeal,
    record: ({ court, filedOn }) => ({ data: { court, filedOn } }),
  }),
};

/** Complaints about any of the four standards: a machine and a stream of their own, linked to the application. */
export function complaint() {
  return defineWorkflow({
    id: WORKFLOW_ID,
    title: TITLE,
    edition: EDITION,
    machine,
    rules,
    states: STATES,
    limits: LIMITS,
    // The paragraphs belong to the registers of the four standards, which point here.
    clauses: [],
    begins: 'LodgeComplaint',
    commands,
  });
}
