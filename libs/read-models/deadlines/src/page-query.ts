import type { Expression, ExpressionBuilder, Kysely, Selectable, SqlBool } from 'kysely';
import { chunksOf, decodeCursor, encodeCursor } from '#libs/projections';
import type { JsonObject } from '#libs/contract';
import type { Deadline, DeadlinePage } from './deadline.ts';
import { deadlineFrom } from './rows.ts';
import type { DeadlineRow, DeadlineTables } from './tables.ts';

/** By which day a list runs: the columns of its order, the day first. */
export const ORDERS = {
  due: ['due_on', 'due_at', 'id'],
  start: ['start_on', 'id'],
  stop: ['stopped_on', 'id'],
} as const;
export type Order = keyof typeof ORDERS;

/** A piece of an index that is in the order of the list: equal in these columns, between two days, both included. */
export interface Section {
  readonly equal: Partial<Readonly<Record<'standing' | 'office' | 'workflow' | 'limit_id', string>>>;
  readonly from?: string;
  readonly to?: string;
}

export interface PageQuestion {
  readonly order: Order;
  /** Disjoint: no deadline stands in two of them. */
  readonly sections: readonly Section[];
  readonly conditions: (eb: ExpressionBuilder<DeadlineTables, 'deadlines'>) => readonly Expression<SqlBool>[];
  /** What the cursor is tied to. */
  readonly filter: JsonObject;
  readonly cursor: string | undefined;
  readonly size: number;
}

/**
 * A page of the list that its sections make together. Each is read from its index only as far as the page may need it,
 * so the cost depends on the page and on the number of sections, and not on how many rows they hold.
 * @throws ServiceError `unknown-cursor`
 */
export async function pageOf(db: Kysely<DeadlineTables>, question: PageQuestion): Promise<DeadlinePage> {
  const { order, filter, cursor, size } = question;
  const after = cursor === undefined ? undefined : decodeCursor(filter, cursor, SAMPLES[order]);
  const rows: Selectable<DeadlineRow>[] = [];
  const chunks = [...chunksOf(question.sections, 1)];
  for (const sections of chunks) rows.push(...(await mergedRows(db, { ...question, sections }, after)));
  if (chunks.length > 1) rows.sort(inOrder(ORDERS[order]));
  const items = rows.slice(0, size).map(deadlineFrom);
  const last = items.at(-1);
  if (rows.length <= size || !last) return { items };
  return { items, nextCursor: cursorAfter(last, order, filter) };
}

/** Where a page begins that follows a deadline in a list of this order and filter. */
export function cursorAfter(deadline: Deadline, order: Order, filter: JsonObject): string {
  return encodeCursor(filter, KEYS[order](deadline));
}

const SAMPLES: Readonly<Record<Order, readonly string[]>> = {
  due: ['', '', ''],
  start: ['', ''],
  stop: ['', ''],
};

const KEYS: Readonly<Record<Order, (deadline: Deadline) => readonly string[]>> = {
  due: ({ dueOn, dueAt, id }) => [dueOn, dueAt, id],
  start: ({ startOn, id }) => [startOn, id],
  stop: ({ stoppedOn, id }) => [stoppedOn ?? '', id],
};

const inOrder =
  (columns: readonly (keyof DeadlineRow)[]) => (a: Selectable<DeadlineRow>, b: Selectable<DeadlineRow>) => {
    const differing = columns.find((column) => a[column] !== b[column]);
    return differing === undefined ? 0 : String(a[differing]) < String(b[differing]) ? -1 : 1;
  };

/** The first rows of all sections, in order, in one statement: one more than the page, to know whether there is a next one. */
async function mergedRows(
  db: Kysely<DeadlineTables>,
  question: PageQuestion,
  after: readonly string[] | undefined,
): Promise<readonly Selectable<DeadlineRow>[]> {
  const [first, ...others] = question.sections.map((section) => sectionRows(db, question, section, after));
  if (!first) return [];
  if (others.length === 0) return first.execute();
  // Neither database takes the order and the end of a member of a union without a query around it.
  const around = (rows: typeof first) => db.selectFrom(rows.as('section')).selectAll();
  const union = others.reduce((sum, rows) => sum.unionAll(around(rows)), around(first));
  let merged = db
    .selectFrom(union.as('sections'))
    .selectAll()
    .limit(question.size + 1);
  for (const column of ORDERS[question.order]) merged = merged.orderBy(column);
  return merged.execute();
}

function sectionRows(
  db: Kysely<DeadlineTables>,
  { order, conditions, size }: PageQuestion,
  { equal, from, to }: Section,
  after: readonly string[] | undefined,
) {
  const columns = ORDERS[order];
  const [day] = columns;
  let query = db
    .selectFrom('deadlines')
    .selectAll()
    .where(day, 'is not', null)
    .where((eb) => eb.and(conditions(eb)))
    .limit(size + 1);
  for (const [column, value] of Object.entries(equal))
    query = query.where(column as keyof Section['equal'], '=', value as never);
  if (from !== undefined) query = query.where(day, '>=', from);
  if (to !== undefined) query = query.where(day, '<=', to);
  if (after) query = query.where((eb) => isBeyond(eb, order, after));
  for (const column of columns) query = query.orderBy(column);
  return query;
}

function isBeyond(
  eb: ExpressionBuilder<DeadlineTables, 'deadlines'>,
  order: Order,
  [first = '', second = '', third = '']: readonly string[],
): Expression<SqlBool> {
  if (order === 'due') return eb(eb.refTuple(...ORDERS.due), '>', eb.tuple(first, second, third));
  return eb(eb.refTuple(ORDERS[order][0], 'id'), '>', eb.tuple(first, second));
}
