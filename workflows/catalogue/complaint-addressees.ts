import type { Text } from '#libs/contract';
import type { Confidence } from './confidence.ts';
import type { StandardId } from './decree.ts';
import { CENTRES_COMMITTEE, findOffice, MINISTRY } from './offices.ts';

/**
 * What is complained of: the result; an action or omission of the authorised body; the conduct of who takes the
 * documents in, where clause 20 names only who explains; rude service by the Centre.
 */
export const COMPLAINT_KINDS = ['result', 'authority-action', 'staff-conduct', 'rude-service'] as const;
export type ComplaintKind = (typeof COMPLAINT_KINDS)[number];

/** Who hears complaints: the head of an authority or of a Centre, the Ministry, the Committee over the Centres. */
export const ADDRESSEE_KINDS = ['authority-head', 'ministry', 'centre-head', 'committee'] as const;
export type AddresseeKind = (typeof ADDRESSEE_KINDS)[number];

export interface ComplaintRoute {
  /** Paragraph of the standard. */
  readonly clause: string;
  /** Any of these may be addressed; empty where the paragraph names nobody who decides. */
  readonly addressees: readonly AddresseeKind[];
}

/**
 * To whom a complaint goes under a standard (clauses 20 to 22). The four standards agree, but for the person whose
 * conduct clause 20 means: see `explanationContact`.
 */
export function complaintRoute(standard: StandardId, kind: ComplaintKind): ComplaintRoute {
  const { paragraph, addressees } = ROUTES[kind];
  return { clause: `${standard}:${paragraph}`, addressees };
}

const ROUTES: Readonly<
  Record<ComplaintKind, { readonly paragraph: string; readonly addressees: readonly AddresseeKind[] }>
> = {
  result: { paragraph: '21', addressees: ['authority-head'] },
  'authority-action': { paragraph: '21.p2', addressees: ['ministry'] },
  'staff-conduct': { paragraph: '20', addressees: [] },
  'rude-service': { paragraph: '22', addressees: ['centre-head', 'committee'] },
};

/** Which kind of addressee an office is, or undefined for an unknown office. */
export function addresseeKindOf(office: string): AddresseeKind | undefined {
  if (office === MINISTRY) return 'ministry';
  if (office === CENTRES_COMMITTEE) return 'committee';
  const kind = findOffice(office)?.kind;
  if (kind === undefined) return undefined;
  return kind === 'centre' ? 'centre-head' : 'authority-head';
}

/**
 * Who explains how to complain about the staff and helps to write the complaint (clause 20, H17): in standards 1 and
 * 4 it means inspectors of the Centre and names its management, in 2 and 3 employees of the authorised body and its
 * head.
 */
export function explanationContact(standard: StandardId): {
  readonly kind: 'centre-head' | 'authority-head';
  readonly clause: string;
} {
  const centre = standard === 'passport-and-id-card' || standard === 'residence-deregistration';
  return { kind: centre ? 'centre-head' : 'authority-head', clause: `${standard}:20` };
}

export const COMPLAINT_CHANNELS = ['oral', 'written', 'post', 'e-mail', 'by-hand'] as const;
export type ComplaintChannel = (typeof COMPLAINT_CHANNELS)[number];

/** Clause 24: how a complaint may come in. */
export const COMPLAINT_CHANNEL_TITLES: Readonly<Record<ComplaintChannel, Text>> = {
  oral: { kk: 'Ауызша', ru: 'Устно', en: 'Orally' },
  written: { kk: 'Жазбаша', ru: 'Письменно', en: 'In writing' },
  post: { kk: 'Пошта арқылы', ru: 'По почте', en: 'By post' },
  'e-mail': { kk: 'Электрондық пошта арқылы', ru: 'По электронной почте', en: 'By e-mail' },
  'by-hand': {
    kk: 'Қолма-қол, кеңсе арқылы',
    ru: 'Нарочно, через канцелярию',
    en: 'By hand, through the chancellery',
  },
};

/** Address of the Migration Police Committee for complaints, at a public mail provider (clause 24, H25). */
export const COMPLAINT_EMAIL = 'migration.kz@mail.ru';

/**
 * Whose chancellery takes a complaint by hand. Clause 24 of standard 2 names the bodies of clause 21 only (A4): to
 * the letter none may be handed in at the Centre or the Committee.
 */
export const BY_HAND_CLAUSES: Readonly<Record<StandardId, readonly string[]>> = {
  'passport-and-id-card': ['21', '22'],
  'temporary-id-card': ['21'],
  'residence-registration': ['21', '22'],
  'residence-deregistration': ['21', '22'],
};

/** A period of law no. 221 of 12 January 2007 on appeals, to which clause 25 points. */
export interface AppealPeriod {
  readonly id: string;
  readonly title: Text;
  readonly unit: 'calendarDays' | 'workingDays' | 'months';
  readonly count: number;
  readonly article: string | null;
  readonly source: string;
  readonly confidence: Confidence;
}

/** In force from 2007 to 30 June 2021. Counting is the calendar's business. */
export const APPEAL_PERIODS: readonly AppealPeriod[] = [
  {
    id: 'consideration',
    title: {
      kk: 'Қосымша тексеру қажет емес шағымды қарау',
      ru: 'Рассмотрение без дополнительной проверки',
      en: 'Consideration where no inquiry is needed',
    },
    unit: 'calendarDays',
    count: 15,
    article: '8.1',
    source: 'text of article 8 quoted by egtkimkp.edu.kz; satpaev.gov.kz',
    confidence: 'high',
  },
  {
    id: 'consideration-with-inquiry',
    title: {
      kk: 'Басқа органдардан ақпарат алу немесе тексеру қажет шағымды қарау',
      ru: 'Рассмотрение с запросом в иные органы или проверкой на месте',
      en: 'Consideration where other bodies must be asked or the place be looked at',
    },
    unit: 'calendarDays',
    count: 30,
    article: '8.2',
    source: 'text of article 8 quoted by egtkimkp.edu.kz (breaks off at "30"); memory',
    confidence: 'medium',
  },
  {
    id: 'extension',
    title: { kk: 'Мерзімді ұзарту (ең көбі)', ru: 'Продление срока (не более)', en: 'Extension (at most)' },
    unit: 'calendarDays',
    count: 30,
    article: '8',
    source: 'memory',
    confidence: 'low',
  },
  {
    id: 'notice-of-extension',
    title: {
      kk: 'Ұзарту туралы хабарлау',
      ru: 'Сообщение о продлении',
      en: 'Notice of the extension',
    },
    unit: 'calendarDays',
    count: 3,
    article: '8',
    source: 'memory',
    confidence: 'low',
  },
  {
    id: 'forwarding',
    title: {
      kk: 'Құзыретті органға жіберу',
      ru: 'Передача компетентному органу',
      en: 'Sending on to the competent body',
    },
    unit: 'workingDays',
    count: 3,
    article: null,
    source: 'egov.kz, state of 31 March 2021; wording of 2012: memory',
    confidence: 'medium',
  },
  {
    id: 'lodging',
    title: {
      kk: 'Жоғары тұрған органға шағым беру',
      ru: 'Подача жалобы вышестоящему органу',
      en: 'Lodging with the superior body',
    },
    unit: 'months',
    count: 3,
    article: '12',
    source: 'text of article 12: arhivsaran.kz, atyrau.gov.kz, astana.gov.kz',
    confidence: 'high',
  },
];
