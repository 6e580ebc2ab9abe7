import type { Edition, Limit, Text } from '#libs/contract';
import { complaintRoute, OFFICE_HOURS, type ComplaintRoute, type StandardId } from '#workflows/catalogue';

export const WORKFLOW_ID = 'complaint';

/** Sections 5 of the standards, with law 221 of 2007, to which clause 25 points for the procedure and the period. */
export const EDITION: Edition = { id: '2012-03-28', from: '2012-03-28' };

export const TITLE: Text = {
  kk: 'Мемлекеттік қызмет көрсетуге шағым',
  ru: 'Жалоба на оказание государственной услуги',
  en: 'Complaint about a state service',
};

export const SUBJECTS = ['result', 'action', 'omission', 'rude-service'] as const;
/** What is complained of: the result, an action or omission of the authorised body, rude service at the Centre. */
export type Subject = (typeof SUBJECTS)[number];

export const CHANNELS = ['oral', 'written', 'post', 'e-mail', 'by-hand'] as const;
/** Clause 24. The e-mail goes to an address at a public mail provider (H25). */
export type Channel = (typeof CHANNELS)[number];

export const INQUIRIES = ['not-needed', 'needed'] as const;
/** Law 221, article 8: whether other bodies must be asked or the place be looked at. */
export type Inquiry = (typeof INQUIRIES)[number];

/** Law 221, article 8: the head may extend by so many calendar days, once. */
export const LONGEST_EXTENSION_DAYS = 30;

/** To whom clauses 21 and 22 send a complaint (H17), and on which paragraph of the standard. */
export function routeOf(standard: StandardId, subject: Subject): ComplaintRoute {
  return complaintRoute(
    standard,
    subject === 'action' || subject === 'omission' ? 'authority-action' : subject,
  );
}

/** Paragraph of the standard that the complaint is about. */
export const clauseOf = (standard: StandardId, paragraph: string) => `${standard}:${paragraph}`;

const consideration = (inquiry: Inquiry, days: number, kk: string, ru: string): Limit => ({
  id: `consideration-${days}`,
  title: { kk, ru, en: `Consideration within ${days} calendar days` },
  clause: 'passport-and-id-card:25.p3',
  kind: 'consideration',
  period: { unit: 'calendarDays', count: days },
  starts: { event: 'ComplaintRegistered' },
  // Sent on, it is registered anew where it arrives, and the period runs anew.
  stops: { events: ['ComplaintAnswered', 'ComplaintForwarded', 'ComplaintNotConsidered'] },
  when: { field: 'inquiry', equals: inquiry },
  extends: { event: 'ConsiderationExtended', days: 'days' },
  hours: OFFICE_HOURS.complaints,
});

/** Clause 25 leaves the period to the legislation: law 221, article 8. */
export const LIMITS: readonly Limit[] = [
  consideration(
    'not-needed',
    15,
    'Шағым 15 күнтізбелік күнде қаралады',
    'Рассмотрение в течение 15 календарных дней',
  ),
  consideration(
    'needed',
    30,
    'Шағым 30 күнтізбелік күнде қаралады',
    'Рассмотрение в течение 30 календарных дней',
  ),
  {
    id: 'notice-of-extension',
    title: {
      kk: 'Мерзімнің ұзартылғаны туралы 3 күнтізбелік күнде хабарланады',
      ru: 'Сообщение о продлении в течение 3 календарных дней',
      en: 'Notice of the extension within 3 calendar days',
    },
    clause: 'passport-and-id-card:25.p3',
    kind: 'notice',
    period: { unit: 'calendarDays', count: 3 },
    starts: { event: 'ConsiderationExtended' },
    // An answer within the three days tells more than the notice would.
    stops: { events: ['ExtensionNoticeSent', 'ComplaintAnswered'] },
    hours: OFFICE_HOURS.complaints,
  },
];
