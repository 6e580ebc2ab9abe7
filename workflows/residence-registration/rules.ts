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
import { circumstancesOf, type RegistrationContext } from './context.ts';
import type { RegistrationEvent } from './events.ts';
import { clause, STANDARD_ID, type Result } from './standard.ts';

const rule = rulesFor<RegistrationContext, RegistrationEvent>();

const dutyOf = ({ submittedOn, readings }: RegistrationContext, examinedOn: string): DutyCircumstances => ({
  items: ['residence-registration'],
  submittedOn,
  examinedOn,
  payment: readings.dutyPayment,
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
  missingNamed: rule({
    on: 'ApplicationRefused',
    clause: clause('16'),
    title: RULE_TITLES.missingNamed,
    check: ({ data }, context) => groundViolations(STANDARD_ID, circumstancesOf(context), data),
  }),
  dutySettled: rule({
    on: 'DutySettled',
    clause: clause('8.p3'),
    title: RULE_TITLES.dutySettled,
    check: ({ data, occurredOn }, context) =>
      context.exemption === null
        ? receiptViolations(data.receipts, dutyOf(context, occurredOn))
        : exemptionProofViolations(context.exemption, data.exemptionProof, clause('11.9')),
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
  exemptionListed: rule({
    on: 'ApplicationSubmitted',
    clause: clause('8.p4'),
    title: RULE_TITLES.exemptionListed,
    check: ({ data }) => exemptionViolations(STANDARD_ID, data.exemption),
  }),
  resultFits: rule({
    on: 'ResultProduced',
    clause: clause('5'),
    title: {
      kk: 'Нәтиже нысаны сәйкес келеді',
      ru: 'Форма результата подходит к каналу и возрасту',
      en: 'The form of the result fits the channel and the age',
    },
    check: ({ data }, context) => resultViolations(data.result, context),
  }),
};

/** H27: the book for paper, the card for the system; who is under 16 has no card to re-record. */
function resultViolations(result: Result, context: RegistrationContext): Violation[] {
  const expected = possibleResults(context);
  if (expected.includes(result)) return [];
  const message = `the result of this application is ${expected.join(' or ')}`;
  return [
    { code: 'result-does-not-fit', message, clause: clause('5'), path: '/result', expected, actual: result },
  ];
}

function possibleResults({ channel, under16, readings }: RegistrationContext): Result[] {
  const entry: Result = under16 ? 'entry-only' : 'entry-and-card';
  if (readings.result === 'either') return ['stamp-in-book', entry];
  return channel === 'paper' ? ['stamp-in-book'] : [entry];
}
