import type { JsonObject } from './json.ts';
import type { Violation } from './violations.ts';

/** Every "no" that this system can say. Codes are public API and never change; messages may. */
export const ERROR_CODES = [
  'invalid-data',
  'payload-too-large',
  'rule-violated',
  'wrong-state',
  'unknown-command',
  'wrong-role',
  'foreign-office',
  'unauthenticated',
  'forbidden',
  'not-found',
  'unknown-application',
  'unknown-standard',
  'unknown-office',
  'unknown-cursor',
  'no-edition-in-force',
  'outside-calendar',
  'calendar-refused',
  'unknown-deadline',
  'application-exists',
  'revision-conflict',
  'too-many-conflicts',
  'command-reused',
  'rate-limited',
  'read-model-behind',
  'store-unavailable',
  'store-locked',
  'store-too-new',
  'store-corrupt',
  'store-denied',
  'store-unsupported',
  'replay-diverged',
  'machine-refused',
  'bad-configuration',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What an error tells beside its code and message. */
export interface ErrorDetails {
  readonly violations?: readonly Violation[];
  /** Present state of the application. */
  readonly state?: string;
  /** Commands that are possible now. */
  readonly possible?: readonly string[];
  readonly [key: string]: unknown;
}

/** The one error class: tell errors apart by `code`, never by message. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails & JsonObject = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** True for a ServiceError, optionally of one of the given codes. */
export function isServiceError(error: unknown, ...codes: ErrorCode[]): error is ServiceError {
  return error instanceof ServiceError && (codes.length === 0 || codes.includes(error.code));
}
