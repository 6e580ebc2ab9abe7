import { setup } from 'xstate';
import type { MachineEvent } from '#libs/contract';
import type { StandardId } from '#workflows/catalogue';
import type { Question } from './questions.ts';

/** A consumer has said whether one thing was satisfactory. */
export interface SurveyAnswered {
  readonly application: { readonly id: string; readonly standard: StandardId };
  readonly question: Question;
  readonly satisfied: boolean;
  /** Legal day at the office, YYYY-MM-DD. */
  readonly answeredOn: string;
}

export type SurveyEvent = MachineEvent<'SurveyAnswered', SurveyAnswered>;

/** One question to one consumer: answered once, and for good. */
export const machine = setup({ types: { events: {} as SurveyEvent } }).createMachine({
  id: 'survey',
  initial: 'awaitingAnswer',
  states: {
    awaitingAnswer: { on: { SurveyAnswered: 'answered' } },
    answered: { type: 'final' },
  },
});
