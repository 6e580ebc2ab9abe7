import type { Selectable } from 'kysely';
import { applicationNumber } from '#libs/contract';
import type { Lateness, LimitKind, Period, PeriodRules, TimeReadings } from '#libs/contract';
import type { Deadline, DeadlineStatus } from './deadline.ts';
import type { DeadlineRow, Standing } from './tables.ts';

const STATUS: Readonly<Record<Standing, DeadlineStatus>> = {
  running: 'open',
  paused: 'open',
  late: 'missed',
  met: 'met',
  'met-late': 'missed',
};

export function deadlineFrom(row: Selectable<DeadlineRow>): Deadline {
  const rules: PeriodRules = JSON.parse(row.rules);
  const otherStops: readonly string[] = JSON.parse(row.other_stops);
  return {
    id: row.id,
    applicationId: row.application_id,
    number: applicationNumber(row.application_id),
    deadline: row.deadline,
    workflow: row.workflow,
    edition: row.edition,
    limit: row.limit_id,
    kind: row.kind as LimitKind,
    clause: row.clause,
    office: row.office,
    region: row.region,
    calendar: row.calendar,
    week: row.week as TimeReadings['week'],
    rules,
    period: periodFrom(row),
    stop: row.stop as TimeReadings['stop'],
    startAt: row.start_at,
    startOn: row.start_on,
    dueOn: row.due_on,
    dueAt: row.due_at,
    warnAt: row.warn_at,
    status: STATUS[row.standing],
    paused: row.standing === 'paused',
    warnedAt: row.warned_at,
    missedAt: row.missed_at,
    stoppedAt: row.stopped_at,
    stoppedOn: row.stopped_on,
    stoppedBy: row.stopped_by,
    otherStops,
    otherStoppedAt: row.other_stopped_at,
    over: overFrom(row),
    extended: row.extended,
    revised: row.revised,
    position: BigInt(row.position),
  };
}

function periodFrom({ period_unit, period_count }: Selectable<DeadlineRow>): Period {
  const unit = period_unit as Period['unit'];
  return unit === 'sameDay' ? { unit } : { unit, count: period_count ?? 0 };
}

function overFrom(row: Selectable<DeadlineRow>): Lateness | null {
  if (row.over_minutes !== null) return { minutes: row.over_minutes };
  if (row.over_calendar_days === null) return null;
  return { calendarDays: row.over_calendar_days, workingDays: row.over_working_days ?? 0 };
}
