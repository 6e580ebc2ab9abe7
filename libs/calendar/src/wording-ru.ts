import type { Period } from './periods.ts';
import type { Wording } from './wording.ts';

/** Forms of a word after 1, after 2 to 4, and after 5. */
type Forms = readonly [one: string, few: string, many: string];

const MONTHS: Forms = ['месяц', 'месяца', 'месяцев'];

/** Derivations in Russian. */
export const RU: Wording = {
  monthNames: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
  weekdayNames: ['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье'],
  date: (year, month, day, weekday) => `${day} ${month} ${year} года, ${weekday}`,
  start: (date, time) => `Начало срока: ${date}, ${time} (по местному времени учреждения).`,
  clause: (clause) => `Основание: пункт ${clause}.`,
  period: (period) => `Продолжительность срока: ${lengthOf(period)}.`,
  firstDay: (rule) => `День начала в срок ${rule === 'counted' ? '' : 'не '}засчитывается.`,
  calendar: (id, week) =>
    `Рабочие дни определяются по календарю ${id} при ${week === 5 ? 'пятидневной' : 'шестидневной'} рабочей неделе.`,
  counted: (ordinal, date) => `${ordinal}-й день: ${date}.`,
  skipped: (date, reason, source) =>
    `Нерабочий день: ${date} – ${reason}${source && ` (источник: ${source})`}.`,
  months: (count, date, sameDayNumber) =>
    sameDayNumber
      ? `То же число через ${some(count, MONTHS)}: ${date}.`
      : `Через ${some(count, MONTHS)} такого числа нет, поэтому берётся последний день месяца: ${date}.`,
  firstDayCounts: (date) => `Так как день начала засчитывается, срок истекает днём раньше: ${date}.`,
  fullDays: (date, workingDays) =>
    `День окончания тоже не засчитывается, поэтому последний день – на один ${workingDays ? 'рабочий ' : ''}день позже: ${date}.`,
  moved: (from, to) =>
    `Последний день (${from}) – нерабочий, поэтому срок истекает в следующий рабочий день: ${to}.`,
  stays: (date) =>
    `Последний день (${date}) – нерабочий, но срок истекает в этот день: перенос не применяется.`,
  due: (date, time, ending) =>
    `Срок истекает: ${date}, в ${time}${ending === 'office-closes' ? ' (закрытие учреждения)' : ''}.`,
};

function lengthOf(period: Period): string {
  switch (period.unit) {
    case 'month':
      return some(period.count, MONTHS);
    case 'workingDays':
      return some(period.count, ['рабочий день', 'рабочих дня', 'рабочих дней']);
    case 'calendarDays':
      return some(period.count, ['календарный день', 'календарных дня', 'календарных дней']);
    case 'minutes':
      return some(period.count, ['минута', 'минуты', 'минут']);
    default:
      return 'в тот же день';
  }
}

function some(count: number, [one, few, many]: Forms): string {
  const [tens, units] = [count % 100, count % 10];
  if (tens >= 11 && tens <= 14) return `${count} ${many}`;
  return `${count} ${units === 1 ? one : units >= 2 && units <= 4 ? few : many}`;
}
