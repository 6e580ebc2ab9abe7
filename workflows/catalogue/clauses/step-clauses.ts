import { paragraph } from './clause-register.ts';

/** Clauses 11 to 16 where several standards say the same. */

export const DOCUMENTS_HEADING = paragraph(
  '11',
  { kk: 'Тұтынушы не әкеледі.', ru: 'Что приносит потребитель.', en: 'What the consumer brings.' },
  'command:CheckDocuments',
  'guard:documentsComplete',
  'state:checked',
  'data:documents',
);

export const TAKEN_IN_BY_AUTHORISED_BODY = paragraph(
  '13',
  {
    kk: 'Құжаттарды уәкілетті органның қызметкерлері Орталық залындағы ақпараттық жүйе орындарында қабылдайды.',
    ru: 'Документы принимают сотрудники уполномоченного органа за рабочими местами информационной системы в зале Центра.',
    en: 'Employees of the authorised body take documents in, at workplaces of the information system in the hall of the Centre.',
  },
  'command:SubmitApplication',
  'state:submitted',
  'data:centres',
);

/** Standards 2 to 4 (H22): there is no coupon, so no command that gives one. */
export const NO_COUPON = paragraph(
  '14',
  {
    kk: 'Құжаттың қабылданғаны мен қызмет алынатын күн туралы қағаз берілмейді.',
    ru: 'Бумага о приёме документов и о дне получения услуги не выдаётся.',
    en: 'No paper confirms that the documents were taken in, or the day of the service.',
  },
  'text',
);

export const IN_PERSON = paragraph(
  '15',
  {
    kk: 'Тұтынушының өзі келуі керек.',
    ru: 'Потребитель должен прийти лично.',
    en: 'The consumer has to appear in person.',
  },
  'command:SubmitApplication',
  'command:HandOverResult',
  'state:issued',
);

const MISSING_DOCUMENT = {
  kk: '11-тармақтағы бір құжат болмаса да, уәкілетті орган бас тартады.',
  ru: 'Нет хотя бы одного документа из пункта 11: уполномоченный орган отказывает.',
  en: 'Where one of the documents of clause 11 is missing, the authorised body refuses.',
};

/** Standards 1 to 3: a receipt that does not settle the duty is a document that is missing. */
export const REFUSAL = paragraph(
  '16',
  MISSING_DOCUMENT,
  'command:RefuseApplication',
  'guard:missingNamed',
  'guard:dutyNotSettled',
  'state:refused',
);

/** Standard 4, which is free of charge. */
export const REFUSAL_WITHOUT_DUTY = paragraph(
  '16',
  MISSING_DOCUMENT,
  'command:RefuseApplication',
  'guard:missingNamed',
  'state:refused',
);
