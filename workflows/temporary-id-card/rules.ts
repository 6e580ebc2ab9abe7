import { rulesFor } from '#libs/contract';
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
import { circumstancesOf, type TemporaryCardContext } from './context.ts';
import type { TemporaryCardEvent } from './events.ts';
import { clause, STANDARD_ID } from './standard.ts';

const rule = rulesFor<TemporaryCardContext, TemporaryCardEvent>();

const dutyOf = ({ submittedOn, readings }: TemporaryCardContext, examinedOn: string): DutyCircumstances => ({
  items: ['temporary-id-card'],
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
  // H8: clause 11, point 2 knows no preferential terms; the other reading borrows the list of standard 1.
  exemptionListed: rule({
    on: 'ApplicationSubmitted',
    clause: clause('11.2'),
    title: RULE_TITLES.exemptionListed,
    check: ({ data: { exemption, readings } }) =>
      readings.exemptions === 'as-standard-1'
        ? exemptionViolations('passport-and-id-card', exemption)
        : exemptionViolations(STANDARD_ID, exemption, clause('11.2')),
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
