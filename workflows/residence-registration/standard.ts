import type { Edition, Limit, Text } from '#libs/contract';
import {
  sameDayLimit,
  collectionQueueLimit,
  submissionQueueLimit,
  type AppearanceReadings,
  type DutyPaymentReading,
  type RepealReading,
} from '#workflows/catalogue';

export const STANDARD_ID = 'residence-registration';

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

/** How this standard's open points are read. Stored with each application at submission, so that it never changes. */
export interface RegistrationReadings {
  /** H3: the receipt is among the documents submitted; or payment is due before the issue. */
  readonly dutyPayment: DutyPaymentReading;
  /** H13: whether the registration book is also asked for through the information system. */
  readonly registrationBookThroughSystem: 'required' | 'not-required';
  /** H14: whether who comes from abroad must show a departure slip, which nobody there issues. */
  readonly departureSlipFromAbroad: 'required' | 'not-required';
  /** H15: whether repatriates are served before they are citizens, as clause 8 supposes and clause 6 does not. */
  readonly repatriates: 'served' | 'refused';
  /** H20: whether the statistical coupon is asked for through the information system. */
  readonly statisticalCouponThroughSystem: 'required' | 'not-required';
  /** H10: who may appear for a person under 16. */
  readonly children: AppearanceReadings['children'];
  /** H27: whether the channel decides on the form of the result, or the officer. */
  readonly result: 'by-channel' | 'either';
  /** Whether an IIN must tell the birth date of its holder (rules of 2007 to 2013). */
  readonly iinBirthDate: AppearanceReadings['iinBirthDate'];
  /** H30: whether applications are still taken in under the repealed decree. */
  readonly afterRepeal: RepealReading;
}

export const DEFAULT_READINGS: RegistrationReadings = {
  dutyPayment: 'before-submission',
  registrationBookThroughSystem: 'required',
  departureSlipFromAbroad: 'not-required',
  repatriates: 'served',
  statisticalCouponThroughSystem: 'required',
  children: 'parent-or-guardian',
  result: 'by-channel',
  iinBirthDate: 'must-match',
  afterRepeal: 'accept',
};

export const TITLE: Text = {
  kk: 'Қазақстан Республикасының азаматтарын тұрғылықты жері бойынша тіркеу',
  ru: 'Регистрация граждан Республики Казахстан по месту жительства',
  en: 'Registration of citizens of the Republic of Kazakhstan at the place of residence',
};

/** All limits of clause 7. The service itself has no limit in minutes here (H21). */
export const LIMITS: readonly Limit[] = [
  submissionQueueLimit(clause('7.1')),
  collectionQueueLimit(clause('7.2')),
  sameDayLimit(clause('7.p5')),
];
