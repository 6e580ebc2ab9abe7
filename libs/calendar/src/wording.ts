import type { Ending } from './due.ts';
import type { Period, PeriodRules } from './periods.ts';

/** How one language tells a derivation. Dates come as `date` wrote them, times as HH:MM. */
export interface Wording {
  /** In the form in which they stand in a date. */
  readonly monthNames: readonly string[];
  /** From Monday. */
  readonly weekdayNames: readonly string[];
  date(year: number, month: string, day: number, weekday: string): string;
  start(date: string, time: string): string;
  clause(clause: string): string;
  period(period: Period): string;
  firstDay(rule: PeriodRules['firstDay']): string;
  calendar(id: string, week: 5 | 6): string;
  counted(ordinal: number, date: string): string;
  /** @param source empty where there is none */
  skipped(date: string, reason: string, source: string): string;
  months(count: number, date: string, sameDayNumber: boolean): string;
  firstDayCounts(date: string): string;
  fullDays(date: string, workingDays: boolean): string;
  moved(from: string, to: string): string;
  stays(date: string): string;
  due(date: string, time: string, ending: Ending): string;
}
