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

/** The board, in order of the values. Costs what there are places and days, however many deadlines are open. */
export async function board(db: Kysely<DeadlineTables>, options: BoardOptions): Promise<readonly BoardRow[]> {
  const { by, days, visibleOffices } = options;
  if (visibleOffices?.length === 0) return [];
  const [value, workflow] = by === 'limit' ? (['limit_id', 'workflow'] as const) : ([by, by] as const);
  let query = db
    .selectFrom('deadline_open_counts')
    .select((eb) => [eb.ref(value).as('value'), eb.ref(workflow).as('workflow')])
    .select((eb) => BUCKETS.map((bucket) => countIn(eb, stretchesOf(bucket, days)).as(bucket)))
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
  const within = eb.or(stretches.map((stretch) => isIn(eb, stretch)));
  return eb.fn.sum<number | string>(eb.case().when(within).then(eb.ref('count')).else(eb.lit(0)).end());
}

function isIn(eb: Builder, { standing, from, to }: Stretch): Expression<SqlBool> {
  return eb.and([
    eb('standing', '=', standing),
    ...(from === undefined ? [] : [eb('due_on', '>=', from)]),
    ...(to === undefined ? [] : [eb('due_on', '<=', to)]),
  ]);
}
