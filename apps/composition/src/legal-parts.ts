import { legalTime } from '#apps/workflows';
import {
  CalendarLog,
  CalendarRevision,
  Timekeeper,
  type LegalTime,
  type WorkflowRegistry,
} from '#libs/engine';
import type { EventStore } from '#libs/event-store';
import type { ReadDatabase } from '#libs/projections';
import { DeadlineQueries } from '#libs/read-models/deadlines';
import { getOffice, MINISTRY, timeZoneOfOffice } from '#workflows/catalogue';
import { CalendarFollower } from './calendar-follower.ts';
import { failureLog } from './failure-log.ts';

/** What keeps the time of the law: calendars, the clock that speaks, revisions. */
export interface LegalParts {
  readonly time: LegalTime;
  readonly timekeeper: Timekeeper;
  readonly revision: CalendarRevision;
  /** For where other processes may revise the calendar. */
  readonly calendarFollower: CalendarFollower;
}

export interface LegalOptions {
  readonly installation: string;
  readonly warnWorkingDays: number;
  readonly now: () => Date;
  readonly store: EventStore;
  readonly workflows: WorkflowRegistry;
  readonly database: ReadDatabase;
}

/** Reads the calendar's revisions; the clock does not run before `Timekeeper.run`. @throws ServiceError `store-unavailable` */
export async function openLegalParts(opened: LegalOptions): Promise<LegalParts> {
  const { installation, now, store, workflows, database } = opened;
  const time = legalTime(opened.warnWorkingDays);
  const { id: office, region } = getOffice(MINISTRY);
  const log = new CalendarLog(store, installation, { office, region }, timeZoneOfOffice(office));
  await log.readInto(time.calendars);
  const deadlines = new DeadlineQueries(database);
  const timekeeper = new Timekeeper({
    store,
    due: deadlines,
    installation,
    timeZoneOf: (name) => time.timeZoneOf(name),
    now,
    log: failureLog,
  });
  const revision = new CalendarRevision({ store, log, time, workflows, installation, index: deadlines });
  return { time, timekeeper, revision, calendarFollower: new CalendarFollower(log, time) };
}
