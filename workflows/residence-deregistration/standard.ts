import type { Edition, Limit, Text } from '#libs/contract';
import {
  sameDayLimit,
  serviceLimit,
  collectionQueueLimit,
  submissionQueueLimit,
  type AppearanceReadings,
  type RepealReading,
} from '#workflows/catalogue';

export const STANDARD_ID = 'residence-deregistration';

/** Paragraph of this standard in the clause register. */
export const clause = (paragraph: string) => `${STANDARD_ID}:${paragraph}`;

/** The day of the decree stands for the unknown day on which it entered into force; its repeal is a reading (H30). */
export const EDITION: Edition = { id: '2012-03-28', from: '2012-03-28' };

export const MILITARY = ['none', 'liable', 'call-up'] as const;
/** Military duty of the consumer, on which clause 11 makes a document depend. */
export type Military = (typeof MILITARY)[number];

export const RESULTS = ['stamp-in-book', 'entry-and-card', 'entry-only'] as const;
/** A stamp in the registration book, or an entry in the system with the address re-recorded on the card (clause 5). */
export type Result = (typeof RESULTS)[number];

/** Why a person is removed from registration (clause 6). */
export const GROUNDS = ['moved', 'sentenced', 'dwelling-right-ended', 'deceased'] as const;
export type Ground = (typeof GROUNDS)[number];

/** Grounds on which the consumer cannot appear (H9). */
export const ABSENT_GROUNDS: readonly Ground[] = ['sentenced', 'deceased'];

/** How this standard's open points are read. Stored with each application at submission, so that it never changes. */
export interface DeregistrationReadings {
  /** H9: whether others may act for the deceased and for those who serve a sentence. */
  readonly representedDeregistration: 'allowed' | 'refused';
  /** H13: whether the registration book is also asked for through the information system. */
  readonly registrationBookThroughSystem: 'required' | 'not-required';
  /** H10: who may appear for a person under 16. */
  readonly children: AppearanceReadings['children'];
  /** H27: whether the channel decides on the form of the result, or the officer. */
  readonly result: 'by-channel' | 'either';
  /** Whether an IIN must tell the birth date of its holder (rules of 2007 to 2013). */
  readonly iinBirthDate: AppearanceReadings['iinBirthDate'];
  /** H30: whether applications are still taken in under the repealed decree. */
  readonly afterRepeal: RepealReading;
}

export const DEFAULT_READINGS: DeregistrationReadings = {
  representedDeregistration: 'allowed',
  registrationBookThroughSystem: 'required',
  children: 'parent-or-guardian',
  result: 'by-channel',
  iinBirthDate: 'must-match',
  afterRepeal: 'accept',
};

export const TITLE: Text = {
  kk: 'Қазақстан Республикасының азаматтарын тұрғылықты жері бойынша тіркеу есебінен шығару',
  ru: 'Снятие с регистрационного учёта граждан Республики Казахстан по месту жительства',
  en: 'Removal of citizens of the Republic of Kazakhstan from registration at the place of residence',
};

/** All limits of clause 7. */
export const LIMITS: readonly Limit[] = [
  submissionQueueLimit(clause('7.1')),
  collectionQueueLimit(clause('7.2')),
  serviceLimit(clause('7.3')),
  sameDayLimit(clause('7.p6')),
];
