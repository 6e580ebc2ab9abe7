import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { LimitKind } from '#libs/contract';
import type { DeadlineTables } from './tables.ts';

/** Which deadlines; what is given must all hold. */
export interface DeadlineFilter {
  readonly workflow?: string;
  readonly office?: string;
  readonly region?: string;
  readonly kind?: LimitKind;
  readonly limitId?: string;
  /** Only deadlines of these offices, whatever else is asked: what the asker may see. */
  readonly visibleOffices?: readonly string[];
}

export type FilterColumn = 'workflow' | 'office' | 'region' | 'kind' | 'limit_id';

/** The values that a filter gives to columns; `visibleOffices` apart. */
export function filterValues(filter: DeadlineFilter): readonly (readonly [FilterColumn, string])[] {
  const { workflow, office, region, kind, limitId } = filter;
  const values = { workflow, office, region, kind, limit_id: limitId };
  return Object.entries(values).flatMap(([column, value]) =>
    value === undefined ? [] : [[column as FilterColumn, value] as const],
  );
}

export interface LimitName {
  readonly workflow: string;
  readonly limit_id: string;
}

/** A filter in the words of the indexes: kinds as limits, regions as offices. Undefined where nothing is asked of them. */
export interface LookedUpFilter {
  readonly offices?: readonly string[];
  readonly limits?: readonly LimitName[];
}

/** Looks up in the small tables of what occurs which offices and limits a filter lets through. */
export async function lookUp(db: Kysely<DeadlineTables>, filter: DeadlineFilter): Promise<LookedUpFilter> {
  const { workflow, kind, limitId, office, region, visibleOffices } = filter;
  const named = office === undefined ? visibleOffices : ifVisible(office, visibleOffices);
  const offices = named ?? (region === undefined ? undefined : await officesOf(db, region));
  const asksForLimits = (workflow ?? kind ?? limitId) !== undefined;
  return { ...(offices && { offices }), ...(asksForLimits && { limits: await limitsOf(db, filter) }) };
}

const ifVisible = (office: string, visible: readonly string[] | undefined): readonly string[] =>
  !visible || visible.includes(office) ? [office] : [];

async function officesOf(db: Kysely<DeadlineTables>, region: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('deadline_offices')
    .select('office')
    .where('region', '=', region)
    .execute();
  return rows.map(({ office }) => office);
}

/** The limits that a filter lets through, of those that occur; all of them where it asks for none. */
export async function limitsOf(
  db: Kysely<DeadlineTables>,
  filter: DeadlineFilter,
): Promise<readonly LimitName[]> {
  let query = db.selectFrom('deadline_limits').select(['workflow', 'limit_id']);
  for (const [column, value] of filterValues(filter))
    if (column !== 'office' && column !== 'region') query = query.where(column, '=', value);
  return query.execute();
}

type Builder = ExpressionBuilder<DeadlineTables, 'deadlines'>;

/**
 * That a column has one of these values, so that no index is chosen for it: `coalesce` hides the column. The order of a
 * page comes from the index of its section; by any other the planner would find the rows a little sooner, and then sort
 * all of them.
 */
export function isOneOf(
  eb: Builder,
  column: FilterColumn | 'standing',
  values: readonly string[],
): Expression<SqlBool> {
  return values.length === 0 ? eb.lit(false) : eb(eb.fn.coalesce(column, eb.val('')), 'in', values);
}

/** That a row is of one of these limits, hidden in the same way. */
export function isOfLimits(eb: Builder, limits: readonly LimitName[]): Expression<SqlBool> {
  return eb.or(
    limits.map(({ workflow, limit_id }) =>
      eb.and([isOneOf(eb, 'limit_id', [limit_id]), isOneOf(eb, 'workflow', [workflow])]),
    ),
  );
}
