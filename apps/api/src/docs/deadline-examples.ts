import { READING_TITLES } from '../deadlines/reading-titles.ts';

/** A passport within seven working days that was handed over on the eighth: what the service answers about it. */

const APPLICATION = '0136716c-8880-7000-a08d-2b1ec7d0a4e5';
const ID = `${APPLICATION}.provision-expedited-7`;
const TITLE = {
  kk: 'Жеделдетілген тәртіппен 7 жұмыс күні ішінде',
  ru: 'В ускоренном порядке в течение 7 рабочих дней',
  en: 'Provision in expedited mode within 7 working days',
};
const COUNTING = {
  period: { unit: 'workingDays', count: 7 },
  rules: { firstDay: 'not-counted', count: 'nth-day', lastDayOff: 'moves-on', dayEnds: 'office-closes' },
};
const LINKS = {
  self: `/deadlines/${ID}`,
  explanation: `/deadlines/${ID}/explanation`,
  application: `/applications/${APPLICATION}`,
};

export const LISTED_DEADLINE = {
  id: ID,
  applicationId: APPLICATION,
  number: '28V2-P7RX-1975',
  standard: 'passport-and-id-card',
  edition: '2012-03-28',
  deadline: 'provision-expedited-7',
  limit: 'provision-expedited-7',
  title: TITLE,
  kind: 'provision',
  clause: 'passport-and-id-card:7.1',
  office: 'astana-1',
  region: 'astana',
  calendar: 'kz-2026.1',
  week: 5,
  ...COUNTING,
  stop: 'handed-over',
  startAt: '2012-04-02T05:00:00.000Z',
  startOn: '2012-04-02',
  dueOn: '2012-04-11',
  dueAt: '2012-04-11T14:00:00.000Z',
  warnAt: '2012-04-08T18:00:00.000Z',
  status: 'met-late',
  paused: false,
  warnedAt: '2012-04-08T18:00:00.000Z',
  missedAt: '2012-04-11T14:00:00.000Z',
  stoppedAt: '2012-04-12T05:00:00.000Z',
  stoppedOn: '2012-04-12',
  stoppedBy: 'ResultHandedOver',
  over: { calendarDays: 1, workingDays: 1 },
  extended: 0,
  revised: 0,
  position: '15',
  links: LINKS,
} as const;

const COUNTS = { overdue: 1, today: 4, nextDays: 11, thisWeek: 0, later: 27, paused: 3 };

export const BOARD = {
  by: 'office',
  calendar: 'kz-2026.1',
  today: '2012-04-06',
  nextDays: '2012-04-11',
  weekEnd: '2012-04-08',
  items: [{ office: 'astana-1', ...COUNTS }],
  total: COUNTS,
};

const counted = (date: string, ordinal: number) => ({ kind: 'counted', date, ordinal });
const skipped = (date: string) => ({
  kind: 'skipped',
  date,
  reason: { kk: 'апталық демалыс күні', ru: 'еженедельный выходной день', en: 'weekly day off' },
  source: [],
});

export const EXPLANATION = {
  id: ID,
  standard: LISTED_DEADLINE.standard,
  edition: LISTED_DEADLINE.edition,
  limit: LISTED_DEADLINE.limit,
  title: TITLE,
  clause: LISTED_DEADLINE.clause,
  dueOn: LISTED_DEADLINE.dueOn,
  dueAt: LISTED_DEADLINE.dueAt,
  lang: 'en',
  text: [
    'The period starts on Monday, 2 April 2012, at 11:00 (local time of the office).',
    '…',
    'Due: Wednesday, 11 April 2012, by 20:00, when the office closes.',
  ],
  derivation: {
    start: { at: LISTED_DEADLINE.startAt, on: LISTED_DEADLINE.startOn },
    timeZone: 'Asia/Almaty',
    clause: LISTED_DEADLINE.clause,
    ...COUNTING,
    calendar: { id: 'kz-2026.1', country: 'KZ', week: 5 },
    steps: [
      counted('2012-04-03', 1),
      counted('2012-04-04', 2),
      counted('2012-04-05', 3),
      counted('2012-04-06', 4),
      skipped('2012-04-07'),
      skipped('2012-04-08'),
      counted('2012-04-09', 5),
      counted('2012-04-10', 6),
      counted('2012-04-11', 7),
    ],
    due: { on: LISTED_DEADLINE.dueOn, at: LISTED_DEADLINE.dueAt, ending: 'office-closes' },
  },
  links: LINKS,
};

export const READING_CHANGE = {
  turn: 'to-kept',
  was: 'late',
  would: 'kept',
  under: { dueOn: '2012-04-12', dueAt: '2012-04-12T14:00:00.000Z', stoppedAt: LISTED_DEADLINE.stoppedAt },
  deadline: LISTED_DEADLINE,
};

export const READINGS = {
  asOf: '2012-05-02T05:00:00.000Z',
  items: [
    { reading: 'week', title: READING_TITLES.week, touched: 412, toLate: 19, toKept: 0 },
    { reading: 'workingDays', title: READING_TITLES.workingDays, touched: 96, toLate: 0, toKept: 7 },
    { reading: 'month', title: READING_TITLES.month, touched: 316, toLate: 0, toKept: 12 },
    { reading: 'stop', title: READING_TITLES.stop, touched: 1_204, toLate: 0, toKept: 45 },
  ],
};
