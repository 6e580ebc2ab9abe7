import { timeZoneOfOffice } from '#workflows/catalogue';

/** An instant by the clock of an office: `2012-05-02 14:47`. */
export function localTime(instant: string, office: string): string {
  // sv-SE writes dates as YYYY-MM-DD HH:MM.
  const format = { timeZone: timeZoneOfOffice(office), dateStyle: 'short', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat('sv-SE', format).format(Date.parse(instant));
}
