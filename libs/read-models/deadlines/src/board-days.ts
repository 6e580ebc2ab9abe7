import type { WorkingCalendar } from '#libs/calendar';

/** The days between which the board draws its lines, YYYY-MM-DD. */
export interface BoardDays {
  readonly today: string;
  /** The third working day after today. */
  readonly nextDays: string;
  /** Sunday of the week of today. */
  readonly weekEnd: string;
}

const NEXT_WORKING_DAYS = 3;

/** The days of the board on a day. @throws CalendarError `not-a-date`, `outside-calendar` */
export function boardDays(calendar: Pick<WorkingCalendar, 'addWorkingDays'>, today: string): BoardDays {
  const nextDays = calendar.addWorkingDays(today, NEXT_WORKING_DAYS);
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return { today, nextDays, weekEnd: addDays(today, (7 - weekday) % 7) };
}

const DAY_MS = 86_400_000;

/** Calendar days later, or earlier where negative; both YYYY-MM-DD. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
