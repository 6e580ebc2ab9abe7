const formatters = new Map<string, Intl.DateTimeFormat>();

/** Days of recent minutes: steps come in order of time, and formatting a date costs more than looking it up. */
const days = new Map<string, string>();
const REMEMBERED = 1_000;

/** An RFC 3339 instant in UTC up to its minute; no zone changes its day within one. */
const UTC_MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/**
 * The legal day, YYYY-MM-DD, on which an instant falls in a time zone (IANA name).
 * The runtime's zone data knows that Kazakhstan moved to one zone on 1 March 2024.
 * @throws RangeError for an unknown zone or an instant that is no date.
 */
export function localDateOf(instant: string | Date, timeZone: string): string {
  if (typeof instant !== 'string' || !UTC_MINUTE.test(instant)) return formatted(instant, timeZone);
  const minute = `${instant.slice(0, 16)} ${timeZone}`;
  let day = days.get(minute);
  if (day === undefined) {
    day = formatted(instant, timeZone);
    if (days.size >= REMEMBERED) days.clear();
    days.set(minute, day);
  }
  return day;
}

function formatted(instant: string | Date, timeZone: string): string {
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
