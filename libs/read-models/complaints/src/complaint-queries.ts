import type { Kysely } from 'kysely';
import { ServiceError } from '#libs/contract';
import { decodeCursor, encodeCursor } from '#libs/projections';
import type { ReadDatabase } from '#libs/projections';
import { conditionsOf, scopeConditions } from './complaint-filter.ts';
import type { ComplaintFilter, ComplaintScope } from './complaint-filter.ts';
import { summaryOf } from './complaint.ts';
import type { ComplaintPage, ComplaintSummary, ComplaintTally } from './complaint.ts';
import type { ComplaintStatus, ComplaintTables } from './tables.ts';

const PAGE = { usual: 50, most: 200 };

export interface ComplaintListOptions extends ComplaintFilter {
  /** `newest` (default): lodged last comes first; `due`: what is due first comes first, without what has no due day yet. */
  readonly order?: 'newest' | 'due';
  /** Default 50, at most 200. */
  readonly limit?: number;
  /** `nextCursor` of the page before, asked with the same filter and order. */
  readonly cursor?: string;
}

const GROUPS = {
  standard: 'standard',
  addressee: 'office',
  addresseeKind: 'addressee_kind',
  region: 'region',
  subject: 'subject',
  channel: 'channel',
  month: 'month',
} as const;
export type ComplaintGrouping = keyof typeof GROUPS;

export interface TallyOptions extends ComplaintScope {
  readonly by: ComplaintGrouping;
  /** Months in which they were lodged, YYYY-MM, both included. */
  readonly from?: string;
  readonly to?: string;
}

/** Asks the read model of complaints and their limits. */
export class ComplaintQueries {
  readonly #db: Kysely<ComplaintTables>;

  constructor(database: ReadDatabase) {
    this.#db = database.reader.$extendTables<ComplaintTables>();
  }

  /**
   * A page of complaints. Paging on gives each that stays in the filter exactly once.
   * @throws ServiceError `unknown-cursor`
   */
  async list({ limit, cursor, ...asked }: ComplaintListOptions = {}): Promise<ComplaintPage> {
    const size = Math.max(1, Math.min(PAGE.most, Math.trunc(limit ?? PAGE.usual)));
    const [column, direction, beyond] =
      asked.order === 'due' ? (['due_at', 'asc', '>'] as const) : (['lodged_at', 'desc', '<'] as const);
    let query = this.#db
      .selectFrom('complaints')
      .selectAll()
      .where((eb) => eb.and(conditionsOf(eb, asked)))
      .where(column, 'is not', null)
      .orderBy(column, direction)
      .orderBy('id', direction)
      .limit(size + 1);
    if (cursor !== undefined) {
      const [at, id] = decodeCursor<[string, string]>({ ...asked }, cursor, ['', '']);
      query = query.where((eb) => eb(eb.refTuple(column, 'id'), beyond, eb.tuple(at, id)));
    }
    const rows = await query.execute();
    const items = rows.slice(0, size).map(summaryOf);
    const last = rows[size - 1];
    if (rows.length <= size || !last) return { items };
    return { items, nextCursor: encodeCursor({ ...asked }, [last[column] ?? '', last.id]) };
  }

  async find(id: string): Promise<ComplaintSummary | undefined> {
    const row = await this.#db.selectFrom('complaints').selectAll().where('id', '=', id).executeTakeFirst();
    return row && summaryOf(row);
  }

  /** @throws ServiceError `unknown-application` */
  async get(id: string): Promise<ComplaintSummary> {
    const found = await this.find(id);
    if (!found) throw new ServiceError('unknown-application', `there is no complaint ${id}`);
    return found;
  }

  /** How many are open and how many were answered, and how many of them late, by value, in the order of the values. */
  async tallies({ by, from, to, ...scope }: TallyOptions): Promise<readonly ComplaintTally[]> {
    let query = this.#db
      .selectFrom('complaint_counts')
      .select((eb) => [
        eb.ref(GROUPS[by]).as('value'),
        'status',
        'late',
        eb.fn.sum<number | string>('count').as('count'),
      ])
      .where((eb) => eb.and(scopeConditions(eb, scope)))
      .groupBy([GROUPS[by], 'status', 'late'])
      .orderBy(GROUPS[by]);
    if (from !== undefined) query = query.where('month', '>=', from);
    if (to !== undefined) query = query.where('month', '<=', to);
    const rows = await query.execute();
    return talliesOf(rows.map((row) => ({ ...row, late: row.late === 1, count: Number(row.count) })));
  }
}

interface Counted {
  readonly value: string;
  readonly status: ComplaintStatus;
  readonly late: boolean;
  readonly count: number;
}

function talliesOf(rows: readonly Counted[]): readonly ComplaintTally[] {
  const sum = (value: string, status: ComplaintStatus, lateOnly = false) =>
    rows
      .filter((row) => row.value === value && row.status === status && (row.late || !lateOnly))
      .reduce((total, { count }) => total + count, 0);
  return [...new Set(rows.map(({ value }) => value))].map((value) => ({
    value,
    open: sum(value, 'open'),
    openLate: sum(value, 'open', true),
    answered: sum(value, 'answered'),
    answeredLate: sum(value, 'answered', true),
    notConsidered: sum(value, 'not-considered'),
  }));
}
