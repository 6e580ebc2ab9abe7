import { CalendarRegister, LegalTime } from '#libs/engine';
import { KZ_CALENDAR, timeZoneOfOffice } from '#workflows/catalogue';

/**
 * Legal time of Kazakhstan: its working calendar, the zones of its offices.
 * @param warnWorkingDays how many working days before the due day to warn; 0 for never
 */
export function legalTime(warnWorkingDays?: number): LegalTime {
  return new LegalTime({
    calendars: new CalendarRegister(KZ_CALENDAR),
    timeZoneOf: timeZoneOfOffice,
    ...(warnWorkingDays !== undefined && { warnWorkingDays }),
  });
}
