import {
  AccessDeniedError,
  convertToCommandError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  UnsupportedError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { status } from '@grpc/grpc-js';
import { ServiceError, type ErrorCode } from '#libs/contract';
import { EventIdTakenError, WrongRevisionError } from '../event-store.ts';

/** The answer of a server that says no for good; repeating the call changes nothing. */
const FOR_GOOD: readonly [code: ErrorCode, means: (error: Error & { code?: unknown }) => boolean][] = [
  ['store-denied', (error) => error instanceof AccessDeniedError || error.code === status.PERMISSION_DENIED],
  ['store-unsupported', (error) => error instanceof UnsupportedError || error.code === status.UNIMPLEMENTED],
  ['payload-too-large', (error) => error instanceof MaxAppendSizeExceededError],
  ['store-corrupt', (error) => error instanceof StreamDeletedError],
  ['invalid-data', ({ code }) => code === status.INVALID_ARGUMENT],
];

const CONFLICTS = [WrongRevisionError, EventIdTakenError];

/** A call that the server did not answer in time. Whether it was carried out is not known. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** What a call failed with, in the client's own classes: some of its calls throw what gRPC gave them. */
export function commandError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  return error instanceof ServiceError ? error : convertToCommandError(error);
}

/** The error for the caller where the answer is no for good; undefined where another try may succeed. */
export function refusalOf(error: Error): Error | undefined {
  if (CONFLICTS.some((conflict) => error instanceof conflict) || error instanceof ServiceError) return error;
  const [code] = FOR_GOOD.find(([, means]) => means(error)) ?? [];
  return code && new ServiceError(code, `The event store refuses: ${error.message}`, {}, { cause: error });
}

export function isWrongRevision(error: Error): error is WrongExpectedVersionError {
  return error instanceof WrongExpectedVersionError;
}

/**
 * True for a failure that the client may go on repeating by itself: it keeps what it once learnt about a server, wrong
 * or not, and a connection on which nobody answers.
 */
export function mayStick(error: Error): boolean {
  if (CONFLICTS.some((conflict) => error instanceof conflict)) return false;
  if (error instanceof NoAnswerError) return true;
  const { code, type } = error as { code?: unknown; type?: unknown };
  return type === undefined ? STICKING_CODES.has(code) : STICKING_TYPES.has(type);
}

const STICKING_TYPES = new Set<unknown>(['unknown', 'deadline-exceeded']);
const STICKING_CODES = new Set<unknown>([
  undefined,
  status.INTERNAL,
  status.UNKNOWN,
  status.DEADLINE_EXCEEDED,
]);

export function unavailable(error: Error): ServiceError {
  if (error instanceof ServiceError) return error;
  const message = `The event store cannot be reached or does not answer: ${error.message}`;
  return new ServiceError('store-unavailable', message, {}, { cause: error });
}
