import { isCalendarError } from '#libs/calendar';
import { ServiceError } from '#libs/contract';

/** Does the work; who asks for a day that the calendar does not know learns so. @throws ServiceError `outside-calendar` */
export function withinCalendar<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isCalendarError(error)) throw error;
    throw new ServiceError('outside-calendar', error.message, { place: error.place }, { cause: error });
  }
}
