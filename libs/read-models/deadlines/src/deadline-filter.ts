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

/** What columns must be equal to, so that an index over them finds the rows. Several such sets find all that a filter lets through. */
export type Prefix = Partial<Readonly<Record<'office' | 'workflow' | 'limit_id', string>>>;

/**
 * The index prefixes under which all deadlines of a filter stand: by office where offices are named, else by limit,
 * else one that asks for nothing. Regions and kinds are looked up in the small tables of what occurs.
 */
export async function prefixesOf(
  db: Kysely<DeadlineTables>,
  filter: DeadlineFilter,
  byLimit: boolean,
): Promise<readonly Prefix[]> {
  const { workflow, kind, limitId, region, office, visibleOffices } = filter;
  const ofLimits = byLimit && [workflow, kind, limitId].some((value) => value !== undefined);
  const named = office === undefined ? visibleOffices : ifVisible(office, visibleOffices);
  if (named) return named.map((one) => ({ office: one }));
  if (ofLimits) return limitsOf(db, filter);
  return region === undefined ? [{}] : officesOf(db, region);
}

const ifVisible = (office: string, visible: readonly string[] | undefined): readonly string[] =>
  !visible || visible.includes(office) ? [office] : [];

async function limitsOf(db: Kysely<DeadlineTables>, filter: DeadlineFilter): Promise<readonly Prefix[]> {
  let query = db.selectFrom('deadline_limits').select(['workflow', 'limit_id']);
  for (const [column, value] of filterValues(filter))
    if (column !== 'office' && column !== 'region') query = query.where(column, '=', value);
  return query.execute();
}

async function officesOf(db: Kysely<DeadlineTables>, region: string): Promise<readonly Prefix[]> {
  return db.selectFrom('deadline_offices').select('office').where('region', '=', region).execute();
}

/**
 * The filter as conditions that no index is chosen for: `coalesce` hides the columns. The order of a page comes from the
 * index of its prefix; by any other the planner would find the rows a little sooner, and then sort all of them.
 */
export function remainingConditions(
  eb: ExpressionBuilder<DeadlineTables, 'deadlines'>,
  filter: DeadlineFilter,
): readonly Expression<SqlBool>[] {
  return filterValues(filter).map(([column, value]) => eb(eb.fn.coalesce(column, eb.val('')), '=', value));
}
