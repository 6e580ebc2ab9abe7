import { isLedgerEvent, type DeadlineMetLate, type DeadlineSet, type StoredEvent } from '#libs/contract';

/** How a deadline stands: `missed` while nothing has ended it, `met-late` after that. */
export type DeadlineStatus = 'open' | 'missed' | 'met' | 'met-late';

/** A deadline as all entries about it left it. */
export interface ListedDeadline extends DeadlineSet {
  readonly clause: string;
  readonly status: DeadlineStatus;
  readonly stoppedAt: string | null;
  readonly over: DeadlineMetLate['over'] | null;
  readonly extended: number;
  readonly revised: number;
}

/** The deadlines of one stream in the order in which they were set, judged ones included. Pure. */
export function deadlinesIn(events: readonly StoredEvent[]): readonly ListedDeadline[] {
  const list = new Map<string, ListedDeadline>();
  for (const { type, data, metadata } of events) {
    if (!isLedgerEvent(type)) continue;
    const name = String(data['deadline']);
    const known = list.get(name);
    if (type === 'DeadlineSet') list.set(name, begun(data as never, metadata.clause));
    else if (known) list.set(name, { ...known, ...changed(known, type, data) });
  }
  return [...list.values()];
}

const begun = (set: DeadlineSet, clause: string): ListedDeadline => ({
  ...set,
  clause,
  status: 'open',
  stoppedAt: null,
  over: null,
  extended: 0,
  revised: 0,
});

function changed(
  known: ListedDeadline,
  type: Exclude<StoredEvent['type'], 'DeadlineSet'>,
  data: Partial<ListedDeadline>,
): Partial<ListedDeadline> {
  const { dueOn = known.dueOn, dueAt = known.dueAt, warnAt = null, calendar = known.calendar } = data;
  const terms = { dueOn, dueAt, warnAt, calendar };
  switch (type) {
    case 'DeadlineMissed':
      return { status: 'missed' };
    case 'DeadlineMet':
      return { status: 'met', stoppedAt: data.stoppedAt ?? null };
    case 'DeadlineMetLate':
      return { status: 'met-late', stoppedAt: data.stoppedAt ?? null, over: data.over ?? null };
    case 'DeadlineExtended':
      return {
        ...terms,
        status: 'open',
        period: data.period ?? known.period,
        extended: known.extended + 1,
      };
    case 'DeadlineRevised':
      return { ...terms, revised: known.revised + 1 };
    default:
      return {};
  }
}
