import type { ColumnType } from 'kysely';

/** Given back as a number, as far as that is exact. */
type BigIntColumn = ColumnType<bigint | number, bigint | number, bigint | number>;

/**
 * Where a deadline stands, in one word, so that one index prefix finds it:
 * - `running`: open, nothing to object to;
 * - `paused`: open and in time, the result lies ready and only the consumer can end the period;
 * - `late`: missed and still open;
 * - `met`, `met-late`: ended.
 */
export const STANDINGS = ['running', 'paused', 'late', 'met', 'met-late'] as const;
export type Standing = (typeof STANDINGS)[number];

/** One deadline as its entries left it. Instants are RFC 3339, UTC, with milliseconds: as text in order of time. */
export type DeadlineRow = {
  /** `<application id>.<deadline>`. */
  id: string;
  application_id: string;
  deadline: string;
  workflow: string;
  edition: string;
  limit_id: string;
  kind: string;
  clause: string;
  /** In whose hands it was set: a complaint that is forwarded takes its open deadline along, and not the blame. */
  office: string;
  region: string;
  calendar: string;
  week: number;
  /** JSON: PeriodRules. */
  rules: string;
  period_unit: string;
  /** Null for the same day. */
  period_count: number | null;
  stop: string;
  start_at: string;
  /** Legal day, YYYY-MM-DD. */
  start_on: string;
  due_on: string;
  due_at: string;
  warn_at: string | null;
  standing: Standing;
  /** When the clock has something to say of it next, a warning or a miss; null for what is judged. */
  next_at: string | null;
  warned_at: string | null;
  missed_at: string | null;
  stopped_at: string | null;
  stopped_on: string | null;
  stopped_by: string | null;
  /** JSON array of event names. */
  other_stops: string;
  other_stopped_at: string | null;
  over_minutes: number | null;
  over_calendar_days: number | null;
  over_working_days: number | null;
  extended: number;
  revised: number;
  /** Of the last event that changed it. */
  position: BigIntColumn;
};

/**
 * How many deadlines of a place are open, by the day on which they are due, and under '' on all days together: so that
 * the board reads the days until the end of the week and no others. The late have no day: it no longer matters.
 */
export type OpenCountRow = {
  due_on: string;
  office: string;
  region: string;
  workflow: string;
  kind: string;
  limit_id: string;
  standing: string;
  count: number;
};

/** How often something took so long: a histogram over the buckets of `time-used.ts`. */
export type TimeRow = {
  /** `limit`: from start to stop of a deadline; `step`: in a state, from entering it to leaving it. */
  measure: 'limit' | 'step';
  /** '' for all offices together, so that a question about all reads no more rows than one about one. */
  office: string;
  /** YYYY-MM in which it ended. */
  month: string;
  workflow: string;
  /** Limit id, or the states as `from→to`. */
  name: string;
  bucket: number;
  count: number;
};

export type DeadlineTables = {
  deadlines: DeadlineRow;
  /** The state of each application and since when: what the time of the next step is counted from. */
  deadline_states: { application_id: string; state: string; since_at: string };
  deadline_open_counts: OpenCountRow;
  deadline_times: TimeRow;
  /** The limits and the offices that occur: filters by kind and by region are looked up in an index through these. */
  deadline_limits: { workflow: string; limit_id: string; kind: string };
  deadline_offices: { region: string; office: string };
};

export const TABLE_NAMES = [
  'deadlines',
  'deadline_states',
  'deadline_open_counts',
  'deadline_times',
  'deadline_limits',
  'deadline_offices',
] as const satisfies (keyof DeadlineTables)[];
