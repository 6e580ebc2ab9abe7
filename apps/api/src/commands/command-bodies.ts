import type { EnvelopeFields } from '../http/checked-body.ts';

/** What a command says beside its `data`, which has the class of the command. */
export interface CommandEnvelope {
  /** RFC 3339 with an offset; now by default. */
  readonly occurredAt?: string;
}

/** What a new application says beside its `data`. */
export interface SubmissionEnvelope extends CommandEnvelope {
  /** Id of the standard: `passport-and-id-card`. */
  readonly standard: string;
}

export const COMMAND_FIELDS: EnvelopeFields<CommandEnvelope> = { occurredAt: 'optional' };
export const SUBMISSION_FIELDS: EnvelopeFields<SubmissionEnvelope> = {
  standard: 'required',
  ...COMMAND_FIELDS,
};
