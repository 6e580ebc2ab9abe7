import { INDICATOR_GROUP_TITLES, findIndicator } from '#workflows/catalogue';

/** What the service answers about the courtesy of the staff, of four consumers of whom three were content. */

const APPLICATION = '0136716c-8880-7000-a08d-2b1ec7d0a4e5';
const COURTESY = 'satisfied-with-courtesy';
const ORDER = { number: '171', date: '2012-03-30' };
const STANDARD = 'passport-and-id-card';
const TARGET = { standard: STANDARD, year: 2012, value: 90, order: ORDER };

const FIGURE = {
  indicator: COURTESY,
  no: 6,
  title: findIndicator(COURTESY)?.title,
  group: { id: 'courtesy', title: INDICATOR_GROUP_TITLES.courtesy },
  normative: 100,
  target: TARGET,
  targets: [TARGET],
  value: 75,
  numerator: 3,
  denominator: 4,
  interval: { low: 30.06, high: 95.44 },
  links: { cases: `/indicators/${COURTESY}/cases?from=2012-05&to=2012-05&standard=${STANDARD}` },
};

export const INDICATOR_TABLE = { period: '2012-05', from: '2012-05', to: '2012-05', items: [FIGURE] };

export const INDICATOR_TREND = {
  unit: 'month',
  from: '2012-05',
  to: '2012-05',
  periods: [{ period: '2012-05', from: '2012-05', to: '2012-05', items: [FIGURE] }],
};

export const INDICATOR_CASES = {
  items: [
    {
      applicationId: APPLICATION,
      number: '28V2-P7RX-1975',
      standard: STANDARD,
      office: 'astana-1',
      region: 'astana',
      counted: false,
      on: '2012-05-14',
      subject: 'courtesy',
      links: { application: `/applications/${APPLICATION}` },
    },
  ],
  next: null,
};

export const COMPLAINT_OVERVIEW = {
  by: 'addressee',
  items: [
    { value: 'astana-1', open: 4, openLate: 1, answered: 11, answeredLate: 2, notConsidered: 1 },
    {
      value: 'ministry-of-internal-affairs',
      open: 1,
      openLate: 0,
      answered: 3,
      answeredLate: 0,
      notConsidered: 0,
    },
  ],
  total: { open: 5, openLate: 1, answered: 14, answeredLate: 2, notConsidered: 1 },
};
