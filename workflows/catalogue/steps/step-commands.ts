import type { CommandRule } from '#libs/contract';
import type { StandardId } from '../decree.ts';
import type { Person } from '../person.ts';
import { amountDue } from './duty-rules.ts';
import { recipientViolations, samePerson } from './recipient.ts';
import type { ApplicationRefused, DocumentsChecked, DutySettled, ResultHandedOver } from './step-events.ts';
import { CheckDocuments, HandOverResult, RefuseApplication, SettleDuty } from './step-inputs.ts';
import { COMMAND_TITLES } from './step-titles.ts';

/** The commands that the standards have in common, on their own clauses. */

export function checkDocuments(
  standard: StandardId,
  example: CheckDocuments,
): CommandRule<'DocumentsChecked', CheckDocuments, DocumentsChecked> {
  return {
    title: COMMAND_TITLES.CheckDocuments,
    becomes: 'DocumentsChecked',
    by: ['authorised-officer'],
    input: CheckDocuments,
    clause: `${standard}:11`,
    example,
    record: ({ presented }) => ({ data: { presented } }),
  };
}

export function settleDuty(
  standard: StandardId,
  example: SettleDuty,
): CommandRule<'DutySettled', SettleDuty, DutySettled> {
  return {
    title: COMMAND_TITLES.SettleDuty,
    becomes: 'DutySettled',
    by: ['authorised-officer'],
    input: SettleDuty,
    clause: `${standard}:8.p3`,
    example,
    record: ({ receipts = [], exemptionProof }, _facts, context) => ({
      data: {
        // A proof that nobody invoked frees nobody: who paid has paid.
        basis: (context as { readonly exemption: string | null }).exemption === null ? 'paid' : 'exempt',
        receipts,
        exemptionProof: exemptionProof?.document ?? null,
        amountDue: amountDue(receipts),
      },
      ...(exemptionProof && { personal: { exemptionProof } }),
    }),
  };
}

export function handOverResult(
  standard: StandardId,
  example: HandOverResult,
): CommandRule<'ResultHandedOver', HandOverResult, ResultHandedOver> {
  return {
    title: COMMAND_TITLES.HandOverResult,
    becomes: 'ResultHandedOver',
    // Only standard 1 says who hands over (H28); elsewhere both the officer and the Centre may.
    by: standard === 'passport-and-id-card' ? ['centre-employee'] : ['authorised-officer', 'centre-employee'],
    input: HandOverResult,
    clause: `${standard}:15`,
    example,
    verify: ({ recipient }, { personal }) => recipientViolations(recipient, personal, `${standard}:15`),
    record: ({ recipient, queueTicketAt }, { personal }) => ({
      data: {
        receivedAs: samePerson(recipient, personal['applicant'] as Person) ? 'applicant' : 'representative',
        queueTicketAt: queueTicketAt ?? null,
      },
      personal: { recipient },
    }),
  };
}

export function refuseApplication(
  standard: StandardId,
  example: RefuseApplication,
): CommandRule<'ApplicationRefused', RefuseApplication, ApplicationRefused> {
  return {
    title: COMMAND_TITLES.RefuseApplication,
    becomes: 'ApplicationRefused',
    by: ['authorised-officer'],
    input: RefuseApplication,
    clause: `${standard}:16`,
    example,
    record: ({ presented, missing, receipts = [], reply }) => ({
      data: { ground: 'documents-not-submitted', missing, presented, receipts },
      personal: { reply },
    }),
  };
}
