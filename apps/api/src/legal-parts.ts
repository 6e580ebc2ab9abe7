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
import type { Clock } from './clock.ts';
import type { AppConfig } from './config.ts';
import { failureLog } from './failure-log.ts';

/** What keeps the time of the law: calendars, the clock that speaks, revisions. */
export interface LegalParts {
  readonly time: LegalTime;
  readonly timekeeper: Timekeeper;
  readonly revision: CalendarRevision;
}

interface Opened {
  readonly config: AppConfig;
  readonly clock: Clock;
  readonly store: EventStore;
  readonly workflows: WorkflowRegistry;
  readonly database: ReadDatabase;
}

/** Reads the calendar's revisions; the clock does not run before `Timekeeper.run`. @throws ServiceError `store-unavailable` */
export async function openLegalParts(opened: Opened): Promise<LegalParts> {
  const { config, clock, store, workflows, database } = opened;
  const { installation } = config;
  const time = legalTime(config.warnWorkingDays);
  const { id: office, region } = getOffice(MINISTRY);
  const log = new CalendarLog(store, installation, { office, region }, timeZoneOfOffice(office));
  await log.readInto(time.calendars);
  const deadlines = new DeadlineQueries(database);
  const timekeeper = new Timekeeper({
    store,
    due: deadlines,
    installation,
    timeZoneOf: (name) => time.timeZoneOf(name),
    now: () => clock.now(),
    log: failureLog,
  });
  const revision = new CalendarRevision({ store, log, time, workflows, installation, index: deadlines });
  return { time, timekeeper, revision };
}
