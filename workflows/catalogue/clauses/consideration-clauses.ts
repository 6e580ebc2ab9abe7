import { paragraph, type ClauseParagraph } from './clause-register.ts';

/** Clause 25 once the complaint is in the journal. */
export const CONSIDERATION: readonly ClauseParagraph[] = [
  paragraph(
    '25.p2',
    {
      kk: 'Қабылдаған адам талон береді: нөмір, күн, өз тегі, байланыс.',
      ru: 'Принявший выдаёт талон: номер, дата, его фамилия, контакты.',
      en: 'Whoever takes it in gives a coupon with number, date, own surname and contacts.',
    },
    'complaint#command:RegisterComplaint',
  ),
  paragraph(
    '25.p3',
    {
      kk: 'Шағым заңдағы тәртіппен, заңдағы мерзімде қаралады (2007 жылғы № 221 заң).',
      ru: 'Порядок и срок рассмотрения определяет закон (№ 221 от 2007 года).',
      en: 'How and how long complaints are considered, legislation says (law no. 221 of 2007).',
    },
    'complaint#command:ForwardComplaint',
    'complaint#command:BeginConsideration',
    'complaint#command:ExtendConsideration',
    'complaint#command:SendExtensionNotice',
    'complaint#command:LeaveUnconsidered',
    'complaint#guard:forwardedToRightAddressee',
    'complaint#guard:notAnonymous',
    'complaint#guard:extendedOnce',
    'complaint#guard:reasonTrue',
    'complaint#state:underConsideration',
    'complaint#state:underConsideration.examining',
    'complaint#state:underConsideration.extended',
    'complaint#state:notConsidered',
    'complaint#limit:consideration-15',
    'complaint#limit:consideration-30',
    'complaint#limit:notice-of-extension',
    'data:appeal-periods',
  ),
  paragraph(
    '25.p4',
    {
      kk: 'Жауап тұтынушыға хатпен, пошта арқылы жіберіледі.',
      ru: 'Ответ посылают потребителю письмом по почте.',
      en: 'The consumer gets the answer as a letter by post.',
    },
    'complaint#command:AnswerComplaint',
    'complaint#guard:answeredByPost',
    'complaint#state:answered',
  ),
];

/** Clauses 26 and 27. */
export const CONTACTS: readonly ClauseParagraph[] = [
  paragraph(
    '26',
    {
      kk: 'Ішкі істер министрлігінің мекенжайы, телефоны, сайты.',
      ru: 'Адрес, телефон и сайт Министерства внутренних дел.',
      en: 'Address, telephone and website of the Ministry of Internal Affairs.',
    },
    'data:central-bodies',
  ),
  paragraph(
    '27',
    {
      kk: 'Орталықтарға жауапты Комитеттің мекенжайы мен электрондық поштасы; анықтама нөмірі 1414.',
      ru: 'Адрес и электронная почта Комитета, которому подведомственны Центры; справочный номер 1414.',
      en: 'Address and e-mail of the Committee over the Centres; call centre 1414.',
    },
    'data:central-bodies',
  ),
];
