import type { Kysely } from 'kysely';
import { ServiceError } from '#libs/contract';
import type { ReadDatabase } from '#libs/projections';
import { board } from './board-query.ts';
import type { BoardOptions, BoardRow } from './board-query.ts';
import { dueBy, nextInstant, unjudged } from './clock-queries.ts';
import type { DueDeadline } from './clock-queries.ts';
import type { Deadline, DeadlinePage } from './deadline.ts';
import { auditPage, listPage } from './list-query.ts';
import type { AuditOptions, ListOptions } from './list-query.ts';
import { percentiles } from './percentiles-query.ts';
import type { PercentilesOptions, TimesUsed } from './percentiles-query.ts';
import { deadlineFrom } from './rows.ts';
import type { DeadlineTables } from './tables.ts';

const WHOLE_PAGE = 500;

/** Asks the read model of deadlines. */
export class DeadlineQueries {
  readonly #db: Kysely<DeadlineTables>;

  constructor(database: Pick<ReadDatabase, 'reader'>) {
    this.#db = database.reader.$extendTables<DeadlineTables>();
  }

  /** The deadlines of an application or complaint, in order of start. Empty also for one that does not exist. */
  async ofApplication(applicationId: string): Promise<readonly Deadline[]> {
    const rows = await this.#db
      .selectFrom('deadlines')
      .selectAll()
      .where('application_id', '=', applicationId)
      .orderBy('start_at')
      .orderBy('id')
      .execute();
    return rows.map(deadlineFrom);
  }

  async find(id: string): Promise<Deadline | undefined> {
    const row = await this.#db.selectFrom('deadlines').selectAll().where('id', '=', id).executeTakeFirst();
    return row && deadlineFrom(row);
  }

  /** @throws ServiceError `unknown-deadline` */
  async get(id: string): Promise<Deadline> {
    const found = await this.find(id);
    if (!found) throw new ServiceError('unknown-deadline', `there is no deadline ${id}`);
    return found;
  }

  /**
   * A page of deadlines in order of the day, and instant, at which they are due. Paging on gives each deadline that stays
   * in the filter, and keeps its due day, exactly once.
   * @throws ServiceError `unknown-cursor`
   */
  list(options: ListOptions = {}): Promise<DeadlinePage> {
    return listPage(this.#db, options);
  }

  /** The board: how many open deadlines hang where, by office, workflow or limit; of the values that have any. */
  board(options: BoardOptions): Promise<readonly BoardRow[]> {
    return board(this.#db, options);
  }

  /**
   * A page of what began, was due or ended in a period of legal days, in order of that day.
   * @throws ServiceError `unknown-cursor`
   */
  audit(options: AuditOptions): Promise<DeadlinePage> {
    return auditPage(this.#db, options);
  }

  /** The whole audit list, page by page: as much in memory as one page holds. */
  async *auditPages(options: Omit<AuditOptions, 'cursor' | 'limit'>): AsyncGenerator<readonly Deadline[]> {
    let cursor: string | undefined;
    do {
      const page: DeadlinePage = await this.audit({
        ...options,
        limit: WHOLE_PAGE,
        ...(cursor !== undefined && { cursor }),
      });
      if (page.items.length > 0) yield page.items;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  }

  /** How long deadlines and states took, as median and ninth decile. */
  percentiles(options: PercentilesOptions): Promise<readonly TimesUsed[]> {
    return percentiles(this.#db, options);
  }

  /**
   * What falls due before an instant, or is to be warned of by it, and has not been said yet; at most `limit`, after the
   * given one, in order of `at` and `id`. The timekeeper's index: costs what is found, not what is open.
   */
  dueBy(
    until: string,
    limit: number,
    after?: Pick<DueDeadline, 'at' | 'id'>,
  ): Promise<readonly DueDeadline[]> {
    return dueBy(this.#db, until, limit, after);
  }

  /** The next instant at which the clock has something to say, or undefined. */
  nextInstant(): Promise<string | undefined> {
    return nextInstant(this.#db);
  }

  /** A page of what is open and not judged, in order of ids, after the given one. */
  unjudged(limit: number, after = '', exceptCalendar?: string): Promise<readonly Deadline[]> {
    return unjudged(this.#db, limit, after, exceptCalendar);
  }
}
