import { localDateOf, type WorkingCalendar } from '#libs/calendar';
import { DEFAULT_TIME_READINGS, type Actor } from '#libs/contract';
import { withinCalendar, type LegalTime, type WorkflowRegistry } from '#libs/engine';
import {
  boardDays,
  BUCKETS,
  type AuditOptions,
  type BoardDays,
  type BoardRow,
  type Deadline,
  type DeadlinePage,
  type DeadlineQueries,
  type TimesUsed,
} from '#libs/read-models/deadlines';
import { getOffice } from '#workflows/catalogue';
import { checkVisible, visibleOffices } from '../auth/reading-rights.ts';
import { CAPITAL_ZONE } from '../capital-zone.ts';
import type { Clock } from '../clock.ts';
import { checkPeriod, given, pageOptions } from '../http/asked.ts';
import type { Freshness } from '../read/freshness.ts';
import { deadlineFilter, statusOption } from './deadline-filter.ts';
import type {
  AuditParameters,
  BoardParameters,
  DeadlineListParameters,
  PercentileParameters,
} from './deadline-parameters.ts';

/** The board of a day, and by which calendar its lines are drawn. */
export interface Board {
  readonly days: BoardDays;
  readonly calendar: string;
  readonly rows: readonly BoardRow[];
  readonly total: Readonly<Record<(typeof BUCKETS)[number], number>>;
}

/** What may be asked of deadlines, by those who may ask: who sees an application sees its deadlines. */
export class DeadlineReader {
  constructor(
    private readonly queries: DeadlineQueries,
    private readonly time: LegalTime,
    private readonly workflows: WorkflowRegistry,
    private readonly freshness: Freshness,
    private readonly clock: Clock,
  ) {}

  /**
   * Also one that the tables do not have yet: the answer to a step tells of deadlines at once.
   * @throws ServiceError `unknown-deadline`, `foreign-office`, `read-model-behind`
   */
  async get(asker: Actor, id: string): Promise<Deadline> {
    let deadline = await this.queries.find(id);
    if (!deadline) {
      await this.freshness.everything();
      deadline = await this.queries.get(id);
    }
    checkVisible(asker, deadline.office);
    return deadline;
  }

  /** In order of the due day. @throws ServiceError `unknown-cursor`, `unknown-office`, `unknown-standard`, `outside-calendar` */
  async list(asker: Actor, asked: DeadlineListParameters): Promise<DeadlinePage> {
    const { bucket: name, status, dueFrom, dueTo } = asked;
    const filter = deadlineFilter(asker, asked, this.workflows);
    return this.queries.list({
      ...filter,
      ...(name && { bucket: { name, days: this.#boardDays(asker, asked.office) } }),
      ...statusOption(status),
      ...given({ dueFrom, dueTo }),
      ...pageOptions(asked),
    });
  }

  /** @throws ServiceError `unknown-office`, `unknown-standard`, `outside-calendar` */
  async board(asker: Actor, asked: BoardParameters): Promise<Board> {
    const filter = deadlineFilter(asker, asked, this.workflows);
    const days = this.#boardDays(asker, asked.office);
    const by = asked.by === 'standard' ? 'workflow' : (asked.by ?? 'office');
    const rows = await this.queries.board({ ...filter, days, by });
    const total = Object.fromEntries(
      BUCKETS.map((bucket) => [bucket, rows.reduce((sum, row) => sum + row[bucket], 0)]),
    );
    return { days, calendar: this.#calendar().edition.id, rows, total: total as Board['total'] };
  }

  /** What began, was due or ended in a period. @throws ServiceError `invalid-data`, `unknown-cursor`, `unknown-office`, `unknown-standard` */
  async audit(asker: Actor, asked: AuditParameters): Promise<DeadlinePage> {
    return this.queries.audit({ ...this.#auditOptions(asker, asked), ...pageOptions(asked) });
  }

  /** The whole period, page by page; what is wrong with the question is said at once. @throws ServiceError as `audit` */
  auditPages(asker: Actor, asked: AuditParameters): AsyncGenerator<readonly Deadline[]> {
    return this.queries.auditPages(this.#auditOptions(asker, asked));
  }

  /** @throws ServiceError `invalid-data`, `unknown-office`, `unknown-standard` */
  async percentiles(asker: Actor, asked: PercentileParameters): Promise<readonly TimesUsed[]> {
    checkPeriod(asked);
    const { from, to, by = 'limit', eachOffice } = asked;
    const filter = deadlineFilter(asker, asked, this.workflows);
    return this.queries.percentiles({ ...filter, from, to, by, eachOffice: eachOffice === 'true' });
  }

  #auditOptions(asker: Actor, asked: AuditParameters): AuditOptions {
    checkPeriod(asked);
    const { from, to, by = 'due', status } = asked;
    return { ...deadlineFilter(asker, asked, this.workflows), from, to, by, ...statusOption(status) };
  }

  /** Today is the day at the office that is asked for, or at the one office that the asker may see. */
  #boardDays(asker: Actor, office: string | undefined): BoardDays {
    const asked = office ?? visibleOffices(asker)?.[0];
    const zone = asked === undefined ? CAPITAL_ZONE : this.time.timeZoneOf(getOffice(asked).id);
    const today = localDateOf(this.clock.now(), zone);
    return withinCalendar(() => boardDays(this.#calendar(), today));
  }

  #calendar(): WorkingCalendar {
    const { calendars } = this.time;
    return calendars.working(calendars.current.id, DEFAULT_TIME_READINGS.week);
  }
}
