import type { Workflow } from '#libs/contract';
import { clause } from './standard.ts';

/** What the states are called, and on which clause each rests. */
export const STATES: Workflow['states'] = {
  awaitingSubmission: {
    title: { kk: 'Өтініш күтілуде', ru: 'Ожидается заявление', en: 'Awaiting submission' },
    clause: clause('1'),
  },
  submitted: {
    title: { kk: 'Өтініш берілді', ru: 'Заявление подано', en: 'Submitted' },
    clause: clause('13'),
  },
  checked: {
    title: { kk: 'Құжаттар тексерілді', ru: 'Документы проверены', en: 'Documents checked' },
    clause: clause('11'),
  },
  paid: {
    title: { kk: 'Баж төленді', ru: 'Пошлина уплачена', en: 'Duty settled' },
    clause: clause('8.p3'),
  },
  'paid.awaitingCoupon': {
    title: { kk: 'Талон берілмеген', ru: 'Талон ещё не выдан', en: 'Coupon not yet issued' },
    clause: clause('14'),
  },
  'paid.couponIssued': {
    title: {
      kk: 'Талон берілді, құжат дайындалуда',
      ru: 'Талон выдан, документ изготавливается',
      en: 'Coupon issued, in production',
    },
    clause: clause('14'),
  },
  produced: {
    title: { kk: 'Құжат дайын', ru: 'Документ готов', en: 'Produced' },
    clause: clause('5'),
  },
  issued: {
    title: { kk: 'Құжат берілді', ru: 'Документ выдан', en: 'Issued' },
    clause: clause('15'),
  },
  refused: {
    title: { kk: 'Бас тартылды', ru: 'Отказано', en: 'Refused' },
    clause: clause('16'),
  },
};
