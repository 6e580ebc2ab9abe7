import { rulesFor, type Violation } from '#libs/contract';
import type { AddresseeKind, StandardId } from '#workflows/catalogue';
import type { ComplaintEvent } from './events.ts';
import { clauseOf, routeOf, type Subject } from './standard.ts';

/** What the machine remembers of a complaint; nothing personal. */
export interface ComplaintContext {
  readonly standard: StandardId;
  readonly subject: Subject;
  readonly addressee: string;
  readonly anonymous: boolean;
  /** Whether the period was extended already. */
  readonly extended: boolean;
  readonly answeredOn: string;
}

export const BEFORE_LODGING: ComplaintContext = {
  standard: 'passport-and-id-card',
  subject: 'result',
  addressee: '',
  anonymous: false,
  extended: false,
  answeredOn: '',
};

const rule = rulesFor<ComplaintContext, ComplaintEvent>();

/**
 * The conditions of clauses 20 to 25, by the name of the guard that each is. The four standards number them alike;
 * where no complaint is at hand, standard 1 stands for all.
 */
export const rules = {
  resultNamesApplication: rule({
    on: 'ComplaintLodged',
    clause: clauseOf('passport-and-id-card', '21'),
    title: {
      kk: 'Нәтижеге шағым өтінішті атайды',
      ru: 'Жалоба на результат называет заявление',
      en: 'A complaint about a result names the application',
    },
    check: ({ data: { subject, application, standard } }) => {
      if (subject === 'result' && application === null) {
        const message = 'a complaint about a result names the application';
        return [
          { code: 'application-needed', message, clause: clauseOf(standard, '21'), path: '/application' },
        ];
      }
      if (application === null || application.standard === standard) return [];
      const message = 'the application is of another standard than the complaint';
      return [
        {
          code: 'other-standard',
          message,
          path: '/standard',
          expected: application.standard,
          actual: standard,
        },
      ];
    },
  }),
  rightAddressee: rule({
    on: 'ComplaintLodged',
    clause: clauseOf('passport-and-id-card', '21'),
    title: {
      kk: 'Шағым тиісті органға жолданған',
      ru: 'Жалоба направлена надлежащему адресату',
      en: 'The complaint goes to the right addressee',
    },
    check: ({ data }) => addresseeViolations(data.subject, data.addresseeKind, data.standard),
  }),
  forwardedToRightAddressee: rule({
    on: 'ComplaintForwarded',
    clause: clauseOf('passport-and-id-card', '25.p3'),
    title: {
      kk: 'Шағым құзыретті органға жіберілді',
      ru: 'Жалоба передана компетентному органу',
      en: 'The complaint is sent on to another, competent addressee',
    },
    check: ({ data }, { subject, addressee, standard }) => {
      if (data.addressee !== addressee) return addresseeViolations(subject, data.addresseeKind, standard);
      return [
        {
          code: 'same-addressee',
          message: 'the complaint is with this addressee already',
          path: '/addressee',
        },
      ];
    },
  }),
  notAnonymous: rule({
    on: 'ConsiderationBegun',
    clause: clauseOf('passport-and-id-card', '25.p3'),
    title: {
      kk: 'Шағым анонимді емес',
      ru: 'Жалоба не анонимна',
      en: 'The complaint is not anonymous',
    },
    check: (_event, { anonymous, standard }) => {
      if (!anonymous) return [];
      const message = 'an anonymous complaint is not considered';
      return [{ code: 'anonymous', message, clause: clauseOf(standard, '25.p3') }];
    },
  }),
  reasonTrue: rule({
    on: 'ComplaintNotConsidered',
    clause: clauseOf('passport-and-id-card', '25.p3'),
    title: {
      kk: 'Қараусыз қалдыру негізі бар',
      ru: 'Основание оставить без рассмотрения верно',
      en: 'The reason for not considering it is true',
    },
    check: ({ data }, { anonymous, standard }) => {
      if (data.reason !== 'anonymous' || anonymous) return [];
      const message = 'the complaint names its author';
      return [{ code: 'not-anonymous', message, clause: clauseOf(standard, '25.p3'), path: '/reason' }];
    },
  }),
  extendedOnce: rule({
    on: 'ConsiderationExtended',
    clause: clauseOf('passport-and-id-card', '25.p3'),
    title: {
      kk: 'Мерзім бір рет ұзартылады',
      ru: 'Продление возможно один раз',
      en: 'The period is extended once',
    },
    check: (_event, { extended, standard }) => {
      if (!extended) return [];
      const message = 'the period was extended already';
      return [{ code: 'extended-already', message, clause: clauseOf(standard, '25.p3') }];
    },
  }),
  answeredByPost: rule({
    on: 'ComplaintAnswered',
    clause: clauseOf('passport-and-id-card', '25.p4'),
    title: {
      kk: 'Жауап пошта арқылы жазбаша беріледі',
      ru: 'Ответ направляется письменно по почте',
      en: 'The answer goes out in writing by post',
    },
    check: ({ data }, { standard }) => {
      if (data.sentByPost) return [];
      const message = 'the answer is sent in writing by post';
      return [
        {
          code: 'not-by-post',
          message,
          clause: clauseOf(standard, '25.p4'),
          path: '/sentByPost',
          expected: true,
        },
      ];
    },
  }),
  courtNamed: rule({
    on: 'ComplaintAnswered',
    clause: clauseOf('passport-and-id-card', '23'),
    title: {
      kk: 'Сотқа жүгіну құқығы көрсетілген',
      ru: 'Названо право обратиться в суд',
      en: 'The way to court is named',
    },
    check: ({ data }, { standard }) => {
      if (data.outcome === 'satisfied' || data.courtNamed) return [];
      const message = 'an answer that does not satisfy the complaint names the way to court';
      return [
        {
          code: 'court-not-named',
          message,
          clause: clauseOf(standard, '23'),
          path: '/courtNamed',
          expected: true,
        },
      ];
    },
  }),
};

function addresseeViolations(
  subject: Subject,
  kind: AddresseeKind | null,
  standard: StandardId,
): Violation[] {
  const { clause, addressees } = routeOf(standard, subject);
  if (kind !== null && addressees.includes(kind)) return [];
  const message = `a complaint about ${subject} goes to: ${addressees.join(' or ')}`;
  return [
    { code: 'wrong-addressee', message, clause, path: '/addressee', expected: [...addressees], actual: kind },
  ];
}
