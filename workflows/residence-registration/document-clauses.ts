import {
  DOCUMENTS_HEADING,
  militaryHeading,
  paragraph,
  registrationRecord,
  type ClauseParagraph,
} from '#workflows/catalogue';

const CHECKED = ['guard:documentsComplete', 'data:documents'] as const;

/** Clause 11. Points 7 to 9 stand below the heading for those liable for service, but are for everybody. */
export const DOCUMENTS: readonly ClauseParagraph[] = [
  DOCUMENTS_HEADING,
  paragraph(
    '11.1',
    {
      kk: 'Тіркеу туралы өтініш, тұрғын үй иесі келіскен.',
      ru: 'Заявление о регистрации с согласием владельца жилья.',
      en: 'The application for registration, to which the owner of the dwelling consents.',
    },
    ...CHECKED,
  ),
  paragraph(
    '11.2',
    {
      kk: 'Тұрғын үйді сатып алғанын не онда тұруға құқығын дәлелдейтін құжат, көшірмесімен.',
      ru: 'Документ о покупке жилья или об ином праве жить в нём, подлинник с копией.',
      en: 'Proof that the dwelling was bought, or of another right to live in it; original and copy.',
    },
    ...CHECKED,
  ),
  registrationRecord('11.3'),
  paragraph(
    '11.4',
    {
      kk: 'Бұрынғы мекеннен кету парағы.',
      ru: 'Листок убытия с прежнего места.',
      en: 'The departure slip of the former place of residence.',
    },
    ...CHECKED,
  ),
  paragraph(
    '11.5',
    {
      kk: 'Жеке басын куәландыратын құжат, 16-ға дейін туу туралы куәлік; көшірмесімен.',
      ru: 'Документ, удостоверяющий личность, до 16 лет свидетельство о рождении; подлинник с копией.',
      en: 'An identity document, under 16 the birth certificate; original and copy.',
    },
    ...CHECKED,
  ),
  militaryHeading('11.p7'),
  paragraph(
    '11.6',
    {
      kk: 'Есепке алу белгісі бар әскери билет, шақырылушыда тіркеу куәлігі; көшірмесімен.',
      ru: 'Военный билет с отметкой о постановке на учёт, у призывника приписное свидетельство; подлинник с копией.',
      en: 'Military card marked with admission to the register, before call-up the registration certificate; original and copy.',
    },
    ...CHECKED,
  ),
  paragraph(
    '11.7',
    {
      kk: 'Жаңа мекенге келу парағының 3 данасы; жүйе арқылы керек емес.',
      ru: 'Листок прибытия на новое место в 3 экземплярах; через систему не нужен.',
      en: 'The arrival slip for the new place in 3 copies; not through the information system.',
    },
    ...CHECKED,
  ),
  paragraph(
    '11.8',
    {
      kk: 'Сол параққа қоса статистикалық талон.',
      ru: 'Статистический талон к этому листку.',
      en: 'The statistical coupon that belongs to that slip.',
    },
    ...CHECKED,
  ),
  paragraph(
    '11.9',
    {
      kk: 'Бажды төлеу түбіртегі; босатылғандарда оның орнына растайтын құжат.',
      ru: 'Квитанция об уплате пошлины; у освобождённых вместо неё подтверждение.',
      en: 'The receipt for the duty; from exempt persons a document that confirms the exemption.',
    },
    'guard:dutySettled',
    ...CHECKED,
  ),
];
