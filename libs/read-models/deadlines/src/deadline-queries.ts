import type { Kysely } from 'kysely';
import { ServiceError } from '#libs/contract';
import type { ReadDatabase } from '#libs/projections';
import { dueBy, nextInstant, unjudged } from './clock-queries.ts';
import type { DueDeadline } from './clock-queries.ts';
import type { Deadline } from './deadline.ts';
import { deadlineFrom } from './rows.ts';
import type { DeadlineTables } from './tables.ts';

/** Asks the read model of deadlines. */
export class DeadlineQueries {
  readonly #db: Kysely<DeadlineTables>;

  constructor(database: ReadDatabase) {
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
