import { isCalendarError } from '#libs/calendar';
import { ServiceError, type ErrorCode } from '#libs/contract';

/**
 * Does the work; the calendar's "no" is said in the words of the service, with the place that caused it.
 * @throws ServiceError `outside-calendar`, or the code given
 */
export function withinCalendar<T>(work: () => T, code: ErrorCode = 'outside-calendar'): T {
  try {
    return work();
  } catch (error) {
    if (!isCalendarError(error)) throw error;
    throw new ServiceError(code, error.message, { place: error.place }, { cause: error });
  }
}
