import { MINISTRY, timeZoneOfOffice } from '#workflows/catalogue';

/** The zone of the capital, IANA name: its day is the day of what concerns no one office. */
export const CAPITAL_ZONE = timeZoneOfOffice(MINISTRY);
