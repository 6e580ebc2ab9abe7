import type { ApplicationSubmitted } from './events.ts';
import { DEFAULT_READINGS } from './standard.ts';

/** What the machine remembers of an application; nothing personal. */
export interface TemporaryCardContext extends ApplicationSubmitted {
  readonly submittedOn: string;
}

export const BEFORE_SUBMISSION: TemporaryCardContext = {
  number: '',
  office: '',
  reason: 'lost',
  under16: false,
  appearedAs: 'applicant',
  exemption: null,
  queueTicketAt: null,
  readings: DEFAULT_READINGS,
  submittedOn: '',
};

/** What clause 11 makes its list of documents depend on. */
export function circumstancesOf({ exemption, under16 }: TemporaryCardContext) {
  return { channel: 'paper' as const, under16, exempt: exemption !== null };
}
