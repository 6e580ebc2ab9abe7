import type { Text } from '#libs/contract';

/** A field of the application registration coupon (annex 4 of standard 1; the other standards issue none). */
export interface CouponField {
  readonly id: string;
  /** Its number on the form. */
  readonly no: number;
  readonly label: Text;
  /** Parts that are filled in one by one. */
  readonly parts?: readonly { readonly id: string; readonly label: Text }[];
  /** Names the consumer, or a paper of the consumer: stands in the personal part of the event. */
  readonly personal: boolean;
  /** Line of the squeezed Kazakh text. */
  readonly line: number;
}

const text = (kk: string, ru: string, en: string): Text => ({ kk, ru, en });

/** The eight fields, top to bottom. Fields 4 and 7 overlap in the form; both are filled in. */
export const COUPON_FIELDS: readonly CouponField[] = [
  {
    id: 'registration-point',
    no: 1,
    label: text(
      'Пункттің коды және орналасқан жері',
      'Код и место нахождения пункта',
      'Code and location of the registration point',
    ),
    personal: false,
    line: 1399,
  },
  {
    id: 'enquiry-phone',
    no: 2,
    label: text('Анықтама телефоны', 'Телефон для справок', 'Telephone for enquiries'),
    personal: false,
    line: 1401,
  },
  {
    // The form only repeats its own name here; the number of the coupon is what makes sense.
    id: 'coupon',
    no: 3,
    label: text('Тіркеу талонының нөмірі', 'Номер талона регистрации', 'Number of the registration coupon'),
    personal: false,
    line: 1403,
  },
  {
    id: 'service-kind-and-registration-date',
    no: 4,
    label: text(
      'Қызмет түрі және тіркелген күні',
      'Вид услуги и дата регистрации',
      'Kind of service and date of registration',
    ),
    personal: false,
    line: 1405,
  },
  {
    id: 'consumer-name-and-birth-date',
    no: 5,
    label: text(
      'Тұтынушының тегі, аты, әкесінің аты және туған күні',
      'Фамилия, имя, отчество и дата рождения потребителя',
      'Surname, given name, patronymic and birth date of the consumer',
    ),
    personal: true,
    line: 1407,
  },
  {
    id: 'basis-document',
    no: 6,
    label: text('Негіздеме құжат', 'Документ-основание', 'Basis document'),
    parts: [
      { id: 'kind', label: text('Түрі', 'Вид', 'Kind') },
      { id: 'number', label: text('Нөмірі', 'Номер', 'Number') },
      { id: 'issued-on', label: text('Берілген күні', 'Дата выдачи', 'Date of issue') },
      { id: 'issued-by', label: text('Берген орган', 'Орган выдачи', 'Issuing body') },
    ],
    personal: true,
    line: 1409,
  },
  {
    id: 'ordered-service',
    no: 7,
    label: text('Тапсырыс берілген қызмет', 'Заказанная услуга', 'Service ordered'),
    personal: false,
    line: 1412,
  },
  {
    id: 'documents-to-be-surrendered',
    no: 8,
    label: text(
      'Тұтынушы тапсыратын құжаттар',
      'Документы потребителя, подлежащие сдаче',
      'Documents that the consumer hands in',
    ),
    personal: false,
    line: 1414,
  },
];
