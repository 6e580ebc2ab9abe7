import { checkEdition, localDateOf, type CalendarEdition } from '#libs/calendar';
import { ServiceError, streamName, type DeadlineSet } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import type { WorkflowRegistry } from '../workflow-registry.ts';
import type { ApprovedRevision, CalendarLog } from './calendar-log.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import { appendEntries, type LedgerOfStream } from './ledger-stream.ts';
import type { OpenDeadline } from './ledger.ts';
import type { LegalTime } from './legal-time.ts';
import { withinCalendar } from './within-calendar.ts';

/** An open deadline that nobody has judged yet, as the read model knows it. */
export interface UnjudgedDeadline extends Pick<
  DeadlineSet,
  'startAt' | 'period' | 'rules' | 'week' | 'dueOn' | 'dueAt' | 'calendar' | 'deadline' | 'limit'
> {
  readonly id: string;
  readonly applicationId: string;
  readonly workflow: string;
  readonly edition: string;
  readonly office: string;
}

/** All that is open and unjudged, page by page in the order of ids. */
export interface UnjudgedIndex {
  unjudged(limit: number, after?: string): Promise<readonly UnjudgedDeadline[]>;
}

/** A deadline that a revision moves. */
export interface MovedDeadline extends UnjudgedDeadline {
  readonly newDueOn: string;
  readonly newDueAt: string;
}

export interface CalendarRevisionOptions {
  readonly store: EventStore;
  readonly log: CalendarLog;
  readonly time: LegalTime;
  readonly workflows: WorkflowRegistry;
  readonly installation: string;
  readonly index: UnjudgedIndex;
}

const PAGE = 500;

/** Revises the working calendar: shows what would move, and moves it. What was judged keeps its calendar. */
export class CalendarRevision {
  constructor(private readonly options: CalendarRevisionOptions) {}

  /** What would move, in pages. Writes nothing. @throws ServiceError `calendar-refused`, `outside-calendar` */
  async *preview(edition: CalendarEdition): AsyncGenerator<readonly MovedDeadline[]> {
    this.#check(edition);
    const time = this.options.time.with(this.options.time.calendars.with(edition));
    let last: string | undefined;
    for (;;) {
      const page = await this.options.index.unjudged(PAGE, last);
      last = page.at(-1)?.id;
      if (last === undefined) return;
      const moved = page.flatMap((deadline) => this.#moved(deadline, edition, time));
      if (moved.length > 0) yield moved;
    }
  }

  /**
   * Writes the revision down and moves what it moves. Interrupted, it is simply begun again: what has been moved stands
   * under the new calendar already.
   * @returns how many deadlines were moved now, and the position of the last entry
   * @throws ServiceError `calendar-refused`, `outside-calendar`, `store-unavailable`
   */
  async apply(revision: ApprovedRevision): Promise<{ readonly moved: number; readonly position: bigint }> {
    const { edition } = revision;
    // What cannot be computed is found before anything is written.
    for await (const page of this.preview(edition)) void page;
    const { log, time, installation } = this.options;
    const approvedAt = await log.append(revision);
    time.calendars.add(edition);
    let [moved, position] = [0, 0n];
    for await (const page of this.preview(edition)) {
      const streams = new Set(
        page.map(({ workflow, applicationId }) => streamName(installation, workflow, applicationId)),
      );
      for (const done of await Promise.all(
        [...streams].map((stream) => this.#revise(stream, { ...revision, approvedAt })),
      )) {
        moved += done.appended;
        position = done.position > position ? done.position : position;
      }
    }
    return { moved, position };
  }

  #check(edition: CalendarEdition): void {
    const { current } = this.options.time.calendars;
    if (edition.country !== current.country)
      throw new ServiceError(
        'calendar-refused',
        `The revision is for ${edition.country}; this calendar is that of ${current.country}`,
        { expected: current.country, actual: edition.country },
      );
    withinCalendar(() => checkEdition(edition), 'calendar-refused');
  }

  async #revise(stream: string, revision: ApprovedRevision) {
    return appendEntries(this.options.store, stream, (place) =>
      [...place.ledger.open.values()].flatMap((deadline) => this.#entry(place, deadline, revision)),
    );
  }

  #entry(
    { workflow }: LedgerOfStream,
    open: OpenDeadline,
    { edition, approvedBy, approvedAt, actor }: ApprovedRevision,
  ): readonly LedgerEntry[] {
    if (open.missed || open.calendar === edition.id) return [];
    const limit = this.options.workflows.limit(workflow.id, workflow.edition, open.limit);
    const { startOn: _, ...terms } = this.options.time.due(limit, open.office, {
      ...open,
      calendar: edition.id,
    });
    if (terms.dueAt === open.dueAt) return [];
    const { deadline, clause, dueAt: previousDueAt, calendar: previousCalendar } = open;
    const data = { deadline, previousDueAt, previousCalendar, approvedBy, ...terms };
    const occurredOn = localDateOf(approvedAt, this.options.time.timeZoneOf(open.office));
    return [{ type: 'DeadlineRevised', data, clause, occurredAt: approvedAt, occurredOn, actor }];
  }

  #moved(deadline: UnjudgedDeadline, edition: CalendarEdition, time: LegalTime): readonly MovedDeadline[] {
    if (deadline.calendar === edition.id) return [];
    const limit = this.options.workflows.limit(deadline.workflow, deadline.edition, deadline.limit);
    const { dueOn, dueAt } = time.due(limit, deadline.office, { ...deadline, calendar: edition.id });
    return dueAt === deadline.dueAt ? [] : [{ ...deadline, newDueOn: dueOn, newDueAt: dueAt }];
  }
}
