import type { JsonObject, LedgerData, LedgerEventType, Limit, TimeReadings, Workflow } from '#libs/contract';
import { entriesDue } from './entries-due.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import { EMPTY_LEDGER, noted, type Ledger, type OpenDeadline } from './ledger.ts';
import { rulesOf, timeReadingsOf, type LegalTime } from './legal-time.ts';

/** A step that the machine has said yes to. */
export interface TakenStep {
  readonly type: string;
  readonly data: JsonObject;
  /** RFC 3339, UTC, with milliseconds: so that instants compare as text. */
  readonly occurredAt: string;
  readonly occurredOn: string;
  readonly office: string;
}

/** What a step does to the ledger: it ends periods, prolongs and begins them. Pure. */
export function entriesOf(
  { limits, ...workflow }: Pick<Workflow, 'limits' | 'time'>,
  ledger: Ledger,
  step: TakenStep,
  time: LegalTime,
): readonly LedgerEntry[] {
  const open = [...ledger.open.values()].flatMap((deadline): [Limit, OpenDeadline][] => {
    const limit = limits.find(({ id }) => id === deadline.limit);
    return limit ? [[limit, deadline]] : [];
  });
  return [
    ...open.flatMap(([limit, deadline]) => endings(limit, deadline, step, time)),
    ...open.flatMap(([limit, deadline]) => extensions(limit, deadline, step, time)),
    ...limits.flatMap((limit) => beginnings(limit, timeReadingsOf(workflow), ledger, step, time)),
  ];
}

function endings(
  limit: Limit,
  deadline: OpenDeadline,
  step: TakenStep,
  time: LegalTime,
): readonly LedgerEntry[] {
  return stopsOf(limit, deadline.stop).includes(step.type) ? [ending(deadline, step, time)] : [];
}

function ending(deadline: OpenDeadline, step: TakenStep, time: LegalTime): LedgerEntry {
  const { deadline: name, dueAt } = deadline;
  const data = { deadline: name, dueAt, stoppedAt: step.occurredAt, by: step.type };
  if (step.occurredAt <= dueAt) return byStep('DeadlineMet', deadline.clause, step, data);
  const over = time.over(deadline.office, deadline, step.occurredAt);
  return byStep('DeadlineMetLate', deadline.clause, step, { ...data, over });
}

/** More time counts from the old start. What is given after the due instant comes too late: the deadline is judged. */
function extensions(
  limit: Limit,
  deadline: OpenDeadline,
  step: TakenStep,
  time: LegalTime,
): readonly LedgerEntry[] {
  if (limit.extends?.event !== step.type) return [];
  if (deadline.period.unit !== 'calendarDays' || step.occurredAt > deadline.dueAt) return [];
  const more = Number(step.data[limit.extends.days]);
  const period = { ...deadline.period, count: deadline.period.count + more };
  const { startOn: _, ...terms } = time.due(limit, deadline.office, { ...deadline, period });
  const { deadline: name, dueAt: previousDueAt } = deadline;
  return [
    byStep('DeadlineExtended', deadline.clause, step, {
      deadline: name,
      period,
      calendarDaysMore: more,
      previousDueAt,
      ...terms,
    }),
  ];
}

function beginnings(
  limit: Limit,
  readings: TimeReadings,
  ledger: Ledger,
  step: TakenStep,
  time: LegalTime,
): readonly LedgerEntry[] {
  const startAt = startOf(limit, step);
  if (startAt === undefined) return [];
  const rules = rulesOf(limit, readings);
  const counting = { startAt, period: limit.period, rules, week: readings.week };
  const before = ledger.times.get(limit.id) ?? 0;
  const set: LedgerData['DeadlineSet'] = {
    deadline: before === 0 ? limit.id : `${limit.id}.${before + 1}`,
    limit: limit.id,
    kind: limit.kind,
    stop: readings.stop,
    otherStops: otherStopsOf(limit, readings.stop),
    ...counting,
    ...time.due(limit, step.office, counting),
  };
  const begun = byStep('DeadlineSet', limit.clause, step, set);
  return stopsOf(limit, set.stop).includes(step.type)
    ? [begun, ...endedAtOnce(limit, begun, step, time)]
    : [begun];
}

/** Start and end told by one step: the queue, whose length is known when it is over. */
function endedAtOnce(
  limit: Limit,
  begun: LedgerEntry,
  step: TakenStep,
  time: LegalTime,
): readonly LedgerEntry[] {
  const ledger = noted(EMPTY_LEDGER, { ...begun, metadata: { clause: begun.clause, office: step.office } });
  return [
    ...entriesDue(ledger, step.occurredAt, time),
    ...[...ledger.open.values()].map((deadline) => ending(deadline, step, time)),
  ];
}

/** Where the period begins, or undefined where the step begins none. */
function startOf({ starts, when }: Limit, { type, data, occurredAt }: TakenStep): string | undefined {
  if (starts.event !== type) return undefined;
  if (when && data[when.field] !== when.equals) return undefined;
  if (starts.at === undefined) return occurredAt;
  const at = data[starts.at];
  return typeof at === 'string' ? new Date(at).toISOString() : undefined;
}

const stopsOf = ({ stops }: Limit, stop: TimeReadings['stop']): readonly string[] =>
  stop === 'ready' ? (stops.ready ?? stops.events) : stops.events;

/** What would end it under the other reading; nothing where the readings do not differ. */
const otherStopsOf = (limit: Limit, stop: TimeReadings['stop']): readonly string[] =>
  limit.stops.ready ? stopsOf(limit, stop === 'ready' ? 'handed-over' : 'ready') : [];

const byStep = <Type extends LedgerEventType>(
  type: Type,
  clause: string,
  { occurredAt, occurredOn }: TakenStep,
  data: LedgerData[Type],
): LedgerEntry => ({ type, data: data as never, clause, occurredAt, occurredOn });
