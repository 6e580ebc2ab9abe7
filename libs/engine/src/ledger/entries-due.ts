import { localDateOf } from '#libs/calendar';
import { TIMEKEEPER } from '#libs/contract';
import type { LedgerEntry } from './ledger-entry.ts';
import type { Ledger, OpenDeadline } from './ledger.ts';

/**
 * What the clock has to say of a ledger at an instant, in order of time: what draws near, what was missed. Empty where
 * it has been said. The same whoever asks, and whenever after: so a timekeeper that slept, and a step that comes
 * before it wakes, write the same entries. Pure.
 * @param until RFC 3339, UTC
 */
export function entriesDue(
  { open }: Ledger,
  until: string,
  offices: { timeZoneOf(office: string): string },
): readonly LedgerEntry[] {
  const due: LedgerEntry[] = [];
  for (const deadline of open.values()) {
    const { warnAt, dueAt, dueOn, warned, missed } = deadline;
    if (warnAt !== null && !warned && !missed && warnAt <= until)
      due.push(
        byClock('DeadlineWarned', deadline, warnAt, localDateOf(warnAt, offices.timeZoneOf(deadline.office))),
      );
    if (!missed && dueAt < until) due.push(byClock('DeadlineMissed', deadline, dueAt, dueOn));
  }
  return due.length < 2 ? due : due.toSorted(inOrder);
}

const byClock = (
  type: 'DeadlineWarned' | 'DeadlineMissed',
  { deadline, dueAt, clause }: OpenDeadline,
  occurredAt: string,
  occurredOn: string,
): LedgerEntry => ({ type, data: { deadline, dueAt }, clause, occurredAt, occurredOn, actor: TIMEKEEPER });

const inOrder = (a: LedgerEntry, b: LedgerEntry) =>
  a.occurredAt === b.occurredAt ? 0 : a.occurredAt < b.occurredAt ? -1 : 1;
