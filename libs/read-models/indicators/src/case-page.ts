import type { Kysely } from 'kysely';
import { decodeCursor, encodeCursor } from '#libs/projections';
import type { Indicator } from './indicator.ts';
import { placeConditions } from './indicator-filter.ts';
import type { IndicatorFilter } from './indicator-filter.ts';
import { lastDayOf } from './register-queries.ts';
import type { CaseRow, IndicatorTables } from './tables.ts';

const PAGE = { usual: 50, most: 200 };

export interface CaseOptions extends IndicatorFilter {
  readonly indicator: Indicator;
  /** Only those that count for the numerator (true), or only those that do not (false). */
  readonly counted?: boolean;
  /** Default 50, at most 200. */
  readonly limit?: number;
  /** `nextCursor` of the page before, asked with the same filter. */
  readonly cursor?: string;
}

/** One application behind an indicator. */
export interface IndicatorCase {
  readonly applicationId: string;
  readonly standard: string;
  readonly office: string;
  readonly region: string;
  /** Whether it counts for the numerator. */
  readonly counted: boolean;
  /** Legal day, YYYY-MM-DD: it was kept on, was due on, was answered on. */
  readonly on: string;
  /** The deadline, or the question. */
  readonly subject: string;
}

export interface IndicatorCasePage {
  readonly items: readonly IndicatorCase[];
  /** Absent on the last page. */
  readonly nextCursor?: string;
}

export async function casePage(
  db: Kysely<IndicatorTables>,
  { limit, cursor, ...filter }: CaseOptions,
): Promise<IndicatorCasePage> {
  const size = Math.max(1, Math.min(PAGE.most, Math.trunc(limit ?? PAGE.usual)));
  let keys = keysOf(db, filter).limit(size + 1);
  if (cursor !== undefined) {
    const [on, id] = decodeCursor<[string, string]>({ ...filter }, cursor, ['', '']);
    keys = keys.where((eb) => eb(eb.refTuple('judged_on', 'application_id'), '<', eb.tuple(on, id)));
  }
  const items = (await rowsOf(db, filter.indicator, await keys.execute())).map(caseOf);
  const last = items[size - 1];
  if (items.length <= size || !last) return { items };
  return {
    items: items.slice(0, size),
    nextCursor: encodeCursor({ ...filter }, [last.on, last.applicationId]),
  };
}

/** The applications of a page in its order, found in an index alone. */
function keysOf(db: Kysely<IndicatorTables>, filter: Omit<CaseOptions, 'limit' | 'cursor'>) {
  const { indicator, from, to, counted } = filter;
  const query = db
    .selectFrom('indicator_cases')
    .select('application_id')
    .where('indicator', '=', indicator)
    .where('judged_on', '>=', from)
    .where('judged_on', '<=', lastDayOf(to))
    .where((eb) => eb.and(placeConditions(eb, filter)))
    .orderBy('judged_on', 'desc')
    .orderBy('application_id', 'desc');
  // Written out and no parameter: an index over some of the rows is used where the query says that it asks for these.
  return counted === undefined ? query : query.where((eb) => eb('counted', '=', eb.lit(counted ? 1 : 0)));
}

async function rowsOf(
  db: Kysely<IndicatorTables>,
  indicator: Indicator,
  keys: readonly Pick<CaseRow, 'application_id'>[],
): Promise<readonly CaseRow[]> {
  const ids = keys.map(({ application_id }) => application_id);
  if (ids.length === 0) return [];
  return db
    .selectFrom('indicator_cases')
    .selectAll()
    .where('application_id', 'in', ids)
    .where('indicator', '=', indicator)
    .orderBy('judged_on', 'desc')
    .orderBy('application_id', 'desc')
    .execute();
}

function caseOf(row: CaseRow): IndicatorCase {
  return {
    applicationId: row.application_id,
    standard: row.workflow,
    office: row.office,
    region: row.region,
    counted: row.counted === 1,
    on: row.judged_on ?? '',
    subject: row.subject,
  };
}
