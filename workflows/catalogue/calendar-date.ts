const WRITTEN = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;

/** True for YYYY-MM-DD naming a day that exists: not 2011-02-29, not 2012-13-01. Years 1800 to 2199. */
export function isCalendarDate(value: unknown): value is string {
  const match = typeof value === 'string' ? WRITTEN.exec(value) : null;
  if (!match) return false;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  return year >= 1800 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/**
 * Whole years of age on a day; negative before birth. Both YYYY-MM-DD.
 *
 * Who was born on 29 February completes a year on 1 March where there is no 29 February: the year ends with the
 * last moment of 28 February.
 */
export function ageOn(birthDate: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
