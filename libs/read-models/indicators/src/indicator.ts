/** The indicators of annex 3, in its order. Each is a share in per cent. */
export const INDICATORS = [
  'timely-provision',
  'satisfied-with-process-quality',
  'satisfied-with-quality-and-information',
  'information-available-electronically',
  'satisfied-with-complaint-procedure',
  'satisfied-with-courtesy',
] as const;
export type Indicator = (typeof INDICATORS)[number];

/** Annex 3: what each of them ought to be, per cent. */
export const NORMATIVE_PERCENT = 100;

/** Counted from the deadlines of every application. */
export const TIMELINESS: Indicator = 'timely-provision';
/** Counted from the register of what is published; the same at every office. */
export const INFORMATION: Indicator = 'information-available-electronically';

/** Whether it is asked of some consumers and not counted of all: then chance has a part in it. */
export const isSampled = (indicator: Indicator): boolean =>
  indicator !== TIMELINESS && indicator !== INFORMATION;

/** The indicator that answers to a question are counted for, or undefined for a question of no indicator. */
export const indicatorOfQuestion = (question: unknown): Indicator | undefined =>
  INDICATORS.find((indicator) => isSampled(indicator) && indicator === `satisfied-with-${String(question)}`);
