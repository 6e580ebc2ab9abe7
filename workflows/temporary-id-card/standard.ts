import type { Edition, Limit, Text } from '#libs/contract';
import {
  sameDayLimit,
  serviceLimit,
  collectionQueueLimit,
  OFFICE_HOURS,
  submissionQueueLimit,
  type AppearanceReadings,
  type DutyPaymentReading,
  type RepealReading,
} from '#workflows/catalogue';

export const STANDARD_ID = 'temporary-id-card';

/** Paragraph of this standard in the clause register. */
export const clause = (paragraph: string) => `${STANDARD_ID}:${paragraph}`;

/** The day of the decree stands for the unknown day on which it entered into force; its repeal is a reading (H30). */
export const EDITION: Edition = { id: '2012-03-28', from: '2012-03-28' };

/** Clause 1: the card serves until the identity document is restored. */
export const REASONS = ['lost', 'invalid'] as const;
export type Reason = (typeof REASONS)[number];

/** How this standard's open points are read. Stored with each application at submission, so that it never changes. */
export interface TemporaryCardReadings {
  /** H3: the receipt is among the documents submitted; or payment is due before the issue. */
  readonly dutyPayment: DutyPaymentReading;
  /** H8: no category is exempt here; or those of standard 1 are. */
  readonly exemptions: 'none' | 'as-standard-1';
  /** H10: who may appear for a person under 16. */
  readonly children: AppearanceReadings['children'];
  /** Whether an IIN must tell the birth date of its holder (rules of 2007 to 2013). */
  readonly iinBirthDate: AppearanceReadings['iinBirthDate'];
  /** H30: whether applications are still taken in under the repealed decree. */
  readonly afterRepeal: RepealReading;
}

export const DEFAULT_READINGS: TemporaryCardReadings = {
  dutyPayment: 'before-submission',
  exemptions: 'none',
  children: 'parent-or-guardian',
  iinBirthDate: 'must-match',
  afterRepeal: 'accept',
};

export const TITLE: Text = {
  kk: 'Қазақстан Республикасының азаматтарына уақытша жеке куәліктер беру',
  ru: 'Выдача временных удостоверений личности гражданам Республики Казахстан',
  en: 'Issue of a temporary identity card to citizens of the Republic of Kazakhstan',
};

const HOURS = OFFICE_HOURS['temporary-id-card'];

/** All limits of clause 7. Point 2 repeats point 1 by a slip; collecting is meant. */
export const LIMITS: readonly Limit[] = [
  submissionQueueLimit(clause('7.1'), HOURS),
  collectionQueueLimit(clause('7.2'), HOURS),
  serviceLimit(clause('7.3'), HOURS),
  sameDayLimit(clause('7.3'), HOURS),
];
