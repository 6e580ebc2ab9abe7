import type { ClauseEntry } from '#libs/contract';
import {
  AT_THE_CENTRE,
  clauseRegister,
  complaintClauses,
  DOCUMENTS_HEADING,
  FOR_A_FEE,
  FOR_CITIZENS,
  IN_PERSON,
  INFORMATION,
  LIMITS_HEADING,
  NO_COUPON,
  noElectronicRequests,
  notExpedited,
  PAID_THROUGH_BANKS,
  paragraph,
  QUALITY,
  REFUSAL,
  TAKEN_IN_BY_AUTHORISED_BODY,
  waitingAtSubmission,
} from '#workflows/catalogue';
import { STANDARD_ID } from './standard.ts';

const CHECKED = ['guard:documentsComplete', 'data:documents'] as const;

/** Where each paragraph of standard 2 is honoured. */
export const clauses: readonly ClauseEntry[] = clauseRegister(STANDARD_ID, [
  paragraph(
    '1',
    {
      kk: 'Жоғалған не жарамсыз құжат қалпына келгенше көші-қон полициясы (уәкілетті орган) Орталықтарда уақытша жеке куәлік береді.',
      ru: 'Пока восстанавливают утраченный или негодный документ, миграционная полиция (уполномоченный орган) выдаёт в Центрах временное удостоверение личности.',
      en: 'Until a lost or invalid identity document is restored, the migration police (the authorised body) issue a temporary identity card at the Centres.',
    },
    'state:awaitingSubmission',
    'data:standards',
    'data:centres',
  ),
  paragraph('2', { kk: 'Автоматтандырылмаған.', ru: 'Не автоматизировано.', en: 'Not automated.' }, 'text'),
  paragraph(
    '3',
    {
      kk: 'Негізі: халықты құжаттандыру және тіркеу ережесі (2000 жылғы № 1063 қаулы), 25-тармақ.',
      ru: 'Основание: Правила документирования и регистрации населения (постановление № 1063 от 2000 года), пункт 25.',
      en: 'Basis: the Rules for documentation and registration (resolution no. 1063 of 2000), clause 25.',
    },
    'guard:standardInForce',
  ),
  INFORMATION,
  paragraph(
    '5',
    {
      kk: 'Нәтиже: уақытша жеке куәлік немесе дәлелді бас тарту.',
      ru: 'Результат: временное удостоверение личности либо мотивированный отказ.',
      en: 'The result: a temporary identity card, or a reasoned refusal.',
    },
    'command:ProduceResult',
    'command:RefuseApplication',
    'state:produced',
    'state:refused',
  ),
  FOR_CITIZENS,
  LIMITS_HEADING,
  waitingAtSubmission('7.1'),
  noElectronicRequests('7.p3'),
  paragraph(
    '7.2',
    {
      kk: '1-тармақшаны қателесіп қайталайды; құжат алу кезегі деп оқылады: 30 минут.',
      ru: 'По ошибке повторяет подпункт 1; читается как очередь за документом: 30 минут.',
      en: 'Repeats point 1 by a slip; read as the queue to collect the card: 30 minutes.',
    },
    'limit:waiting-at-collection',
  ),
  paragraph(
    '7.3',
    {
      kk: 'Қызмет жүгінген күні, сол жерде көрсетіледі, 30 минуттан аспайды.',
      ru: 'Услуга оказывается на месте, в день обращения, не дольше 30 минут.',
      en: 'Served the same day while the consumer waits, in 30 minutes at most.',
    },
    'limit:service-on-the-spot',
    'limit:provision-same-day',
  ),
  FOR_A_FEE,
  PAID_THROUGH_BANKS,
  paragraph(
    '8.p3',
    {
      kk: 'Төлем күнгі айлық есептік көрсеткіштің 20 %-ы; құжат тапсырғанша төленеді.',
      ru: '20 % месячного расчётного показателя на день уплаты; платят до подачи документов.',
      en: '20 % of the monthly calculation index of the day of payment; paid before the documents are submitted.',
    },
    'command:SettleDuty',
    'guard:dutySettled',
    'state:paid',
    'data:duty-rates',
    'data:index-values',
  ),
  paragraph(
    '9',
    {
      kk: 'Құжат 9.00–18.30 аралығында қабылданады, үзіліс 13.00–14.30; демалыс пен мерекеде қабылданбайды.',
      ru: 'Документы принимают 9.00–18.30, перерыв 13.00–14.30, кроме выходных и праздников.',
      en: 'Documents are taken in from 9:00 to 18:30, break 13:00 to 14:30, not on days off and holidays.',
    },
    'data:office-hours',
  ),
  notExpedited('9.p2'),
  AT_THE_CENTRE,
  DOCUMENTS_HEADING,
  paragraph(
    '11.1',
    { kk: 'Жазбаша өтініш.', ru: 'Письменное заявление.', en: 'A written application.' },
    ...CHECKED,
  ),
  paragraph(
    '11.2',
    {
      kk: 'Уақытша куәлік бажының түбіртегі; жеңілдік жоқ.',
      ru: 'Квитанция об уплате пошлины за временное удостоверение; льгот нет.',
      en: 'The receipt for the duty on the temporary card; nobody is exempt.',
    },
    'guard:exemptionListed',
    'guard:dutySettled',
    ...CHECKED,
  ),
  paragraph('11.3', { kk: 'Фотосурет.', ru: 'Фотография.', en: 'A photograph.' }, ...CHECKED),
  paragraph(
    '11.p5',
    {
      kk: '3,5×4,5 см бір сурет: қазіргі жасындағы, тура қараған, жарықта, байсалды, аузы жабық.',
      ru: 'Один снимок 3,5×4,5 см в нынешнем возрасте: анфас, на свету, лицо спокойно, рот закрыт.',
      en: 'One print of 3.5 by 4.5 cm at the present age: full face, in the light, calm, mouth closed.',
    },
    ...CHECKED,
    'outside',
  ),
  paragraph(
    '12',
    {
      kk: 'Бланк толтырылмайды.',
      ru: 'Бланки не заполняют.',
      en: 'Nobody fills in a form.',
    },
    'text',
  ),
  TAKEN_IN_BY_AUTHORISED_BODY,
  NO_COUPON,
  IN_PERSON,
  REFUSAL,
  ...QUALITY,
  ...complaintClauses(STANDARD_ID),
]);
