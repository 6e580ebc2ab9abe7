import type { Text } from '#libs/contract';

/** What the rules that all standards share are called. */
export const RULE_TITLES = {
  servedAtCentre: {
    kk: 'Өтініш Орталықта қабылданады',
    ru: 'Заявление принимается в Центре обслуживания населения',
    en: 'The application is taken in at a Public Service Centre',
  },
  exemptionListed: {
    kk: 'Баждан босату санаты тізімде бар',
    ru: 'Категория освобождения есть в перечне',
    en: 'The category of exemption is in the list',
  },
  standardInForce: { kk: 'Стандарт қолданыста', ru: 'Стандарт действует', en: 'The standard is in force' },
  documentsComplete: {
    kk: 'Қажетті құжаттардың бәрі бар',
    ru: 'Все требуемые документы представлены',
    en: 'All required documents are there',
  },
  dutySettled: {
    kk: 'Мемлекеттік баж төленген немесе босату дәлелденген',
    ru: 'Пошлина уплачена или освобождение подтверждено',
    en: 'The duty is paid or the exemption proven',
  },
  missingNamed: {
    kk: 'Жетіспейтін құжаттар аталған',
    ru: 'Недостающие документы названы',
    en: 'The missing documents are named',
  },
  dutyNotSettled: {
    kk: 'Баж төленбеген немесе босату дәлелденбеген',
    ru: 'Пошлина не уплачена, освобождение не подтверждено',
    en: 'The duty is not paid and no exemption proven',
  },
} as const satisfies Record<string, Text>;

/** What the commands that all standards share are called. */
export const COMMAND_TITLES = {
  SubmitApplication: { kk: 'Өтінішті қабылдау', ru: 'Принять заявление', en: 'Take in an application' },
  CheckDocuments: { kk: 'Құжаттарды тексеру', ru: 'Проверить документы', en: 'Check the documents' },
  SettleDuty: { kk: 'Бажды есепке алу', ru: 'Учесть пошлину', en: 'Settle the duty' },
  ProduceResult: {
    kk: 'Нәтижені дайындау',
    ru: 'Отметить готовность результата',
    en: 'Note the result as produced',
  },
  HandOverResult: { kk: 'Нәтижені тапсыру', ru: 'Выдать результат', en: 'Hand over the result' },
  RefuseApplication: { kk: 'Дәлелді бас тарту', ru: 'Мотивированно отказать', en: 'Refuse with reasons' },
} as const satisfies Record<string, Text>;

/** What the states that all standards share are called. */
export const STATE_TITLES = {
  awaitingSubmission: { kk: 'Өтініш күтілуде', ru: 'Ожидается заявление', en: 'Awaiting submission' },
  submitted: { kk: 'Өтініш берілді', ru: 'Заявление подано', en: 'Submitted' },
  checked: { kk: 'Құжаттар тексерілді', ru: 'Документы проверены', en: 'Documents checked' },
  paid: { kk: 'Баж төленді', ru: 'Пошлина уплачена', en: 'Duty settled' },
  produced: { kk: 'Нәтиже дайын', ru: 'Результат готов', en: 'Produced' },
  issued: { kk: 'Нәтиже берілді', ru: 'Результат выдан', en: 'Issued' },
  refused: { kk: 'Бас тартылды', ru: 'Отказано', en: 'Refused' },
} as const satisfies Record<string, Text>;
