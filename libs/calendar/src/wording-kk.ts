import type { Period } from './periods.ts';
import type { Wording } from './wording.ts';

/** Derivations in Kazakh. Dates and times stand without case endings: those would follow how a number is read aloud. */
export const KK: Wording = {
  monthNames: [
    'қаңтар',
    'ақпан',
    'наурыз',
    'сәуір',
    'мамыр',
    'маусым',
    'шілде',
    'тамыз',
    'қыркүйек',
    'қазан',
    'қараша',
    'желтоқсан',
  ],
  weekdayNames: ['дүйсенбі', 'сейсенбі', 'сәрсенбі', 'бейсенбі', 'жұма', 'сенбі', 'жексенбі'],
  date: (year, month, day, weekday) => `${year} жылғы ${day} ${month}, ${weekday}`,
  start: (date, time) => `Мерзімнің басталуы: ${date}, сағат ${time} (мекеменің жергілікті уақыты).`,
  clause: (clause) => `Негіздеме: ${clause} тармағы.`,
  period: (period) => `Мерзімнің ұзақтығы: ${lengthOf(period)}.`,
  firstDay: (rule) =>
    rule === 'counted' ? 'Басталған күн мерзімге кіреді.' : 'Басталған күн мерзімге кірмейді.',
  calendar: (id, week) =>
    `Жұмыс күндері ${id} күнтізбесі бойынша, ${week === 5 ? 'бес' : 'алты'} күндік жұмыс аптасымен анықталады.`,
  counted: (ordinal, date) => `${ordinal}-күн: ${date}.`,
  skipped: (date, reason, source) =>
    `Жұмыс күні емес: ${date} – ${reason}${source && ` (дереккөз: ${source})`}.`,
  months: (count, date, sameDayNumber) =>
    sameDayNumber
      ? `${count} айдан кейінгі дәл сол күн: ${date}.`
      : `${count} айдан кейін мұндай күн жоқ, сондықтан айдың соңғы күні алынады: ${date}.`,
  firstDayCounts: (date) => `Басталған күн мерзімге кіретіндіктен, мерзім бір күн бұрын аяқталады: ${date}.`,
  fullDays: (date, workingDays) =>
    `Аяқталатын күн де мерзімге кірмейді, сондықтан соңғы күн бір ${workingDays ? 'жұмыс күніне' : 'күнге'} кейін болады: ${date}.`,
  moved: (from, to) =>
    `Соңғы күн (${from}) жұмыс күні емес, сондықтан мерзім келесі жұмыс күні аяқталады: ${to}.`,
  stays: (date) =>
    `Соңғы күн (${date}) жұмыс күні емес, бірақ мерзім сол күні аяқталады: ол кейінге жылжымайды.`,
  due: (date, time, ending) =>
    `Мерзімнің аяқталуы: ${date}, сағат ${time}${ending === 'office-closes' ? ' (мекеменің жабылатын уақыты)' : ''}.`,
};

function lengthOf(period: Period): string {
  switch (period.unit) {
    case 'month':
      return `${period.count} ай`;
    case 'workingDays':
      return `${period.count} жұмыс күні`;
    case 'calendarDays':
      return `${period.count} күнтізбелік күн`;
    case 'minutes':
      return `${period.count} минут`;
    default:
      return 'сол күннің ішінде';
  }
}
