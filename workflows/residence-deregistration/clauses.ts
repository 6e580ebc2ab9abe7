import type { ClauseEntry } from '#libs/contract';
import {
  AT_THE_CENTRE,
  CENTRE_HOURS,
  clauseRegister,
  complaintClauses,
  DOCUMENTS_HEADING,
  IN_PERSON,
  INFORMATION,
  LIMITS_HEADING,
  militaryHeading,
  NO_COUPON,
  noElectronicRequests,
  notExpedited,
  paragraph,
  PARTLY_AUTOMATED,
  QUALITY,
  REFUSAL_WITHOUT_DUTY,
  registrationRecord,
  RESIDENCE_RESULT,
  sameDay,
  TAKEN_IN_BY_AUTHORISED_BODY,
  waitingAtCollection,
  waitingAtSubmission,
} from '#workflows/catalogue';
import { STANDARD_ID } from './standard.ts';

const CHECKED = ['guard:documentsComplete', 'data:documents'] as const;

/** Where each paragraph of standard 4 is honoured. */
export const clauses: readonly ClauseEntry[] = clauseRegister(STANDARD_ID, [
  paragraph(
    '1',
    {
      kk: 'Тіркеу есебінен шығаруды көші-қон полициясы (уәкілетті орган) ақпараттық жүйе арқылы Орталықтарда жүргізеді.',
      ru: 'С регистрационного учёта снимает миграционная полиция (уполномоченный орган) через информационную систему в Центрах.',
      en: 'The migration police (the authorised body) remove people from registration through the information system at the Centres.',
    },
    'state:awaitingSubmission',
    'data:standards',
    'data:centres',
  ),
  PARTLY_AUTOMATED,
  paragraph(
    '3',
    {
      kk: 'Негізі: ішкі көшіп-қонушыларды тіркеу қағидалары (2011 жылғы № 1427 қаулы), 3-тармақ.',
      ru: 'Основание: Правила регистрации внутренних мигрантов (постановление № 1427 от 2011 года), пункт 3.',
      en: 'Basis: the Rules for registration of internal migrants (resolution no. 1427 of 2011), clause 3.',
    },
    'guard:standardInForce',
  ),
  INFORMATION,
  RESIDENCE_RESULT,
  paragraph(
    '6',
    {
      kk: 'Тұтынушылар: басқа жерге көшкендер, бас бостандығынан айырылғандар, тұрғын үйге құқығын сот тоқтатқандар, қайтыс болғандар.',
      ru: 'Потребители: уехавшие в другое место, лишённые свободы по приговору, утратившие право на жильё по решению суда, умершие.',
      en: 'The consumers: who moved away, who is sentenced to imprisonment, whose right to the dwelling a court ended, who has died.',
    },
    'command:SubmitApplication',
  ),
  LIMITS_HEADING,
  waitingAtSubmission('7.1'),
  noElectronicRequests('7.p3'),
  waitingAtCollection('7.2'),
  paragraph(
    '7.3',
    {
      kk: 'Жүгінген күні қызмет көрсету 30 минуттан аспайды.',
      ru: 'В день обращения обслуживают не дольше 30 минут.',
      en: 'On the day of application serving takes 30 minutes at most.',
    },
    'limit:service-on-the-spot',
  ),
  sameDay('7.p6'),
  paragraph(
    '8',
    { kk: 'Тегін.', ru: 'Бесплатно.', en: 'Free of charge.' },
    'state:checked',
    'data:duty-rates',
  ),
  ...CENTRE_HOURS,
  notExpedited('9.p7'),
  AT_THE_CENTRE,
  DOCUMENTS_HEADING,
  paragraph(
    '11.1',
    {
      kk: 'Есептен шығару өтініші.',
      ru: 'Заявление о снятии с учёта.',
      en: 'The application to be removed from registration.',
    },
    ...CHECKED,
  ),
  registrationRecord('11.2'),
  paragraph(
    '11.3',
    {
      kk: 'Жеке куәлік, 16-ға дейін туу туралы куәлік; көшірмесімен.',
      ru: 'Удостоверение личности, до 16 лет свидетельство о рождении; подлинник с копией.',
      en: 'The identity card, under 16 the birth certificate; original and copy.',
    },
    ...CHECKED,
  ),
  militaryHeading('11.p5'),
  paragraph(
    '11.4',
    {
      kk: 'Есептен шығару белгісі бар әскери билет, шақырылғанда тіркеу куәлігі; көшірмесімен.',
      ru: 'Военный билет с отметкой о снятии с учёта, у призванного приписное свидетельство; подлинник с копией.',
      en: 'Military card marked with removal from the register, on call-up the registration certificate; original and copy.',
    },
    ...CHECKED,
  ),
  paragraph(
    '12',
    {
      kk: 'Бланкілер күту залындағы тұғырда не Орталық кеңесшілерінде.',
      ru: 'Бланки лежат на стойке в зале ожидания или есть у консультантов Центра.',
      en: 'Blank forms lie on a stand where people wait, or the consultants of the Centre have them.',
    },
    'outside',
  ),
  TAKEN_IN_BY_AUTHORISED_BODY,
  NO_COUPON,
  IN_PERSON,
  REFUSAL_WITHOUT_DUTY,
  ...QUALITY,
  ...complaintClauses(STANDARD_ID),
]);
