import type { Text } from './text.ts';

/** Days of the week from Monday on, as they stand within a sentence. */
export const WEEKDAY_TITLES: readonly Text[] = [
  { kk: 'дүйсенбі', ru: 'понедельник', en: 'Monday' },
  { kk: 'сейсенбі', ru: 'вторник', en: 'Tuesday' },
  { kk: 'сәрсенбі', ru: 'среда', en: 'Wednesday' },
  { kk: 'бейсенбі', ru: 'четверг', en: 'Thursday' },
  { kk: 'жұма', ru: 'пятница', en: 'Friday' },
  { kk: 'сенбі', ru: 'суббота', en: 'Saturday' },
  { kk: 'жексенбі', ru: 'воскресенье', en: 'Sunday' },
];
