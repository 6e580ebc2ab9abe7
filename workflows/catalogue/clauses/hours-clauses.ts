import { paragraph, type ClauseParagraph } from './clause-register.ts';

/** Clause 9 of standards 1, 3 and 4, but for its last paragraph. Hours are data: no step is refused for the hour. */
export const CENTRE_HOURS: readonly ClauseParagraph[] = [
  paragraph(
    '9',
    {
      kk: 'Ақпараттық жүйе арқылы құжат Орталықтың кестесімен, үзіліссіз қабылданады; жексенбі мен мерекеде қабылданбайды.',
      ru: 'Через информационную систему документы принимают по графику Центра без перерыва, кроме воскресений и праздников.',
      en: 'Through the information system documents are taken in by the schedule of the Centre, without a break, but not on Sundays and holidays.',
    },
    'data:office-hours',
  ),
  paragraph(
    '9.p2',
    { kk: 'Орталықтың кестесі.', ru: 'График Центра.', en: 'The schedule of the Centre.' },
    'data:office-hours',
  ),
  paragraph(
    '9.p3',
    {
      kk: 'Орталық аптасына алты күн жұмыс істейді, жексенбіде жабық.',
      ru: 'Центр работает шесть дней в неделю, в воскресенье закрыт.',
      en: 'The Centre is open six days a week and closed on Sunday.',
    },
    'data:office-hours',
  ),
  paragraph(
    '9.p4',
    {
      kk: 'Дүйсенбі–жұма 9.00–20.00, үзіліссіз; сенбі 9.00–13.00.',
      ru: 'Понедельник–пятница 9.00–20.00 без перерыва, суббота 9.00–13.00.',
      en: 'Monday to Friday 9:00 to 20:00 without a break, Saturday 9:00 to 13:00.',
    },
    'data:office-hours',
  ),
  paragraph(
    '9.p5',
    {
      kk: 'Қағаздағы өтініш те сол күндері, сол сағаттарда қабылданады; кесте 1-қосымшада.',
      ru: 'Заявления на бумаге принимают в те же дни и часы; график дан в приложении 1.',
      en: 'Paper applications are taken in on the same days at the same hours; annex 1 has the schedule.',
    },
    'command:SubmitApplication',
    'data:office-hours',
  ),
  paragraph(
    '9.p6',
    {
      kk: 'Өкілдіктер 9.00–18.30 аралығында үзіліссіз қабылдайды.',
      ru: 'Представительства принимают с 9.00 до 18.30 без перерыва.',
      en: 'Representative offices take documents in from 9:00 to 18:30 without a break.',
    },
    'data:office-hours',
  ),
];

const NEITHER_BOOKED_NOR_EXPEDITED = {
  kk: 'Орталықта алдын ала жазылу да, жедел қызмет те жоқ.',
  ru: 'В Центре нет ни предварительной записи, ни ускоренного обслуживания.',
  en: 'The Centres know neither booking in advance nor expedited service.',
};

/** Last paragraph of clause 9 where clause 7 offers no expedited mode: there is no command for either. */
export const notExpedited = (number: string) => paragraph(number, NEITHER_BOOKED_NOR_EXPEDITED, 'text');

/** The same in standard 1, where it contradicts clause 7 (H1). */
export const NOT_EXPEDITED_THOUGH_OFFERED = paragraph(
  '9.p7',
  NEITHER_BOOKED_NOR_EXPEDITED,
  'guard:modeOffered',
);
