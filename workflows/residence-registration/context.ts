import type { ApplicationSubmitted } from './events.ts';
import { DEFAULT_READINGS } from './standard.ts';

/** What the machine remembers of an application; nothing personal. */
export interface RegistrationContext extends ApplicationSubmitted {
  readonly submittedOn: string;
}

export const BEFORE_SUBMISSION: RegistrationContext = {
  number: '',
  office: '',
  channel: 'hqt-tp',
  under16: false,
  military: 'none',
  cameFromAbroad: false,
  exemption: null,
  appearedAs: 'applicant',
  queueTicketAt: null,
  readings: DEFAULT_READINGS,
  submittedOn: '',
};

/** What clause 11 makes its list of documents depend on. */
export function circumstancesOf({
  channel,
  under16,
  military,
  cameFromAbroad,
  exemption,
  readings,
}: RegistrationContext) {
  return { channel, under16, military, cameFromAbroad, exempt: exemption !== null, readings };
}
