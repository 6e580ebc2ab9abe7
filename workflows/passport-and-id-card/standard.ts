import type { Edition, Limit, Text } from '#libs/contract';
import {
  collectionQueueLimit,
  OFFICE_HOURS,
  PROVISION_STOPS,
  submissionQueueLimit,
  type AppearanceReadings,
  type DutyPaymentReading,
  type RepealReading,
} from '#workflows/catalogue';

export const STANDARD_ID = 'passport-and-id-card';

/** Paragraph of this standard in the clause register. */
export const clause = (paragraph: string) => `${STANDARD_ID}:${paragraph}`;

/**
 * The edition of decree 363. The day on which it entered into force is not known (ten days after a publication of
 * unknown date), so the day of the decree stands for it; its repeal is a reading (H30).
 */
export const EDITION: Edition = { id: '2012-03-28', from: '2012-03-28' };

export const MODES = ['ordinary', 'expedited-7', 'expedited-10', 'expedited-15'] as const;
/** Ordinary, or expedited within 7, 10 or 15 working days (clause 7). */
export type Mode = (typeof MODES)[number];

export const OCCASIONS = {
  'identity-card': [
    'id-card-on-reaching-16',
    'id-card-replacement',
    'id-card-lost',
    'admission-to-citizenship',
  ],
  passport: [
    'passport-before-16',
    'first-passport-on-reaching-16',
    'first-passport-adult',
    'passport-replacement',
    'passport-lost',
    'passport-lost-abroad',
    'admission-to-citizenship',
  ],
} as const;
export type OrderedKind = keyof typeof OCCASIONS;
export type Occasion = (typeof OCCASIONS)[OrderedKind][number];

/** One document that the consumer asks for, and on what occasion. */
export interface OrderedDocument {
  readonly document: OrderedKind;
  readonly occasion: Occasion;
}

/** How this standard's open points are read. Stored with each application at submission, so that it never changes. */
export interface PassportReadings {
  /** H1: clause 7 offers an expedited mode, clause 9 says that Centres have none. */
  readonly expedited: 'offered' | 'not-offered';
  /** H3: the receipt is among the documents submitted; or payment is due before the issue. */
  readonly dutyPayment: DutyPaymentReading;
  /** H10: who may appear for a person under 16. */
  readonly children: AppearanceReadings['children'];
  /** H11: occasions that the list of point 3 does not cover. */
  readonly uncoveredOccasions: 'substitute' | 'refuse';
  /** H12: whether the two prints of the paper rules also bind intake through the information system. */
  readonly photographs: 'always-two' | 'paper-only';
  /** H13: whether an address certificate may stand for the registration book. */
  readonly addressCertificate: 'accepted' | 'refused';
  /** Whether an IIN must tell the birth date of its holder (rules of 2007 to 2013). */
  readonly iinBirthDate: AppearanceReadings['iinBirthDate'];
  /** H30: whether applications are still taken in under the repealed decree. */
  readonly afterRepeal: RepealReading;
}

export const DEFAULT_READINGS: PassportReadings = {
  expedited: 'offered',
  dutyPayment: 'before-submission',
  children: 'parent-or-guardian',
  uncoveredOccasions: 'substitute',
  photographs: 'always-two',
  addressCertificate: 'accepted',
  iinBirthDate: 'must-match',
  afterRepeal: 'accept',
};

export const TITLE: Text = {
  kk: 'Қазақстан Республикасының азаматтарына паспорттар, жеке куәліктер беру',
  ru: 'Выдача паспортов, удостоверений личности гражданам Республики Казахстан',
  en: 'Issue of passports and identity cards to citizens of the Republic of Kazakhstan',
};

const expedited = (days: 7 | 10 | 15): Limit => ({
  id: `provision-expedited-${days}`,
  title: {
    kk: `Жеделдетілген тәртіппен ${days} жұмыс күні ішінде`,
    ru: `В ускоренном порядке в течение ${days} рабочих дней`,
    en: `Provision in expedited mode within ${days} working days`,
  },
  clause: clause('7.1'),
  kind: 'provision',
  period: { unit: 'workingDays', count: days },
  starts: { event: 'ApplicationSubmitted' },
  stops: PROVISION_STOPS,
  hours: OFFICE_HOURS.centre,
  when: { field: 'mode', equals: `expedited-${days}` },
});

/** All limits of clause 7, as data; what they give for one application, the ledger works out. */
export const LIMITS: readonly Limit[] = [
  {
    id: 'provision-ordinary',
    title: {
      kk: 'Құжат бір айдан кешіктірілмей беріледі',
      ru: 'Документ выдаётся не позднее одного месяца',
      en: 'Provision not later than one month',
    },
    clause: clause('7.1'),
    kind: 'provision',
    period: { unit: 'month', count: 1 },
    starts: { event: 'ApplicationSubmitted' },
    stops: PROVISION_STOPS,
    hours: OFFICE_HOURS.centre,
    when: { field: 'mode', equals: 'ordinary' },
  },
  expedited(7),
  expedited(10),
  expedited(15),
  submissionQueueLimit(clause('7.2')),
  collectionQueueLimit(clause('7.3')),
];
