import { legalTime, workflowRegistry } from '#apps/workflows';
import { CalendarLog, type LegalTime, type WorkflowRegistry } from '#libs/engine';
import type { EventStore } from '#libs/event-store';
import { getOffice, MINISTRY, timeZoneOfOffice } from '#workflows/catalogue';
import { readingsOf, type Settings } from '../settings.ts';

/** All workflows under the readings that are set. @throws ServiceError `bad-configuration` */
export const registryOf = (settings: Pick<Settings, 'readingsFile'>): WorkflowRegistry =>
  workflowRegistry(readingsOf(settings));

/** The revisions of the working calendar in a log. */
export function calendarLogOf(store: EventStore, { installation }: Settings): CalendarLog {
  const { id: office, region } = getOffice(MINISTRY);
  return new CalendarLog(store, installation, { office, region }, timeZoneOfOffice(office));
}

/** Legal time with every revision of the calendar that the log knows. @throws ServiceError `store-unavailable` */
export async function legalTimeOf(store: EventStore, settings: Settings): Promise<LegalTime> {
  const time = legalTime(settings.warnWorkingDays);
  await calendarLogOf(store, settings).readInto(time.calendars);
  return time;
}
