import { rulesFor, type Violation } from '#libs/contract';
import {
  exemptionCategories,
  findCentre,
  findExemption,
  missingDocuments,
  receiptViolations,
  type DutyCircumstances,
  type PresentedDocument,
} from '#workflows/catalogue';
import { circumstancesOf, type PassportContext } from './context.ts';
import type { PassportEvent } from './events.ts';
import { clause, OCCASIONS, REPEALED_ON, STANDARD_ID } from './standard.ts';

const rule = rulesFor<PassportContext, PassportEvent>();

const dutyOf = (context: PassportContext, examinedOn: string): DutyCircumstances => ({
  items: context.ordered.map(({ document }) => document),
  submittedOn: context.submittedOn,
  examinedOn,
  payment: context.readings.dutyPayment,
  clause: clause('8.p3'),
});

/** Objections to documents that are not there, one per requirement. */
export function missingViolations(
  context: PassportContext,
  presented: readonly PresentedDocument[],
): readonly Violation[] {
  return missingDocuments(STANDARD_ID, circumstancesOf(context), presented).map((missing) => ({
    code: 'documents-missing',
    message: `${missing.requirement} is missing (${missing.problem})`,
    clause: missing.clause,
    path: '/presented',
    expected: { requirement: missing.requirement, anyOf: missing.anyOf, problem: missing.problem },
  }));
}

/** The conditions of the standard, by the name of the guard that each is. */
export const rules = {
  servedAtCentre: rule({
    on: 'ApplicationSubmitted',
    clause: clause('10'),
    title: {
      kk: 'Өтініш Орталықта қабылданады',
      ru: 'Заявление принимается в Центре обслуживания населения',
      en: 'The application is taken in at a Public Service Centre',
    },
    check: ({ data }) =>
      findCentre(data.office)
        ? []
        : [
            {
              code: 'office-is-no-centre',
              message: `${data.office} is no Public Service Centre of annex 1`,
              clause: clause('10'),
              path: '/office',
            },
          ],
  }),
  occasionsFit: rule({
    on: 'ApplicationSubmitted',
    clause: clause('11.3'),
    title: {
      kk: 'Құжат түрі мен себебі сәйкес келеді',
      ru: 'Повод подходит к заказанному документу и возрасту',
      en: 'The occasion fits the ordered document and the age',
    },
    check: ({ data }) =>
      data.ordered.flatMap((order, index) => occasionViolations(order, index, data.under16)),
  }),
  modeOffered: rule({
    on: 'ApplicationSubmitted',
    clause: clause('7.1'),
    title: {
      kk: 'Қызмет көрсету тәртібі көзделген',
      ru: 'Режим оказания услуги предусмотрен',
      en: 'The mode of service is offered',
    },
    check: ({ data }) =>
      data.mode === 'ordinary' || data.readings.expedited === 'offered'
        ? []
        : [
            {
              code: 'expedited-not-offered',
              message: 'expedited service is not offered at the Centres',
              clause: clause('9.p7'),
              path: '/mode',
              expected: ['ordinary'],
            },
          ],
  }),
  exemptionListed: rule({
    on: 'ApplicationSubmitted',
    clause: clause('8.p4'),
    title: {
      kk: 'Баждан босату санаты тізімде бар',
      ru: 'Категория освобождения есть в перечне',
      en: 'The category of exemption is in the list',
    },
    check: ({ data }) =>
      data.exemption === null || findExemption(STANDARD_ID, data.exemption)
        ? []
        : [
            {
              code: 'exemption-not-listed',
              message: `there is no category "${data.exemption}" in clause 8`,
              clause: clause('8.p4'),
              path: '/exemption',
              expected: exemptionCategories(STANDARD_ID).map(({ id }) => id),
            },
          ],
  }),
  standardInForce: rule({
    on: 'ApplicationSubmitted',
    clause: clause('3'),
    title: {
      kk: 'Стандарт қолданыста',
      ru: 'Стандарт действует',
      en: 'The standard is in force',
    },
    check: ({ data, occurredOn }) =>
      data.readings.afterRepeal === 'accept' || occurredOn <= REPEALED_ON
        ? []
        : [
            {
              code: 'standard-repealed',
              message: `the decree was repealed on ${REPEALED_ON}`,
              clause: clause('3'),
              expected: REPEALED_ON,
            },
          ],
  }),
  documentsComplete: rule({
    on: 'DocumentsChecked',
    clause: clause('11'),
    title: {
      kk: 'Қажетті құжаттардың бәрі бар',
      ru: 'Все требуемые документы представлены',
      en: 'All required documents are there',
    },
    check: ({ data }, context) => missingViolations(context, data.presented),
  }),
  dutySettled: rule({
    on: 'DutySettled',
    clause: clause('8.p3'),
    title: {
      kk: 'Мемлекеттік баж төленген немесе босату дәлелденген',
      ru: 'Пошлина уплачена или освобождение подтверждено',
      en: 'The duty is paid or the exemption proven',
    },
    check: ({ data, occurredOn }, context) => {
      if (context.exemption === null) return receiptViolations(data.receipts, dutyOf(context, occurredOn));
      return data.exemptionProof
        ? []
        : [
            {
              code: 'exemption-unproven',
              message: `exemption "${context.exemption}" needs a document that proves it`,
              clause: clause('11.2'),
              path: '/exemptionProof',
            },
          ];
    },
  }),
  surrenderedPresented: rule({
    on: 'CouponIssued',
    clause: clause('14'),
    title: {
      kk: 'Тапсырылатын құжаттар ұсынылған',
      ru: 'Сдаваемые документы были представлены',
      en: 'Documents to be handed in were presented',
    },
    check: ({ data }, { presented }) => {
      const known = presented.map(({ document }) => document);
      return data.documentsToSurrender
        .filter((document) => !known.includes(document))
        .map((document) => ({
          code: 'document-not-presented',
          message: `${document} was never presented`,
          clause: clause('14'),
          path: '/documentsToSurrender',
          expected: known,
        }));
    },
  }),
  producedAsOrdered: rule({
    on: 'ResultProduced',
    clause: clause('5'),
    title: {
      kk: 'Тапсырыс берілген құжаттар дайын',
      ru: 'Изготовлено то, что заказано',
      en: 'What was ordered is produced',
    },
    check: ({ data }, { ordered }) => {
      const expected = ordered.map(({ document }) => document).sort();
      return expected.join() === [...data.documents].sort().join()
        ? []
        : [
            {
              code: 'not-as-ordered',
              message: `ordered were ${expected.join(' and ')}`,
              clause: clause('5'),
              path: '/documents',
              expected,
              actual: data.documents,
            },
          ];
    },
  }),
  onCoupon: rule({
    on: 'ResultHandedOver',
    clause: clause('15'),
    title: {
      kk: 'Құжат талон негізінде беріледі',
      ru: 'Документ выдаётся по талону',
      en: 'The document is handed over on the coupon',
    },
    check: ({ data }, { couponNumber }) =>
      data.couponNumber === couponNumber
        ? []
        : [
            {
              code: 'wrong-coupon',
              message: 'the coupon is not that of this application',
              clause: clause('15'),
              path: '/couponNumber',
            },
          ],
  }),
  missingNamed: rule({
    on: 'ApplicationRefused',
    clause: clause('16'),
    title: {
      kk: 'Жетіспейтін құжаттар аталған',
      ru: 'Недостающие документы названы',
      en: 'The missing documents are named',
    },
    check: ({ data }, context) => {
      const missing = missingDocuments(STANDARD_ID, circumstancesOf(context), data.presented);
      return namedViolations(data.missing, [...new Set(missing.map(({ requirement }) => requirement))]);
    },
  }),
  dutyNotSettled: rule({
    on: 'ApplicationRefused',
    clause: clause('16'),
    title: {
      kk: 'Баж төленбеген немесе босату дәлелденбеген',
      ru: 'Пошлина не уплачена, освобождение не подтверждено',
      en: 'The duty is not paid and no exemption proven',
    },
    check: ({ data, occurredOn }, context) => {
      const exempt = context.exemption !== null;
      const settled = !exempt && receiptViolations(data.receipts, dutyOf(context, occurredOn)).length === 0;
      return settled ? namedViolations(data.missing, []) : namedViolations(data.missing, ['state-duty']);
    },
  }),
};

function occasionViolations(
  { document, occasion }: { document: keyof typeof OCCASIONS; occasion: string },
  index: number,
  under16: boolean,
): Violation[] {
  const path = `/ordered/${index}/occasion`;
  const possible: readonly string[] = OCCASIONS[document].filter((known) =>
    ageFits(known, document, under16),
  );
  if (possible.includes(occasion)) return [];
  const age = under16 ? 'under 16' : '16 or over';
  const message = `${occasion} is no occasion for a ${document} at the age of ${age}`;
  return [
    {
      code: 'occasion-does-not-fit',
      message,
      clause: clause('11.3'),
      path,
      expected: possible,
      actual: occasion,
    },
  ];
}

/** Identity cards are for those who have reached 16; the first passport depends on it (clause 11, point 3). */
function ageFits(occasion: string, document: keyof typeof OCCASIONS, under16: boolean): boolean {
  if (document === 'identity-card') return !under16;
  if (occasion === 'passport-before-16') return under16;
  return !under16 || !occasion.startsWith('first-passport');
}

/** Clause 16 knows one ground: what is named missing must be what is missing, no more and no less. */
function namedViolations(named: readonly string[], missing: readonly string[]): Violation[] {
  const expected = [...missing].sort();
  if ([...named].sort().join() === expected.join() && expected.length > 0) return [];
  const message =
    expected.length === 0
      ? 'nothing is missing, so there is no ground for a refusal'
      : `missing are: ${expected.join(', ')}; a refusal names exactly these`;
  return [
    { code: 'wrong-ground', message, clause: clause('16'), path: '/missing', expected, actual: [...named] },
  ];
}
