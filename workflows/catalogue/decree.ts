import type { Text } from '#libs/contract';
import { byId, wordOf } from './checked-data.ts';
import data from './data/paragraphs.json' with { type: 'json' };

export const STANDARD_IDS = [
  'passport-and-id-card',
  'temporary-id-card',
  'residence-registration',
  'residence-deregistration',
] as const;
export type StandardId = (typeof STANDARD_IDS)[number];

/** One of the four standards; the id is also the id of its workflow. */
export interface Standard {
  readonly id: StandardId;
  readonly no: 1 | 2 | 3 | 4;
  readonly title: Text;
  /** Line of the title in the squeezed Kazakh text of the decree. */
  readonly line: number;
}

/** One paragraph of clauses 1 to 27: where it stands, not what it says. */
export interface Paragraph {
  /** `passport-and-id-card:11.3.a`; `.p4` is the fourth paragraph of its clause where it has no number. */
  readonly id: string;
  readonly standard: StandardId;
  readonly section: number;
  readonly clause: string;
  readonly point: string | null;
  readonly item: string | null;
  readonly line: number;
}

/** The decree that the product is built on. Russian titles after order no. 394 of 11 July 2012. */
export const DECREE = {
  number: '363',
  date: '2012-03-28',
  issuer: {
    kk: 'Қазақстан Республикасының Үкіметі',
    ru: 'Правительство Республики Казахстан',
    en: 'Government of the Republic of Kazakhstan',
  },
  title: {
    kk: '«Мемлекеттік қызметтер стандарттарын бекіту туралы» Қазақстан Республикасы Үкіметінің 2009 жылғы 15 желтоқсандағы № 2121 қаулысына өзгерістер енгізу туралы',
    ru: 'О внесении изменений в постановление Правительства Республики Казахстан от 15 декабря 2009 года № 2121 «Об утверждении стандартов государственных услуг»',
    en: 'On amending Resolution of the Government of the Republic of Kazakhstan No. 2121 of 15 December 2009 "On approval of standards of state services"',
  },
  amends: { number: '2121', date: '2009-12-15' },
  repealedBy: { number: '20', date: '2014-01-21' },
} as const;

export const STANDARDS: readonly Standard[] = [
  {
    id: 'passport-and-id-card',
    no: 1,
    title: {
      kk: 'Қазақстан Республикасының азаматтарына паспорттар, жеке куәліктер беру',
      ru: 'Выдача паспортов, удостоверений личности гражданам Республики Казахстан',
      en: 'Issue of passports and identity cards to citizens of the Republic of Kazakhstan',
    },
    line: 16,
  },
  {
    id: 'temporary-id-card',
    no: 2,
    title: {
      kk: 'Қазақстан Республикасының азаматтарына уақытша жеке куәліктер беру',
      ru: 'Выдача временных удостоверений личности гражданам Республики Казахстан',
      en: 'Issue of temporary identity cards to citizens of the Republic of Kazakhstan',
    },
    line: 1426,
  },
  {
    id: 'residence-registration',
    no: 3,
    title: {
      kk: 'Қазақстан Республикасының азаматтарын тұрғылықты жері бойынша тіркеу',
      ru: 'Регистрация граждан Республики Казахстан по месту жительства',
      en: 'Registration of citizens of the Republic of Kazakhstan at the place of residence',
    },
    line: 2789,
  },
  {
    id: 'residence-deregistration',
    no: 4,
    title: {
      kk: 'Қазақстан Республикасының азаматтарын тұрғылықты жері бойынша тіркеу есебінен шығару',
      ru: 'Снятие с регистрационного учёта граждан Республики Казахстан по месту жительства',
      en: 'Removal of citizens of the Republic of Kazakhstan from registration at the place of residence',
    },
    line: 4175,
  },
];

/** All paragraphs of the four standards, in the order of the decree. */
export const PARAGRAPHS: readonly Paragraph[] = data.paragraphs.map((paragraph) => ({
  ...paragraph,
  standard: wordOf(STANDARD_IDS, paragraph.standard, `paragraphs.json ${paragraph.id}`),
}));
export const PARAGRAPH_IDS: readonly string[] = PARAGRAPHS.map(({ id }) => id);

const paragraphs = byId(PARAGRAPHS, 'paragraphs.json', 202);

/** The paragraph with this id, or undefined: tells a clause reference from a slip of the pen. */
export function findParagraph(id: string): Paragraph | undefined {
  return paragraphs.get(id);
}

/** True for the id of one of the four standards. */
export function isStandardId(id: string): id is StandardId {
  return STANDARD_IDS.some((known) => known === id);
}
