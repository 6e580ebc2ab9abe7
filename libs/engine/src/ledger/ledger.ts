import type { DeadlineSet, DueTerms, JsonObject, LedgerData, LedgerEventType } from '#libs/contract';

/** A deadline that nothing has ended yet, as its entries left it. */
export interface OpenDeadline extends DeadlineSet {
  readonly clause: string;
  /** The office in whose hands it was set, by whose clock and hours it is due. */
  readonly office: string;
  readonly warned: boolean;
  readonly missed: boolean;
}

/** The ledger of one application: what is open, and how often each limit was set. Immutable. */
export interface Ledger {
  readonly open: ReadonlyMap<string, OpenDeadline>;
  readonly times: ReadonlyMap<string, number>;
}

/** Before the first entry. */
export const EMPTY_LEDGER: Ledger = { open: new Map(), times: new Map() };

/** An entry as it stands in a stored event. */
export interface NotedEntry {
  readonly type: LedgerEventType;
  readonly data: JsonObject;
  readonly metadata: { readonly clause: string; readonly office: string };
}

/** The ledger with one more entry. Entries about a deadline that is not open change nothing: judged stays judged. */
export function noted(ledger: Ledger, { type, data, metadata }: NotedEntry): Ledger {
  if (type === 'DeadlineSet') return begun(ledger, data as never, metadata);
  const { deadline } = data as { deadline: string };
  const known = ledger.open.get(deadline);
  if (!known) return ledger;
  const open = new Map(ledger.open);
  if (type === 'DeadlineMet' || type === 'DeadlineMetLate') open.delete(deadline);
  else open.set(deadline, { ...known, ...changeOf(type, data as never) });
  return { ...ledger, open };
}

function begun(
  { open, times }: Ledger,
  set: DeadlineSet,
  { clause, office }: NotedEntry['metadata'],
): Ledger {
  return {
    open: new Map(open).set(set.deadline, { ...set, clause, office, warned: false, missed: false }),
    times: new Map(times).set(set.limit, (times.get(set.limit) ?? 0) + 1),
  };
}

function changeOf(type: LedgerEventType, data: LedgerData['DeadlineExtended']): Partial<OpenDeadline> {
  switch (type) {
    case 'DeadlineWarned':
      return { warned: true };
    case 'DeadlineMissed':
      return { missed: true };
    case 'DeadlineExtended':
      // Given in time, it takes back a miss that was noted before it was recorded.
      return { ...termsIn(data), period: data.period, warned: false, missed: false };
    default:
      return { ...termsIn(data), warned: false };
  }
}

const termsIn = ({ dueOn, dueAt, warnAt, calendar }: DueTerms): DueTerms => ({
  dueOn,
  dueAt,
  warnAt,
  calendar,
});
