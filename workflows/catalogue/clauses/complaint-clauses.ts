import { BY_HAND_CLAUSES, explanationContact } from '../complaint-addressees.ts';
import type { StandardId } from '../decree.ts';
import { paragraph, type ClauseParagraph } from './clause-register.ts';
import { CONSIDERATION, CONTACTS } from './consideration-clauses.ts';

/** Clauses 20 to 27, which all standards share but for who explains (clause 20) and whose chancellery takes in. */
export function complaintClauses(standard: StandardId): readonly ClauseParagraph[] {
  const atCentreToo = BY_HAND_CLAUSES[standard].includes('22');
  return [
    explanationContact(standard).kind === 'centre-head' ? EXPLAINED_BY_CENTRE : EXPLAINED_BY_AUTHORITY,
    ...ADDRESSEES,
    atCentreToo ? CHANNELS : CHANNELS_BUT_CENTRE,
    ATTACHMENTS,
    atCentreToo ? JOURNAL : JOURNAL_BUT_CENTRE,
    ...CONSIDERATION,
    ...CONTACTS,
  ];
}

const EXPLAINED_BY_CENTRE = paragraph(
  '20',
  {
    kk: 'Орталық инспекторына шағымдану жолын Орталық басшылығы түсіндіреді, өтініш жазуға көмектеседі; телефондар 1-қосымшада.',
    ru: 'Как жаловаться на инспектора Центра, объясняет руководство Центра, оно же помогает с заявлением; телефоны в приложении 1.',
    en: 'The management of the Centre explains how to complain about its inspector and helps to write; telephones in annex 1.',
  },
  'data:complaint-addressees',
  'data:centres',
);

const EXPLAINED_BY_AUTHORITY = paragraph(
  '20',
  {
    kk: 'Уәкілетті орган қызметкеріне шағымдану жолын сол органның басшылары түсіндіреді; телефондар 2-қосымшада.',
    ru: 'Как жаловаться на сотрудника уполномоченного органа, объясняют руководители этого органа; телефоны в приложении 2.',
    en: 'The heads of the authorised body explain how to complain about its employee; telephones in annex 2.',
  },
  'data:complaint-addressees',
  'data:authorities',
);

const ADDRESSEES: readonly ClauseParagraph[] = [
  paragraph(
    '21',
    {
      kk: 'Нәтижеге шағым уәкілетті органның басшысына, жұмыс күндері 9.00–17.00, үзіліс 13.00–14.30; мекенжайлар 2-қосымшада.',
      ru: 'Жалоба на результат: руководителю уполномоченного органа, в рабочие дни 9.00–17.00, перерыв 13.00–14.30; адреса в приложении 2.',
      en: 'A complaint about the result goes to the head of the authorised body, working days 9:00 to 17:00, break 13:00 to 14:30; addresses in annex 2.',
    },
    'complaint#command:LodgeComplaint',
    'complaint#guard:rightAddressee',
    'complaint#guard:resultNamesApplication',
    'data:complaint-addressees',
    'data:authorities',
    'data:office-hours',
  ),
  paragraph(
    '21.p2',
    {
      kk: 'Уәкілетті органның әрекетіне не әрекетсіздігіне шағым Ішкі істер министрлігіне, сол сағаттарда.',
      ru: 'Жалоба на действие или бездействие уполномоченного органа: Министерству внутренних дел, в те же часы.',
      en: 'A complaint about an action or omission of the authorised body goes to the Ministry of Internal Affairs, at the same hours.',
    },
    'complaint#command:LodgeComplaint',
    'complaint#guard:rightAddressee',
    'data:complaint-addressees',
    'data:central-bodies',
    'data:office-hours',
  ),
  paragraph(
    '22',
    {
      kk: 'Орталықтағы дөрекілікке шағым Орталық басшысына не Орталықтарға жауапты Комитетке беріледі.',
      ru: 'Жалоба на грубость в Центре: руководителю Центра или Комитету, которому Центры подведомственны.',
      en: 'A complaint about rude service at a Centre goes to its head or to the Committee over the Centres.',
    },
    'complaint#command:LodgeComplaint',
    'complaint#guard:rightAddressee',
    'data:complaint-addressees',
    'data:centres',
    'data:central-bodies',
  ),
  paragraph(
    '23',
    {
      kk: 'Нәтижеге разы емес тұтынушы сотқа шағымдана алады.',
      ru: 'Потребитель, не согласный с результатом, может обратиться в суд.',
      en: 'Whoever disagrees with the result may go to court.',
    },
    'complaint#command:NoteCourtAppeal',
    'complaint#guard:courtNamed',
    'complaint#state:inCourt',
  ),
];

const TAKING_IN = [
  'complaint#command:LodgeComplaint',
  'complaint#state:awaitingComplaint',
  'complaint#state:lodged',
  'data:complaint-addressees',
] as const;

const CHANNELS = paragraph(
  '24',
  {
    kk: 'Заңда көзделген жағдайда шағым ауызша, жазбаша, поштамен, электрондық поштамен не жұмыс күні 21 және 22-тармақ органының кеңсесіне беріледі.',
    ru: 'В случаях по закону жалобу подают устно, письменно, почтой, электронной почтой или лично в рабочий день в канцелярию органа из пунктов 21 и 22.',
    en: 'In the cases of the law a complaint comes orally, in writing, by post, by e-mail, or by hand on a working day at the chancellery of a body of clauses 21 and 22.',
  },
  ...TAKING_IN,
);

const CHANNELS_BUT_CENTRE = paragraph(
  '24',
  {
    kk: 'Заңда көзделген жағдайда шағым ауызша, жазбаша, поштамен, электрондық поштамен не жұмыс күні 21-тармақ органының кеңсесіне беріледі.',
    ru: 'В случаях по закону жалобу подают устно, письменно, почтой, электронной почтой или лично в рабочий день в канцелярию органа из пункта 21.',
    en: 'In the cases of the law a complaint comes orally, in writing, by post, by e-mail, or by hand on a working day at the chancellery of a body of clause 21.',
  },
  ...TAKING_IN,
);

const ATTACHMENTS = paragraph(
  '24.p2',
  {
    kk: 'Сапасыз қызметті не дөрекілікті дәлелдейтін құжаттарды шағымға тіркеуге болады.',
    ru: 'К жалобе можно приложить документы о плохом качестве услуги или о грубости.',
    en: 'Documents that show poor quality or rudeness may be attached.',
  },
  'complaint#command:LodgeComplaint',
);

const REGISTERING = ['complaint#command:RegisterComplaint', 'complaint#state:registered'] as const;

const JOURNAL = paragraph(
  '25',
  {
    kk: 'Пошта арқылы не қолма-қол келген шағым Орталық не уәкілетті орган журналына жазылады; екінші дана не ілеспе хат мөрленіп, нөмірі мен күні қойылады.',
    ru: 'Жалобу, пришедшую по почте или лично, вносят в журнал Центра или уполномоченного органа; на втором экземпляре или сопроводительном письме ставят печать, номер и дату.',
    en: 'A complaint by post or by hand is entered in the journal of the Centre or the authorised body; second copy or covering letter get seal, number and date.',
  },
  ...REGISTERING,
);

const JOURNAL_BUT_CENTRE = paragraph(
  '25',
  {
    kk: 'Пошта арқылы не қолма-қол келген шағым уәкілетті орган журналына жазылады; екінші дана не ілеспе хат мөрленіп, нөмірі мен күні қойылады.',
    ru: 'Жалобу, пришедшую по почте или лично, вносят в журнал уполномоченного органа; на втором экземпляре или сопроводительном письме ставят печать, номер и дату.',
    en: 'A complaint by post or by hand is entered in the journal of the authorised body; second copy or covering letter get seal, number and date.',
  },
  ...REGISTERING,
);
