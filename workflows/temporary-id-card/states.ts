import type { Workflow } from '#libs/contract';
import { STATE_TITLES } from '#workflows/catalogue';
import { clause } from './standard.ts';

/** What the states are called, and on which clause each rests. */
export const STATES: Workflow['states'] = {
  awaitingSubmission: { title: STATE_TITLES.awaitingSubmission, clause: clause('1') },
  submitted: { title: STATE_TITLES.submitted, clause: clause('13') },
  checked: { title: STATE_TITLES.checked, clause: clause('11') },
  paid: { title: STATE_TITLES.paid, clause: clause('8.p3') },
  produced: { title: STATE_TITLES.produced, clause: clause('5') },
  issued: { title: STATE_TITLES.issued, clause: clause('15') },
  refused: { title: STATE_TITLES.refused, clause: clause('16') },
};
