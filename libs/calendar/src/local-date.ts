const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The legal day, YYYY-MM-DD, on which an instant falls in a time zone (IANA name).
 * The runtime's zone data knows that Kazakhstan moved to one zone on 1 March 2024.
 * @throws RangeError for an unknown zone or an instant that is no date.
 */
export function localDateOf(instant: string | Date, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    // sv-SE writes dates as YYYY-MM-DD.
    formatter = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(typeof instant === 'string' ? Date.parse(instant) : instant);
}
