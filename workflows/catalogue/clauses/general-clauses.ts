import { paragraph } from './clause-register.ts';

/** Clauses 2 to 10 where several standards say the same; the number is asked for where it differs. */

export const PARTLY_AUTOMATED = paragraph(
  '2',
  {
    kk: 'Ішінара автоматтандырылған: өтініш жүйе арқылы да, қағазбен де қабылданады.',
    ru: 'Автоматизировано частично: заявление принимают и через систему, и на бумаге.',
    en: 'Automated in part: applications come through the information system and on paper.',
  },
  'command:SubmitApplication',
);

export const INFORMATION = paragraph(
  '4',
  {
    kk: 'Қызмет туралы мәлімет Министрліктің сайтынан, ресми дереккөздерден, Орталықтар мен уәкілетті органдардың стендтерінен алынады.',
    ru: 'Сведения об услуге есть на сайте Министерства, в официальных источниках, на стендах Центров и уполномоченных органов.',
    en: 'The website of the Ministry, official sources and stands at the Centres and the authorised bodies tell of the service.',
  },
  'data:centres',
  'data:authorities',
  'data:central-bodies',
  'outside',
);

export const FOR_CITIZENS = paragraph(
  '6',
  {
    kk: 'Тұтынушылар – Қазақстан Республикасының азаматтары.',
    ru: 'Потребители: граждане Республики Казахстан.',
    en: 'The consumers are citizens of the Republic of Kazakhstan.',
  },
  'command:SubmitApplication',
);

export const LIMITS_HEADING = paragraph(
  '7',
  { kk: 'Ең ұзақ мерзімдер.', ru: 'Предельные сроки.', en: 'The limits.' },
  'text',
);

export const waitingAtSubmission = (number: string) =>
  paragraph(
    number,
    {
      kk: 'Құжат тапсыру кезегінде 30 минуттан артық күтпейді.',
      ru: 'В очереди на сдачу документов ждут не больше 30 минут.',
      en: 'Nobody waits longer than 30 minutes in the queue to submit documents.',
    },
    'limit:waiting-at-submission',
  );

export const waitingAtCollection = (number: string) =>
  paragraph(
    number,
    {
      kk: 'Дайын құжатты алу кезегінде 30 минуттан артық күтпейді.',
      ru: 'В очереди за готовыми документами ждут не больше 30 минут.',
      en: 'Nobody waits longer than 30 minutes in the queue to collect documents.',
    },
    'limit:waiting-at-collection',
  );

/** Honoured by who may give the command: people at the Centre, never the consumer's computer (H25). */
export const noElectronicRequests = (number: string) =>
  paragraph(
    number,
    {
      kk: 'Қызметке электрондық сұраумен жүгінуге болмайды.',
      ru: 'Электронным запросом услугу получить нельзя.',
      en: 'The service cannot be asked for electronically.',
    },
    'command:SubmitApplication',
  );

export const sameDay = (number: string) =>
  paragraph(
    number,
    {
      kk: 'Қызмет сол күні, тұтынушы келген күні аяқталады.',
      ru: 'Услуга завершается в тот же день, когда пришёл потребитель.',
      en: 'The service is completed on the very day on which the consumer comes.',
    },
    'limit:provision-same-day',
  );

export const FOR_A_FEE = paragraph(
  '8',
  {
    kk: 'Қызмет үшін мемлекеттік баж алынады.',
    ru: 'За услугу взимается государственная пошлина.',
    en: 'State duty is charged.',
  },
  'guard:dutySettled',
  'data:duty-rates',
);

export const PAID_THROUGH_BANKS = paragraph(
  '8.p2',
  {
    kk: 'Баж банк арқылы, Салық кодексінің 540-бабындағы мөлшерде, құжат берілетін не әрекет жасалатын жердің бюджетіне төленеді.',
    ru: 'Пошлину в размере по статье 540 Налогового кодекса платят через банк в бюджет места выдачи документа или совершения действия.',
    en: 'The duty, in the amount of article 540 of the Tax Code, is paid through a bank into the budget of the place of the issue or act.',
  },
  'command:SettleDuty',
  'data:duty-rates',
);

export const AT_THE_CENTRE = paragraph(
  '10',
  {
    kk: 'Тұтынушыға тұрғылықты жерінің Орталығы қызмет көрсетеді; онда пандус, анықтама орны, кезек терминалы, орындықтар және үлгілер ілінген стендтер бар.',
    ru: 'Потребителя обслуживает Центр по месту жительства; там есть пандус, справочная, терминал очереди, кресла и стенды с образцами.',
    en: 'The Centre of the place of residence serves the consumer; it has a ramp, an information desk, a queue terminal, seats and stands with samples.',
  },
  'guard:servedAtCentre',
  'data:centres',
  'outside',
);
