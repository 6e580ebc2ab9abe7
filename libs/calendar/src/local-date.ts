import { isCalendarError } from './calendar-error.ts';
import { dateOf } from './day-number.ts';
import { clockOf, type ZoneClock } from './time-zone.ts';

/**
 * The legal day, YYYY-MM-DD, on which an instant falls in a time zone (IANA name).
 * The runtime's zone data knows that Kazakhstan moved to one zone on 1 March 2024.
 * @throws RangeError for an unknown zone or an instant that is no date.
 */
export function localDateOf(instant: string | Date, timeZone: string): string {
  const at = typeof instant === 'string' ? Date.parse(instant) : instant.getTime();
  if (Number.isNaN(at)) throw new RangeError(`${String(instant)} is no instant`);
  return dateOf(knownClock(timeZone).dayAt(at));
}

function knownClock(timeZone: string): ZoneClock {
  try {
    return clockOf(timeZone);
  } catch (error) {
    if (isCalendarError(error)) throw new RangeError(error.message, { cause: error });
    throw error;
  }
}
