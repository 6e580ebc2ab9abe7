import type { Period } from './periods.ts';
import type { Wording } from './wording.ts';

/** Derivations in English. */
export const EN: Wording = {
  monthNames: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  weekdayNames: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  date: (year, month, day, weekday) => `${weekday}, ${day} ${month} ${year}`,
  start: (date, time) => `The period starts on ${date}, at ${time} (local time of the office).`,
  clause: (clause) => `It is set by clause ${clause}.`,
  period: (period) => `Length of the period: ${lengthOf(period)}.`,
  firstDay: (rule) => `The day of the start is ${rule === 'counted' ? '' : 'not '}counted.`,
  calendar: (id, week) =>
    `Working days are those of calendar ${id}, with a week of ${week === 5 ? 'five' : 'six'} working days.`,
  counted: (ordinal, date) => `Day ${ordinal}: ${date}.`,
  skipped: (date, reason, source) =>
    `Not a working day: ${date} – ${reason}${source && ` (source: ${source})`}.`,
  months: (count, date, sameDayNumber) =>
    sameDayNumber
      ? `The same day of the month, ${some(count, 'month')} later: ${date}.`
      : `${some(count, 'month')} later there is no such day of the month, so its last day is taken: ${date}.`,
  firstDayCounts: (date) => `As the day of the start is counted, the period ends a day earlier: ${date}.`,
  fullDays: (date, workingDays) =>
    `The day of the end is not counted either, so the last day is one ${workingDays ? 'working ' : ''}day later: ${date}.`,
  moved: (from, to) =>
    `The last day (${from}) is not a working day, so the period ends on the next working day: ${to}.`,
  stays: (date) =>
    `The last day (${date}) is not a working day, yet the period ends on it: it does not move on.`,
  due: (date, time, ending) =>
    `Due: ${date}, by ${time}${ending === 'office-closes' ? ', when the office closes' : ''}.`,
};

function lengthOf(period: Period): string {
  switch (period.unit) {
    case 'month':
      return some(period.count, 'month');
    case 'workingDays':
      return some(period.count, 'working day');
    case 'calendarDays':
      return some(period.count, 'calendar day');
    case 'minutes':
      return some(period.count, 'minute');
    default:
      return 'the same day';
  }
}

const some = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`;
