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
 * The index prefixes under which all deadlines of a filter stand, by the office: one for each office that is named, or
 * that is in the region; undefined where all offices are asked for.
 */
export async function officePrefixes(
  db: Kysely<DeadlineTables>,
  { office, region, visibleOffices }: DeadlineFilter,
): Promise<readonly Prefix[] | undefined> {
  const named = office === undefined ? visibleOffices : ifVisible(office, visibleOffices);
  if (named) return named.map((one) => ({ office: one }));
  return region === undefined ? undefined : officesOf(db, region);
}

/**
 * The prefixes of a list by due day: by office where offices are named, by limit where limits are or nothing is; for
 * limits in a region by limit, of which each region has its share.
 */
export async function duePrefixes(
  db: Kysely<DeadlineTables>,
  filter: DeadlineFilter,
): Promise<readonly Prefix[]> {
  const { office, visibleOffices, workflow, kind, limitId } = filter;
  const offices = await officePrefixes(db, filter);
  const officesNamed = (office ?? visibleOffices) !== undefined;
  const limitsNamed = (workflow ?? kind ?? limitId) !== undefined;
  if (offices && (officesNamed || !limitsNamed || offices.length === 0)) return offices;
  return limitsOf(db, filter);
}

/** One for each limit that the filter lets through, of those that occur. */
async function limitsOf(db: Kysely<DeadlineTables>, filter: DeadlineFilter): Promise<readonly Prefix[]> {
  let query = db.selectFrom('deadline_limits').select(['workflow', 'limit_id']);
  for (const [column, value] of filterValues(filter))
    if (column !== 'office' && column !== 'region') query = query.where(column, '=', value);
  return query.execute();
}

const ifVisible = (office: string, visible: readonly string[] | undefined): readonly string[] =>
  !visible || visible.includes(office) ? [office] : [];

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
