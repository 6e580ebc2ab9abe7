import { rulesFor, type Violation } from '#libs/contract';
import {
  centreViolations,
  exemptionProofViolations,
  exemptionViolations,
  groundViolations,
  missingViolations,
  namedViolations,
  receiptViolations,
  repealViolations,
  RULE_TITLES,
  type DutyCircumstances,
} from '#workflows/catalogue';
import { circumstancesOf, type PassportContext } from './context.ts';
import type { PassportEvent } from './events.ts';
import { clause, OCCASIONS, STANDARD_ID } from './standard.ts';

const rule = rulesFor<PassportContext, PassportEvent>();

const dutyOf = (context: PassportContext, examinedOn: string): DutyCircumstances => ({
  items: context.ordered.map(({ document }) => document),
  submittedOn: context.submittedOn,
  examinedOn,
  payment: context.readings.dutyPayment,
  clause: clause('8.p3'),
});

/** The conditions of the standard, by the name of the guard that each is. */
export const rules = {
  servedAtCentre: rule({
    on: 'ApplicationSubmitted',
    clause: clause('10'),
    title: RULE_TITLES.servedAtCentre,
    check: ({ data }) => centreViolations(STANDARD_ID, data.office),
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
    title: RULE_TITLES.exemptionListed,
    check: ({ data }) => exemptionViolations(STANDARD_ID, data.exemption),
  }),
  standardInForce: rule({
    on: 'ApplicationSubmitted',
    clause: clause('3'),
    title: RULE_TITLES.standardInForce,
    check: ({ data, occurredOn }) => repealViolations(data.readings.afterRepeal, occurredOn, clause('3')),
  }),
  documentsComplete: rule({
    on: 'DocumentsChecked',
    clause: clause('11'),
    title: RULE_TITLES.documentsComplete,
    check: ({ data }, context) => missingViolations(STANDARD_ID, circumstancesOf(context), data.presented),
  }),
  dutySettled: rule({
    on: 'DutySettled',
    clause: clause('8.p3'),
    title: RULE_TITLES.dutySettled,
    check: ({ data, occurredOn }, context) =>
      context.exemption === null
        ? receiptViolations(data.receipts, dutyOf(context, occurredOn))
        : exemptionProofViolations(context.exemption, data.exemptionProof, clause('11.2')),
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
    title: RULE_TITLES.missingNamed,
    check: ({ data }, context) => groundViolations(STANDARD_ID, circumstancesOf(context), data),
  }),
  dutyNotSettled: rule({
    on: 'ApplicationRefused',
    clause: clause('16'),
    title: RULE_TITLES.dutyNotSettled,
    check: ({ data, occurredOn }, context) => {
      // Who is exempt has laid the proof on the table already, or would not be "checked".
      const settled =
        context.exemption !== null ||
        receiptViolations(data.receipts, dutyOf(context, occurredOn)).length === 0;
      return namedViolations(data.missing, settled ? [] : ['state-duty'], clause('16'));
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
