import type { Expression, ExpressionBuilder, Kysely, Selectable, SqlBool } from 'kysely';
import { chunksOf, decodeCursor, encodeCursor } from '#libs/projections';
import type { JsonObject } from '#libs/contract';
import type { Deadline, DeadlinePage } from './deadline.ts';
import { deadlineFrom } from './rows.ts';
import type { DeadlineRow, DeadlineTables } from './tables.ts';

/** By which day a list runs: the columns of its order, the day first. */
const ORDERS = {
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

/** What a row is in a list: the values of the columns of its order; the last is its id. */
type Key = readonly string[];

/**
 * A page of the list that its sections make together. Each is read from its index only as far as the page may need it,
 * so the cost depends on the page and on the number of sections, and not on how many rows they hold.
 * @throws ServiceError `unknown-cursor`
 */
export async function pageOf(db: Kysely<DeadlineTables>, question: PageQuestion): Promise<DeadlinePage> {
  const { order, filter, cursor, size } = question;
  const after = cursor === undefined ? undefined : decodeCursor(filter, cursor, SAMPLES[order]);
  const keys: Key[] = [];
  const chunks = [...chunksOf(question.sections, 1)];
  for (const sections of chunks) keys.push(...(await firstKeys(db, { ...question, sections }, after)));
  if (chunks.length > 1) keys.sort(inOrder);
  const items = await rowsOf(db, keys.slice(0, size));
  const last = keys[size - 1];
  return keys.length <= size || !last ? { items } : { items, nextCursor: encodeCursor(filter, last) };
}

/** Where a page begins that follows a deadline in a list of this order and filter. */
export function cursorAfter(deadline: Deadline, order: Order, filter: JsonObject): string {
  return encodeCursor(filter, KEYS[order](deadline));
}

const SAMPLES: Readonly<Record<Order, Key>> = { due: ['', '', ''], start: ['', ''], stop: ['', ''] };

const KEYS: Readonly<Record<Order, (deadline: Deadline) => Key>> = {
  due: ({ dueOn, dueAt, id }) => [dueOn, dueAt, id],
  start: ({ startOn, id }) => [startOn, id],
  stop: ({ stoppedOn, id }) => [stoppedOn ?? '', id],
};

function inOrder(a: Key, b: Key): number {
  const differing = a.findIndex((value, place) => value !== b[place]);
  return differing === -1 ? 0 : (a[differing] ?? '') < (b[differing] ?? '') ? -1 : 1;
}

/** The deadlines of these keys, in their order. */
async function rowsOf(db: Kysely<DeadlineTables>, keys: readonly Key[]): Promise<readonly Deadline[]> {
  const ids = keys.map((key) => key.at(-1) ?? '');
  const rows = new Map<string, Selectable<DeadlineRow>>();
  for (const chunk of chunksOf(ids, 1)) {
    const found = await db.selectFrom('deadlines').selectAll().where('id', 'in', chunk).execute();
    for (const row of found) rows.set(row.id, row);
  }
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return row ? [deadlineFrom(row)] : [];
  });
}

/**
 * The first keys of all sections, in order, in one statement: one more than the page, to know whether there is a next
 * one. Keys alone stand in the index; whole rows of every section would be read for nothing.
 */
async function firstKeys(
  db: Kysely<DeadlineTables>,
  question: PageQuestion,
  after: Key | undefined,
): Promise<readonly Key[]> {
  const [first, ...others] = question.sections.map((section) => sectionKeys(db, question, section, after));
  if (!first) return [];
  // Neither database takes the order and the end of a member of a union without a query around it.
  const around = (keys: typeof first) => db.selectFrom(keys.as('section')).selectAll();
  const union = others.reduce((sum, keys) => sum.unionAll(around(keys)), around(first));
  const columns = ORDERS[question.order];
  let merged = db
    .selectFrom(union.as('sections'))
    .selectAll()
    .limit(question.size + 1);
  for (const column of columns) merged = merged.orderBy(column);
  const rows = await (others.length === 0 ? first : merged).execute();
  return rows.map((row) => columns.map((column) => row[column] ?? ''));
}

function sectionKeys(
  db: Kysely<DeadlineTables>,
  { order, conditions, size }: PageQuestion,
  { equal, from, to }: Section,
  after: Key | undefined,
) {
  const columns: readonly (typeof ORDERS)[Order][number][] = ORDERS[order];
  const [day] = ORDERS[order];
  let query = db
    .selectFrom('deadlines')
    .select(columns)
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
  [first = '', second = '', third = '']: Key,
): Expression<SqlBool> {
  if (order === 'due') return eb(eb.refTuple(...ORDERS.due), '>', eb.tuple(first, second, third));
  return eb(eb.refTuple(ORDERS[order][0], 'id'), '>', eb.tuple(first, second));
}
