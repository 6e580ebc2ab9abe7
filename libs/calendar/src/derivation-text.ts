import { dayNumberOf, partsOf, weekdayIndex } from './day-number.ts';
import type { Derivation, DerivationStep } from './derivation.ts';
import { millisecondsOf } from './instant.ts';
import type { Language } from './text.ts';
import { clockOf } from './time-zone.ts';
import { EN } from './wording-en.ts';
import { KK } from './wording-kk.ts';
import { RU } from './wording-ru.ts';
import type { Wording } from './wording.ts';

const WORDINGS: Readonly<Record<Language, Wording>> = { kk: KK, ru: RU, en: EN };

/**
 * A derivation in sentences, in order: start, clause, period and rules, each step, the due day. Names of months and days
 * are this room's own, so that every runtime writes the same.
 */
export function derivationText(derivation: Derivation, language: Language): readonly string[] {
  const words = WORDINGS[language];
  const { start, clause, period, rules, calendar, steps, due, timeZone } = derivation;
  const inDays = period.unit !== 'minutes' && period.unit !== 'sameDay';
  const time = due.ending === 'midnight' ? '24:00' : wallTime(due.at, timeZone);
  return [
    words.start(dateIn(words, start.on), wallTime(start.at, timeZone)),
    ...(clause === undefined ? [] : [words.clause(clause)]),
    words.period(period),
    ...(inDays ? [words.firstDay(rules.firstDay), words.calendar(calendar.id, calendar.week)] : []),
    ...steps.map((step) => stepText(words, step, period.unit, language)),
    words.due(dateIn(words, due.on), time, due.ending),
  ];
}

function stepText(
  words: Wording,
  step: DerivationStep,
  unit: Derivation['period']['unit'],
  language: Language,
): string {
  switch (step.kind) {
    case 'counted':
      return words.counted(step.ordinal, dateIn(words, step.date));
    case 'skipped':
      return words.skipped(dateIn(words, step.date), step.reason[language], step.source.join('; '));
    case 'months':
      return words.months(step.count, dateIn(words, step.date), step.sameDayNumber);
    case 'first-day-counts':
      return words.firstDayCounts(dateIn(words, step.date));
    case 'full-days':
      return words.fullDays(dateIn(words, step.date), unit === 'workingDays');
    case 'stays':
      return words.stays(dateIn(words, step.date));
    default:
      return words.moved(dateIn(words, step.from), dateIn(words, step.to));
  }
}

function dateIn(words: Wording, date: string): string {
  const number = dayNumberOf(date);
  const { year, month, day } = partsOf(number);
  return words.date(year, words.monthNames[month - 1]!, day, words.weekdayNames[weekdayIndex(number)]!);
}

/** HH:MM by the clock of the office. */
function wallTime(instant: string, timeZone: string): string {
  const minutes = Math.floor(clockOf(timeZone).wallTimeAt(millisecondsOf(instant)) / 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
