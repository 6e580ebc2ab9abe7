import { streamName, type StoredEvent } from '#libs/contract';
import { deadlinesIn, type UnjudgedDeadline, type UnjudgedIndex } from '#libs/engine';
import type { EventStore } from '#libs/event-store';
import type { Deadline, DeadlineQueries } from '#libs/read-models/deadlines';

/** A revision moves a due day by so many days at most; a deadline that one has pulled forward is still found. */
const REVISED_BY_DAYS = 31;
const LAST_DAY = '9999-12-31';

/**
 * Deadlines that were open at the end of a past day, by the legal days of their offices: begun by then, neither ended
 * nor overdue. Terms that were changed since are taken from the log as they stood on that day.
 */
export class OpenOnDay implements UnjudgedIndex {
  #pages: AsyncIterator<readonly UnjudgedDeadline[]> | undefined;

  constructor(
    private readonly queries: DeadlineQueries,
    private readonly store: EventStore,
    private readonly installation: string,
    /** YYYY-MM-DD. */
    private readonly day: string,
  ) {}

  /** The next page: it is read from the beginning where none has been before, and then on. */
  async unjudged(_limit: number, after?: string): Promise<readonly UnjudgedDeadline[]> {
    if (after === undefined) this.#pages = this.#all();
    const next = await this.#pages?.next();
    return next?.done === false ? next.value : [];
  }

  async *#all(): AsyncGenerator<readonly UnjudgedDeadline[]> {
    const from = daysBefore(this.day, REVISED_BY_DAYS);
    for await (const page of this.queries.auditPages({ by: 'due', from, to: LAST_DAY })) {
      const then = await Promise.all(page.map((deadline) => this.#asItStood(deadline)));
      const open = then.filter((deadline) => deadline !== undefined);
      if (open.length > 0) yield open;
    }
  }

  async #asItStood(deadline: Deadline): Promise<UnjudgedDeadline | undefined> {
    const { startOn, stoppedOn, extended, revised } = deadline;
    if (startOn > this.day || (stoppedOn !== null && stoppedOn <= this.day)) return undefined;
    const stood = extended + revised === 0 ? deadline : { ...deadline, ...(await this.#termsThen(deadline)) };
    return stood.dueOn > this.day ? stood : undefined;
  }

  async #termsThen({ workflow, applicationId, deadline }: Deadline): Promise<Partial<UnjudgedDeadline>> {
    const history = await this.store.readStream(streamName(this.installation, workflow, applicationId));
    const known = deadlinesIn(history.filter((event) => this.#happened(event)));
    const found = known.find((one) => one.deadline === deadline);
    if (!found) return {};
    const { period, dueOn, dueAt, calendar } = found;
    return { period, dueOn, dueAt, calendar };
  }

  #happened({ metadata }: StoredEvent): boolean {
    return metadata.occurredOn <= this.day;
  }
}

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
