import type { ApplicationSubmitted } from './events.ts';
import { DEFAULT_READINGS } from './standard.ts';

/** What the machine remembers of an application; nothing personal. */
export interface DeregistrationContext extends ApplicationSubmitted {
  readonly submittedOn: string;
}

export const BEFORE_SUBMISSION: DeregistrationContext = {
  number: '',
  office: '',
  channel: 'hqt-tp',
  under16: false,
  military: 'none',
  ground: 'moved',
  appearedAs: 'applicant',
  queueTicketAt: null,
  readings: DEFAULT_READINGS,
  submittedOn: '',
};

/** What clause 11 makes its list of documents depend on. */
export function circumstancesOf({ channel, under16, military, ground, readings }: DeregistrationContext) {
  return { channel, under16, military, ground, exempt: false, readings };
}
