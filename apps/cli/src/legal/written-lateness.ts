import type { Lateness } from '#libs/contract';
import { counted } from '../table.ts';

/** `12 minutes`, or `3 days (1 working day)`. */
export function writtenLateness(over: Lateness): string {
  if ('minutes' in over) return counted(over.minutes, 'minute');
  return `${counted(over.calendarDays, 'day')} (${counted(over.workingDays, 'working day')})`;
}
