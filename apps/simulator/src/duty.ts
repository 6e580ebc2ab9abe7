import { dutyFor, type DutyItem, type DutyReceipt, type ExemptionCategory } from '#workflows/catalogue';
import { plusDays } from './days.ts';
import { BANKS } from './names.ts';
import type { Random } from './random.ts';
import type { Visit } from './visit.ts';

/** What has to be settled: what for, and the category that frees from it. */
export interface DutyOwed {
  readonly items: readonly DutyItem[];
  readonly exemption: ExemptionCategory | undefined;
}

/** So often a receipt does not settle the duty: paid at the index of a year ago, or a day too late. */
const UNDERPAID = 0.02;
const TOO_LATE = 0.01;

/** Settles the duty, perhaps at the second attempt. Gives when it was settled, or undefined after a refusal. */
export function settle(
  visit: Visit,
  at: number,
  owed: DutyOwed,
  presented: readonly object[],
): number | undefined {
  if (owed.exemption) return proveExemption(visit, at, owed.exemption);
  const { random, day } = visit;
  if (random.chance(UNDERPAID)) return payTooLittle(visit, at, owed.items, presented);
  if (random.chance(TOO_LATE)) return payTooLate(visit, at, owed.items, presented);
  const paidOn = plusDays(day, -random.pick([0, 0, 0, 1, 1, 2, 3, 5]));
  visit.byOfficer(at, 'SettleDuty', { receipts: receiptsFor(random, owed.items, paidOn) });
  return at;
}

function proveExemption(visit: Visit, at: number, { proof }: ExemptionCategory): number {
  const { random, day } = visit;
  let settledAt = at;
  if (random.chance(0.03)) {
    visit.byOfficerInVain(at, 'SettleDuty', {});
    settledAt = visit.after(at, 2, 15);
  }
  const exemptionProof = {
    document: proof.ru.slice(0, 200),
    number: random.digits(6),
    issuedOn: plusDays(day, -random.whole(200, 3000)),
  };
  visit.byOfficer(settledAt, 'SettleDuty', { exemptionProof });
  return settledAt;
}

/** Three of four pay once more at the cash desk in the hall; the rest are refused. */
function payTooLittle(
  visit: Visit,
  at: number,
  items: readonly DutyItem[],
  presented: readonly object[],
): number | undefined {
  const { random, day } = visit;
  const receipts = [receiptFor(random, items, day, plusDays(day, -366))];
  visit.byOfficerInVain(at, 'SettleDuty', { receipts });
  if (random.chance(0.25)) return refuse(visit, visit.after(at, 2, 6), presented, receipts);
  const settledAt = visit.after(at, 10, 25);
  visit.byOfficer(settledAt, 'SettleDuty', { receipts: receiptsFor(random, items, day) });
  return settledAt;
}

/** The consumer promises to pay and comes back the next day: clause 8 wants the duty paid before (H3). */
function payTooLate(
  visit: Visit,
  at: number,
  items: readonly DutyItem[],
  presented: readonly object[],
): undefined {
  const { random, days, day } = visit;
  const next = days.openDaysAfter(day, 1);
  const returned = days.momentAfter(at, next, random);
  const receipts = receiptsFor(random, items, next);
  visit.byOfficerInVain(returned, 'SettleDuty', { receipts });
  return refuse(visit, visit.after(returned, 3, 12), presented, receipts);
}

function refuse(
  visit: Visit,
  at: number,
  presented: readonly object[],
  receipts: readonly DutyReceipt[],
): undefined {
  const reply =
    'Мемлекеттік баж уақтылы, толық көлемде төленбеген. Государственная пошлина не уплачена полностью и вовремя.';
  visit.byOfficer(at, 'RefuseApplication', { presented, missing: ['state-duty'], receipts, reply });
}

/** Passport and card are paid with one receipt or with two. */
function receiptsFor(random: Random, items: readonly DutyItem[], paidOn: string): DutyReceipt[] {
  if (items.length > 1 && random.chance(0.4)) return items.map((item) => receiptFor(random, [item], paidOn));
  return [receiptFor(random, items, paidOn)];
}

/** @param indexOf the day whose index the consumer took for the one in force */
function receiptFor(
  random: Random,
  items: readonly DutyItem[],
  paidOn: string,
  indexOf: string = paidOn,
): DutyReceipt {
  return {
    number: `${paidOn.slice(0, 4)}-${random.digits(6)}`,
    bank: random.pick(BANKS),
    paidOn,
    amount: String(dutyFor(items, indexOf).total),
    covers: [...items],
  };
}
