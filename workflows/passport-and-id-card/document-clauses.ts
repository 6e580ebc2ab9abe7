import { DOCUMENTS_HEADING, paragraph, type ClauseParagraph } from '#workflows/catalogue';

const CHECKED = ['guard:documentsComplete', 'data:documents'] as const;

/** Clause 11: what the consumer brings, the "one of" list of point 3 with its occasions, the photographs. */
export const DOCUMENTS: readonly ClauseParagraph[] = [
  DOCUMENTS_HEADING,
  paragraph(
    '11.1',
    {
      kk: 'Тұрғылықты жерін растайтын тіркеу кітабы; жүйе арқылы ол да, мекенжай анықтамасы да керек емес.',
      ru: 'Книга регистрации, подтверждающая место жительства; через систему не нужны ни она, ни адресная справка.',
      en: 'The registration book that shows the place of residence; through the information system neither it nor an address certificate.',
    },
    ...CHECKED,
  ),
  paragraph(
    '11.2',
    {
      kk: 'Бажды төлеу түбіртегі; босатылғандарда оның орнына растайтын құжат.',
      ru: 'Квитанция об уплате пошлины; у освобождённых вместо неё подтверждение.',
      en: 'The receipt for the duty; from exempt persons a document that confirms the exemption.',
    },
    'guard:dutySettled',
    ...CHECKED,
  ),
  paragraph(
    '11.3',
    {
      kk: 'Жүйе арқылы: өзі әкелген не фотосалонда түскен суреттер және осы тізімнің бір құжаты.',
      ru: 'Через систему: свои фотографии или из фотосалона и один документ из списка.',
      en: 'Through the information system: photographs, own or from a studio, and one document of the list.',
    },
    'guard:occasionsFit',
    ...CHECKED,
  ),
  paragraph(
    '11.3.a',
    {
      kk: 'Туу туралы куәлік: 16 жаста жеке куәлікке, 16 жасқа дейін паспортқа.',
      ru: 'Свидетельство о рождении: для удостоверения в 16 лет, для паспорта до 16 лет.',
      en: 'Birth certificate: for the identity card at 16, for a passport before 16.',
    },
    'guard:occasionsFit',
    ...CHECKED,
  ),
  paragraph(
    '11.3.b',
    {
      kk: 'Ескі паспорт: паспорт ауыстырылса.',
      ru: 'Прежний паспорт: при его замене.',
      en: 'The passport, where it is replaced.',
    },
    'guard:occasionsFit',
    ...CHECKED,
  ),
  paragraph(
    '11.3.c',
    {
      kk: 'Жеке куәлік: өзі ауыстырылса не 16 жастан кейін алғашқы паспорт алынса.',
      ru: 'Удостоверение личности: при его замене или для первого паспорта по достижении 16 лет.',
      en: 'Identity card: where it is replaced, or for the first passport on reaching 16.',
    },
    'guard:occasionsFit',
    ...CHECKED,
  ),
  paragraph(
    '11.3.d',
    {
      kk: 'Ішкі істер органының азаматтыққа қабылдау анықтамасы: құжат сол себепті алынса.',
      ru: 'Справка органа внутренних дел о приёме в гражданство: для документов по этому поводу.',
      en: 'Certificate of admission to citizenship from the internal affairs body, for documents on that occasion.',
    },
    'guard:occasionsFit',
    ...CHECKED,
  ),
  paragraph(
    '11.3.e',
    {
      kk: 'Шетелдегі мекеменің қайтып оралу куәлігі: паспорт уақытша сапарда жоғалса.',
      ru: 'Свидетельство на возвращение из загранучреждения: паспорт утрачен во временной поездке.',
      en: 'Certificate of return from a mission abroad, where the passport was lost on a temporary stay.',
    },
    'guard:occasionsFit',
    ...CHECKED,
  ),
  paragraph(
    '11.p10',
    {
      kk: '3,5×4,5 см екі сурет: қазіргі жасындағы, тура қараған, жарықта, байсалды, аузы жабық, беті суреттің шамамен 75 %.',
      ru: 'Два снимка 3,5×4,5 см в нынешнем возрасте: анфас, на свету, лицо спокойно, рот закрыт, лицо занимает около 75 %.',
      en: 'Two prints of 3.5 by 4.5 cm at the present age: full face, in the light, calm, mouth closed, the face about 75 % of the picture.',
    },
    ...CHECKED,
    'outside',
  ),
  paragraph(
    '11.p11',
    {
      kk: 'Екеуі бір негативтен, қалың фотоқағазда; сканер, модель не көшірме жарамайды.',
      ru: 'Оба с одного негатива на плотной фотобумаге; сканы, монтаж и копии не годятся.',
      en: 'Both from one negative on thick photographic paper; no scans, models or photocopies.',
    },
    'outside',
  ),
];
