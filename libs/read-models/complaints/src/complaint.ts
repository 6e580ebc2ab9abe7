import type { ComplaintRow, ComplaintStatus } from './tables.ts';

/** A complaint as lists show it. Nothing personal. */
export interface ComplaintSummary {
  readonly id: string;
  readonly number: string | null;
  readonly standard: string;
  /** The application that it is about. */
  readonly parentId: string | null;
  readonly subject: string;
  readonly channel: string;
  readonly anonymous: boolean;
  /** Id of the office that hears it. */
  readonly addressee: string;
  readonly addresseeKind: string;
  readonly region: string;
  readonly state: string;
  readonly status: ComplaintStatus;
  /** How it was answered; of one that was not considered, why; null while it is open. */
  readonly outcome: string | null;
  readonly inCourt: boolean;
  /** RFC 3339, UTC. */
  readonly lodgedAt: string;
  /** Legal days, YYYY-MM-DD. */
  readonly lodgedOn: string;
  readonly registeredOn: string | null;
  readonly incomingNumber: string | null;
  readonly dueOn: string | null;
  readonly dueAt: string | null;
  readonly extended: boolean;
  /** Answered, or left without consideration. */
  readonly closedOn: string | null;
  readonly late: boolean;
}

export interface ComplaintPage {
  readonly items: readonly ComplaintSummary[];
  /** Absent on the last page. */
  readonly nextCursor?: string;
}

/** How many complaints of one value there are; `openLate` are among `open`, `answeredLate` among `answered`. */
export interface ComplaintTally {
  readonly value: string;
  readonly open: number;
  readonly openLate: number;
  readonly answered: number;
  readonly answeredLate: number;
  readonly notConsidered: number;
}

export type ComplaintTotal = Omit<ComplaintTally, 'value'>;

/** All values together. */
export function totalOf(tallies: readonly ComplaintTally[]): ComplaintTotal {
  const sum = (count: keyof ComplaintTotal) => tallies.reduce((total, tally) => total + tally[count], 0);
  return {
    open: sum('open'),
    openLate: sum('openLate'),
    answered: sum('answered'),
    answeredLate: sum('answeredLate'),
    notConsidered: sum('notConsidered'),
  };
}

export function summaryOf(row: ComplaintRow): ComplaintSummary {
  return {
    id: row.id,
    number: row.number,
    standard: row.standard,
    parentId: row.parent_id,
    subject: row.subject,
    channel: row.channel,
    anonymous: row.anonymous === 1,
    addressee: row.office,
    addresseeKind: row.addressee_kind,
    region: row.region,
    state: row.state,
    status: row.status,
    outcome: row.outcome,
    inCourt: row.in_court === 1,
    lodgedAt: row.lodged_at,
    lodgedOn: row.lodged_on,
    registeredOn: row.registered_on,
    incomingNumber: row.incoming_number,
    dueOn: row.due_on,
    dueAt: row.due_at,
    extended: row.extended === 1,
    closedOn: row.closed_on,
    late: row.late === 1,
  };
}
