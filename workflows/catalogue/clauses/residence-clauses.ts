import { paragraph } from './clause-register.ts';

/** What standards 3 and 4 say alike. */

/** H27: which form of the result fits. */
export const RESIDENCE_RESULT = paragraph(
  '5',
  {
    kk: 'Нәтиже: тіркеу кітабындағы мөртаңба не жүйеге енгізіліп, куәлікке қайта жазылған мекенжай; немесе дәлелді бас тарту.',
    ru: 'Результат: штамп в книге регистрации либо запись в системе и новый адрес на удостоверении; или мотивированный отказ.',
    en: 'The result: a stamp in the registration book, or an entry in the system with the address re-recorded on the card; or a reasoned refusal.',
  },
  'command:ProduceResult',
  'command:RefuseApplication',
  'guard:resultFits',
  'state:produced',
  'state:refused',
);

/** H13: asked for through the information system too, unless read otherwise. */
export const registrationRecord = (number: string) =>
  paragraph(
    number,
    {
      kk: 'Тіркеу кітабы не мекенжай анықтамасы.',
      ru: 'Книга регистрации либо адресная справка.',
      en: 'The registration book, or an address certificate.',
    },
    'guard:documentsComplete',
    'data:documents',
  );

export const militaryHeading = (number: string) =>
  paragraph(
    number,
    {
      kk: 'Әскери міндеттілер тағы бір құжат әкеледі.',
      ru: 'Военнообязанные приносят ещё один документ.',
      en: 'Persons liable for military service bring one more document.',
    },
    'command:SubmitApplication',
    'guard:documentsComplete',
    'data:documents',
  );
