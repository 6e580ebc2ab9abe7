import type { Text } from '#libs/contract';
import type { TurnedReading } from '#libs/read-models/deadlines';

/** What is asked where the words on time can be read in two ways (docs/law.md, H2). */
export const READING_TITLES: Readonly<Record<TurnedReading, Text>> = {
  week: {
    kk: 'Қай күндер жұмыс күні: дүйсенбіден жұмаға дейін бе, әлде сенбіге дейін бе',
    ru: 'Какие дни рабочие: с понедельника по пятницу или по субботу',
    en: 'Which days are working days: Monday to Friday, or Monday to Saturday',
  },
  workingDays: {
    kk: 'Жұмыс күндерімен есептелетін мерзім N-ші күні бітеді ме, әлде арада N толық күн өтеді ме',
    ru: 'Срок в рабочих днях истекает в N-й день или между днями приёма и выдачи лежит N полных дней',
    en: 'A period of working days ends on the N-th day, or leaves N full days between acceptance and issue',
  },
  month: {
    kk: 'Қабылдау және беру күндері бір айлық мерзімге кіреді ме',
    ru: 'Распространяется ли исключение дня приёма и дня выдачи на месячный срок',
    en: 'Whether leaving out the days of acceptance and of issue covers the month as well',
  },
  stop: {
    kk: 'Мерзім құжат дайын болғанда бітеді ме, әлде ол тапсырылғанда бітеді ме',
    ru: 'Срок истекает, когда документ готов или когда он выдан на руки',
    en: 'The period ends when the document is ready, or when it is handed over',
  },
};
