import type { Violation } from '#libs/contract';
import { findIndexInForce } from '../index-values.ts';
import { dutyFor, type Duty, type DutyItem } from '../state-duty.ts';
import { Tenge } from '../tenge.ts';

/** A bank's receipt as it stands in an event; amounts in tenge, such as "6472.00". */
export interface SettledReceipt {
  readonly number: string;
  readonly bank: string;
  readonly paidOn: string;
  readonly amount: string;
  readonly covers: readonly DutyItem[];
}

/** What the rules on the duty look at. */
export interface DutyCircumstances {
  readonly items: readonly DutyItem[];
  readonly submittedOn: string;
  /** Legal day on which the receipts are examined. */
  readonly examinedOn: string;
  /** H3: the receipt is one of the documents submitted, so payment comes first; or payment until the issue. */
  readonly payment: DutyPaymentReading;
  /** Clause of the amount and of the time of payment. */
  readonly clause: string;
}
export type DutyPaymentReading = 'before-submission' | 'before-issue';

/** Objections to receipts: something not paid for, paid twice, too little, or too late. Empty when the duty is paid. */
export function receiptViolations(
  receipts: readonly SettledReceipt[],
  circumstances: DutyCircumstances,
): readonly Violation[] {
  return [
    ...coverage(receipts, circumstances),
    ...receipts.flatMap((receipt, index) => ofOne(receipt, index, circumstances)),
  ];
}

/**
 * What the receipts had to amount to, each at the index of its own day of payment. A day without a known index counts
 * nothing here: `receiptViolations` objects to it.
 */
export function amountDue(receipts: readonly SettledReceipt[]): string {
  const duties = receipts.map(({ covers, paidOn }) => findDuty(covers, paidOn)?.total ?? Tenge.zero);
  return String(Tenge.sum(duties));
}

/** The duty, or undefined where no index is known for the day: a guard must be able to say no to such a receipt. */
function findDuty(items: readonly DutyItem[], on: string): Duty | undefined {
  return findIndexInForce(on) && dutyFor(items, on);
}

function coverage(
  receipts: readonly SettledReceipt[],
  { items, clause, examinedOn }: DutyCircumstances,
): Violation[] {
  const covered = receipts.flatMap(({ covers }) => covers);
  const unpaid = items.filter((item) => !covered.includes(item));
  const violations: Violation[] = [];
  if (unpaid.length > 0) {
    const due = findDuty(unpaid, examinedOn)?.total.toString() ?? null;
    violations.push({
      code: 'duty-unpaid',
      message: `no receipt for ${unpaid.join(', ')}; ${due ?? 'an unknown number of'} tenge would be due today`,
      clause,
      path: '/receipts',
      expected: { items: [...unpaid], amount: due },
    });
  }
  const twice = covered.filter((item, index) => covered.indexOf(item) !== index || !items.includes(item));
  if (twice.length > 0) {
    const message = `a receipt covers what was not asked for or is paid already: ${twice.join(', ')}`;
    violations.push({
      code: 'duty-not-owed',
      message,
      clause,
      path: '/receipts',
      expected: [...items],
      actual: twice,
    });
  }
  return violations;
}

function ofOne(receipt: SettledReceipt, index: number, circumstances: DutyCircumstances): Violation[] {
  const { clause } = circumstances;
  const violations: Violation[] = [];
  const duty = findDuty(receipt.covers, receipt.paidOn);
  if (!duty) {
    const message = `no monthly calculation index is known for ${receipt.paidOn}, so nobody can tell what was due`;
    violations.push({ code: 'index-unknown', message, clause, path: `/receipts/${index}/paidOn` });
  } else if (Tenge.parse(receipt.amount).compare(duty.total) < 0) {
    const { total, explanation } = duty;
    const message = `${receipt.amount} tenge were paid, ${String(total)} are due at the index of ${receipt.paidOn}`;
    const expected = { amount: String(total), index: explanation.index?.amount ?? null };
    violations.push({
      code: 'duty-underpaid',
      message,
      clause,
      path: `/receipts/${index}/amount`,
      expected,
      actual: receipt.amount,
    });
  }
  const latest =
    circumstances.payment === 'before-submission' ? circumstances.submittedOn : circumstances.examinedOn;
  if (receipt.paidOn > latest) {
    const message = `paid on ${receipt.paidOn}, but the duty is paid before the documents are submitted (${latest} at the latest)`;
    violations.push({
      code: 'paid-after-submission',
      message,
      clause,
      path: `/receipts/${index}/paidOn`,
      expected: latest,
      actual: receipt.paidOn,
    });
  }
  return violations;
}
