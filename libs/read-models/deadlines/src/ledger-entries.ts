import type { Insertable } from 'kysely';
import type {
  DeadlineExtended,
  DeadlineMet,
  DeadlineMetLate,
  DeadlineRevised,
  DeadlineSet,
  DueTerms,
  LedgerEventType,
  Period,
  StoredEvent,
} from '#libs/contract';
import type { DeadlineRow, Standing } from './tables.ts';

/** A row as it is written. */
export type FoldedDeadline = Insertable<DeadlineRow>;

type Change = Partial<FoldedDeadline>;

// An entry's data has the shape of its type, hence the casts: the engine wrote it, and names and fields are for ever.

/** The row of a deadline that an entry sets. */
export function setRow(id: string, event: StoredEvent): FoldedDeadline {
  const { metadata, position } = event;
  const set = event.data as unknown as DeadlineSet;
  return judged({
    id,
    application_id: metadata.applicationId,
    deadline: set.deadline,
    workflow: metadata.workflow.id,
    edition: metadata.workflow.edition,
    limit_id: set.limit,
    kind: set.kind,
    clause: metadata.clause,
    office: metadata.office,
    region: metadata.region,
    week: set.week,
    rules: JSON.stringify(set.rules),
    stop: set.stop,
    start_at: instant(set.startAt),
    start_on: set.startOn,
    ...periodColumns(set.period),
    ...termColumns(set),
    standing: 'running',
    next_at: null,
    warned_at: null,
    missed_at: null,
    stopped_at: null,
    stopped_on: null,
    stopped_by: null,
    other_stops: JSON.stringify(set.otherStops),
    other_stopped_at: null,
    over_minutes: null,
    over_calendar_days: null,
    over_working_days: null,
    extended: 0,
    revised: 0,
    position,
  });
}

/** The row after one more entry. What has ended stays as it was judged. */
export function changed(
  row: FoldedDeadline,
  type: Exclude<LedgerEventType, 'DeadlineSet'>,
  event: StoredEvent,
): FoldedDeadline {
  if (row.stopped_at !== null) return row;
  return judged({ ...row, ...CHANGES[type](event, row), position: event.position });
}

/** The row after a step that would end the period under the other reading; the first such step counts. */
export function otherwiseStopped(row: FoldedDeadline, event: StoredEvent): FoldedDeadline {
  if (row.other_stopped_at !== null || row.other_stops === '[]') return row;
  // A JSON array of names, and looked at with every step: whether the name is in it can be seen without reading it.
  if (!row.other_stops.includes(`"${event.type}"`)) return row;
  return judged({ ...row, other_stopped_at: instant(event.metadata.occurredAt), position: event.position });
}

const CHANGES: Readonly<
  Record<Exclude<LedgerEventType, 'DeadlineSet'>, (event: StoredEvent, row: FoldedDeadline) => Change>
> = {
  // A deadline that moves is to be warned of anew.
  DeadlineExtended: (event, { extended }) => {
    const data = event.data as unknown as DeadlineExtended;
    // Given in time and recorded late, it takes a miss back.
    const extension = { warned_at: null, missed_at: null, extended: extended + 1 };
    return { ...termColumns(data), ...periodColumns(data.period), ...extension };
  },
  DeadlineRevised: (event, { revised }) => ({
    ...termColumns(event.data as unknown as DeadlineRevised),
    warned_at: null,
    revised: revised + 1,
  }),
  DeadlineWarned: ({ metadata }) => ({ warned_at: instant(metadata.occurredAt) }),
  DeadlineMissed: ({ metadata }) => ({ missed_at: instant(metadata.occurredAt) }),
  // Met after a miss takes the miss back: the step had happened in time, and was recorded late.
  DeadlineMet: (event) => ({ ...stopColumns(event), missed_at: null }),
  DeadlineMetLate: (event, { missed_at, due_at }) => {
    const { over } = event.data as unknown as DeadlineMetLate;
    const late = { ...stopColumns(event), missed_at: missed_at ?? due_at };
    if ('minutes' in over) return { ...late, over_minutes: over.minutes };
    return { ...late, over_calendar_days: over.calendarDays, over_working_days: over.workingDays };
  },
};

/** Draws the two columns of a new row from the others that exist for the sake of indexes. */
function judged(row: FoldedDeadline): FoldedDeadline {
  row.standing = standingOf(row);
  row.next_at = nextInstantOf(row);
  return row;
}

function standingOf({ stopped_at, missed_at, other_stopped_at }: FoldedDeadline): Standing {
  if (stopped_at !== null) return missed_at === null ? 'met' : 'met-late';
  if (missed_at !== null) return 'late';
  return other_stopped_at === null ? 'running' : 'paused';
}

function nextInstantOf(row: FoldedDeadline): string | null {
  const { stopped_at, missed_at, warned_at, warn_at = null, due_at } = row;
  if (stopped_at !== null || missed_at !== null) return null;
  return warned_at === null && warn_at !== null && warn_at < due_at ? warn_at : due_at;
}

const termColumns = ({ calendar, dueOn, dueAt, warnAt }: DueTerms) => ({
  calendar,
  due_on: dueOn,
  due_at: instant(dueAt),
  warn_at: warnAt === null ? null : instant(warnAt),
});

const periodColumns = (period: Period) => ({
  period_unit: period.unit,
  period_count: 'count' in period ? period.count : null,
});

function stopColumns(event: StoredEvent) {
  const { stoppedAt, by } = event.data as unknown as DeadlineMet;
  return { stopped_at: instant(stoppedAt), stopped_on: event.metadata.occurredOn, stopped_by: by };
}

/** One way of writing an instant, so that text sorts as time does; "…00Z" would sort after "…00.500Z". */
export function instant(at: string): string {
  return at.length === 24 && at.endsWith('Z') ? at : new Date(at).toISOString();
}
