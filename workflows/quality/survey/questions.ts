import type { Text } from '#libs/contract';

/** What consumers are asked after their application is closed: the four satisfactions of annex 3. */
export const QUESTIONS = [
  'process-quality',
  'quality-and-information',
  'complaint-procedure',
  'courtesy',
] as const;
export type Question = (typeof QUESTIONS)[number];

/** As the consumer is asked; to each the answer is yes or no. */
export const QUESTION_TITLES: Readonly<Record<Question, Text>> = {
  'process-quality': {
    kk: 'Қызмет көрсету үдерісінің сапасына қанағаттандыңыз ба?',
    ru: 'Довольны ли вы качеством процесса оказания услуги?',
    en: 'Are you satisfied with the quality of the process?',
  },
  'quality-and-information': {
    kk: 'Қызметтің сапасына және оның тәртібі туралы ақпаратқа қанағаттандыңыз ба?',
    ru: 'Довольны ли вы качеством услуги и сведениями о её порядке?',
    en: 'Are you satisfied with the quality of the service and with what you were told of its procedure?',
  },
  'complaint-procedure': {
    kk: 'Шағымданудың қолданыстағы тәртібіне қанағаттандыңыз ба?',
    ru: 'Довольны ли вы существующим порядком обжалования?',
    en: 'Are you satisfied with the way in which one may complain?',
  },
  courtesy: {
    kk: 'Персоналдың сыпайылығына қанағаттандыңыз ба?',
    ru: 'Довольны ли вы вежливостью персонала?',
    en: 'Are you satisfied with the courtesy of the staff?',
  },
};
