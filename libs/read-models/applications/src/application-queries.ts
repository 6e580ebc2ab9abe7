import type { Kysely } from 'kysely';
import { ServiceError } from '#libs/contract';
import { decodeCursor, encodeCursor } from '#libs/projections';
import type { ReadDatabase } from '#libs/projections';
import type {
  ApplicationCount,
  ApplicationPage,
  ApplicationStep,
  ApplicationSummary,
} from './application.ts';
import { conditionsOf } from './application-filter.ts';
import type { ApplicationFilter } from './application-filter.ts';
import { stepFrom, summaryOf } from './rows.ts';
import type { ApplicationTables } from './tables.ts';

const PAGE = { usual: 50, most: 200 };
const HISTORY = { usual: 200, most: 1_000 };

export interface ListOptions extends ApplicationFilter {
  /** Default 50, at most 200. */
  readonly limit?: number;
  /** `nextCursor` of the page before, asked with the same filter. */
  readonly cursor?: string;
}

/** Asks the read model of applications and complaints. */
export class ApplicationQueries {
  readonly #db: Kysely<ApplicationTables>;

  constructor(database: ReadDatabase) {
    this.#db = database.reader.$extendTables<ApplicationTables>();
  }

  /**
   * A page of applications, newest first. Paging on gives each application that stays in the filter exactly once,
   * whatever is submitted meanwhile.
   * @throws ServiceError `unknown-cursor`
   */
  async list({ limit, cursor, ...filter }: ListOptions = {}): Promise<ApplicationPage> {
    const size = bounded(limit, PAGE);
    let query = this.#db
      .selectFrom('applications')
      .selectAll()
      .where((eb) => eb.and(conditionsOf(eb, filter)))
      .orderBy('submitted_at', 'desc')
      .orderBy('id', 'desc')
      .limit(size + 1);
    if (cursor !== undefined) {
      const [submittedAt, id] = decodeCursor<[string, string]>({ ...filter }, cursor, ['', '']);
      query = query.where((eb) => eb(eb.refTuple('submitted_at', 'id'), '<', eb.tuple(submittedAt, id)));
    }
    const items = (await query.execute()).map(summaryOf);
    const last = items[size - 1];
    if (items.length <= size || !last) return { items };
    return {
      items: items.slice(0, size),
      nextCursor: encodeCursor({ ...filter }, [last.submittedAt, last.id]),
    };
  }

  async find(id: string): Promise<ApplicationSummary | undefined> {
    const row = await this.#db.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirst();
    return row && summaryOf(row);
  }

  /** @throws ServiceError `unknown-application` */
  async get(id: string): Promise<ApplicationSummary> {
    const found = await this.find(id);
    if (!found) throw new ServiceError('unknown-application', `there is no application ${id}`);
    return found;
  }

  /**
   * The steps of an application in order, after a revision (default: from the first), by default 200, at most 1,000.
   * @throws ServiceError `unknown-application`
   */
  async history(id: string, { after = -1, limit }: { after?: number; limit?: number } = {}) {
    const rows = await this.#db
      .selectFrom('application_steps')
      .selectAll()
      .where('application_id', '=', id)
      .where('revision', '>', after)
      .orderBy('revision')
      .limit(bounded(limit, HISTORY))
      .execute();
    if (rows.length === 0) await this.get(id);
    return rows.map(stepFrom) as readonly ApplicationStep[];
  }

  /** The complaints about an application, newest first, at most 200. Empty also for an unknown application. */
  async complaintsOf(
    id: string,
    scope: Pick<ApplicationFilter, 'visibleOffices'> = {},
  ): Promise<readonly ApplicationSummary[]> {
    const { items } = await this.list({ ...scope, parentId: id, limit: PAGE.most });
    return items;
  }

  /** How many applications of each workflow have each state, office or region, most first. */
  async counts({
    by,
    visibleOffices,
  }: {
    by: 'state' | 'office' | 'region';
    visibleOffices?: readonly string[];
  }): Promise<readonly ApplicationCount[]> {
    if (visibleOffices?.length === 0) return [];
    let query = this.#db
      .selectFrom('application_counts')
      .select((eb) => ['workflow', eb.ref(by).as('value'), eb.fn.sum<number | string>('count').as('count')])
      .groupBy(['workflow', by])
      .orderBy('workflow')
      .orderBy('count', 'desc')
      .orderBy(by);
    if (visibleOffices) query = query.where('office', 'in', visibleOffices);
    return (await query.execute()).map((row) => ({ ...row, count: Number(row.count) }));
  }
}

const bounded = (asked: number | undefined, { usual, most }: { usual: number; most: number }) =>
  Math.max(1, Math.min(most, Math.trunc(asked ?? usual)));
