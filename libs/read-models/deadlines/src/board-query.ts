import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { BoardDays } from './board-days.ts';
import { BUCKETS, stretchesOf } from './buckets.ts';
import type { Bucket, Stretch } from './buckets.ts';
import { filterValues } from './deadline-filter.ts';
import type { DeadlineFilter } from './deadline-filter.ts';
import type { DeadlineTables } from './tables.ts';

export interface BoardOptions extends DeadlineFilter {
  readonly days: BoardDays;
  readonly by: 'office' | 'workflow' | 'limit';
}

/** How many open deadlines of an office, a workflow or a limit hang in each place of the board. */
export interface BoardRow extends Readonly<Record<Bucket, number>> {
  /** Id of the office, workflow or limit. */
  readonly value: string;
  /** To which the limit belongs; null where the board is not by limit. */
  readonly workflow: string | null;
}

type Builder = ExpressionBuilder<DeadlineTables, 'deadline_open_counts'>;

/** The board, in order of the values. Costs what there are places, however many deadlines are open. */
export async function board(db: Kysely<DeadlineTables>, options: BoardOptions): Promise<readonly BoardRow[]> {
  const { by, days, visibleOffices } = options;
  if (visibleOffices?.length === 0) return [];
  const [value, workflow] = by === 'limit' ? (['limit_id', 'workflow'] as const) : ([by, by] as const);
  let query = db
    .selectFrom('deadline_open_counts')
    .select((eb) => [eb.ref(value).as('value'), eb.ref(workflow).as('workflow')])
    .select((eb) => BUCKETS.map((bucket) => countIn(eb, stretchesOf(bucket, days)).as(bucket)))
    .where('due_on', '<=', days.nextDays > days.weekEnd ? days.nextDays : days.weekEnd)
    .groupBy([value, workflow])
    .orderBy(workflow)
    .orderBy(value);
  for (const [column, asked] of filterValues(options)) query = query.where(column, '=', asked);
  if (visibleOffices) query = query.where('office', 'in', visibleOffices);
  const rows = await query.execute();
  return rows.map((row) => ({
    ...row,
    ...countsOf((bucket) => Number(row[bucket])),
    workflow: by === 'limit' ? row.workflow : null,
  }));
}

const countsOf = (count: (bucket: Bucket) => number) =>
  Object.fromEntries(BUCKETS.map((bucket) => [bucket, count(bucket)])) as Record<Bucket, number>;

function countIn(eb: Builder, stretches: readonly Stretch[]) {
  const parts = stretches.flatMap((stretch) => partsOf(eb, stretch));
  const within = (taken: boolean) =>
    eb.or(parts.filter((part) => part.taken === taken).map(({ rows }) => rows));
  const counted = eb
    .case()
    .when(within(false))
    .then(eb.ref('count'))
    .when(within(true))
    .then(eb.neg(eb.ref('count')))
    .else(eb.lit(0))
    .end();
  return eb.fn.sum<number | string>(counted);
}

interface Part {
  readonly rows: Expression<SqlBool>;
  /** Taken from the sum, not added to it. */
  readonly taken: boolean;
}

/** Before every day, and after what stands for all days together. */
const FIRST_DAY = '0';

/** The counts that make up a stretch. One without an end is all days together, less those before it. */
function partsOf(eb: Builder, { standing, from, to }: Stretch): readonly Part[] {
  const part = (taken: boolean, ...days: Expression<SqlBool>[]): Part => ({
    rows: eb.and([eb('standing', '=', standing), ...days]),
    taken,
  });
  if (to !== undefined) return [part(false, eb('due_on', '>=', from ?? FIRST_DAY), eb('due_on', '<=', to))];
  const all = part(false, eb('due_on', '=', ''));
  if (from === undefined) return [all];
  return [all, part(true, eb('due_on', '>=', FIRST_DAY), eb('due_on', '<', from))];
}
