import type { Workflow } from '#libs/contract';
import { clauseOf } from './standard.ts';

const clause = (paragraph: string) => clauseOf('passport-and-id-card', paragraph);

/** What the states are called; the clauses are those of standard 1, which the others repeat. */
export const STATES: Workflow['states'] = {
  awaitingComplaint: {
    title: { kk: 'Шағым күтілуде', ru: 'Ожидается жалоба', en: 'Awaiting complaint' },
    clause: clause('24'),
  },
  lodged: {
    title: { kk: 'Шағым берілді', ru: 'Жалоба подана', en: 'Lodged' },
    clause: clause('24'),
  },
  registered: {
    title: { kk: 'Шағым тіркелді', ru: 'Жалоба зарегистрирована', en: 'Registered' },
    clause: clause('25'),
  },
  underConsideration: {
    title: { kk: 'Шағым қаралуда', ru: 'Жалоба рассматривается', en: 'Under consideration' },
    clause: clause('25.p3'),
  },
  'underConsideration.examining': {
    title: { kk: 'Зерделенуде', ru: 'Изучается', en: 'Being examined' },
    clause: clause('25.p3'),
  },
  'underConsideration.extended': {
    title: { kk: 'Мерзім ұзартылды', ru: 'Срок продлён', en: 'Period extended' },
    clause: clause('25.p3'),
  },
  answered: {
    title: { kk: 'Жауап берілді', ru: 'Дан ответ', en: 'Answered' },
    clause: clause('25.p4'),
  },
  inCourt: {
    title: { kk: 'Сотқа берілді', ru: 'Обжаловано в суде', en: 'In court' },
    clause: clause('23'),
  },
  notConsidered: {
    title: { kk: 'Қараусыз қалдырылды', ru: 'Оставлена без рассмотрения', en: 'Not considered' },
    clause: clause('25.p3'),
  },
};
