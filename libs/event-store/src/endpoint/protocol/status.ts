import { Metadata, status, type StatusObject } from '@grpc/grpc-js';
import { isServiceError } from '#libs/contract';
import { Refusal, type ExpectedVersion, type Reason } from '../refusal.ts';

export type Log = (message: string, error?: unknown) => void;

/** What a call ends with, and the trailers by which the clients know the error. */
export type CallStatus = Pick<StatusObject, 'code' | 'details' | 'metadata'>;

/** The status for anything that was thrown; what nobody has foreseen is written to the log and not told. */
export function statusOf(error: unknown, log: Log): CallStatus {
  const refusal = refusalOf(error);
  if (!refusal) {
    log('A call to the endpoint failed', error);
    return { code: status.INTERNAL, details: 'The call failed', metadata: new Metadata() };
  }
  const { reason, message } = refusal;
  return { code: CODES[reason.kind], details: message, metadata: trailersOf(reason) };
}

/** The no that an error means, or undefined for a failure of the program. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (isServiceError(error, 'invalid-data')) return new Refusal({ kind: 'invalid' }, error.message);
  if (isServiceError(error, 'store-unavailable', 'store-locked')) {
    return new Refusal({ kind: 'unavailable' }, `${error.code}: ${error.message}`);
  }
  return undefined;
}

const CODES: Readonly<Record<Reason['kind'], status>> = {
  unauthenticated: status.UNAUTHENTICATED,
  'access-denied': status.PERMISSION_DENIED,
  'wrong-version': status.FAILED_PRECONDITION,
  'stream-deleted': status.FAILED_PRECONDITION,
  'append-too-large': status.INVALID_ARGUMENT,
  late: status.DEADLINE_EXCEEDED,
  invalid: status.INVALID_ARGUMENT,
  'id-taken': status.ALREADY_EXISTS,
  unavailable: status.UNAVAILABLE,
  'group-unknown': status.NOT_FOUND,
  'group-exists': status.ALREADY_EXISTS,
  'group-dropped': status.CANCELLED,
  'group-full': status.FAILED_PRECONDITION,
};

/** The names by which the protocol calls them, in the trailer `exception`. */
const EXCEPTIONS: Readonly<Partial<Record<Reason['kind'], string>>> = {
  unauthenticated: 'access-denied',
  'access-denied': 'access-denied',
  'wrong-version': 'wrong-expected-version',
  'stream-deleted': 'stream-deleted',
  'append-too-large': 'maximum-append-size-exceeded',
  'group-unknown': 'persistent-subscription-does-not-exist',
  'group-exists': 'persistent-subscription-exists',
  'group-dropped': 'persistent-subscription-dropped',
  'group-full': 'maximum-subscribers-reached',
};

function trailersOf(reason: Reason): Metadata {
  const trailers = new Metadata();
  const exception = EXCEPTIONS[reason.kind];
  if (exception) trailers.set('exception', exception);
  if ('stream' in reason) trailers.set('stream-name', printable(reason.stream));
  if ('group' in reason) trailers.set('group-name', printable(reason.group));
  if ('limit' in reason) trailers.set('maximum-append-size', `${reason.limit}`);
  if ('expected' in reason) {
    trailers.set('expected-version', `${versionNumber(reason.expected)}`);
    if (reason.actual >= 0) trailers.set('actual-version', `${reason.actual}`);
  }
  return trailers;
}

/** The numbers that stand for expectations in the protocol's older words. */
function versionNumber(expected: ExpectedVersion): number {
  switch (expected) {
    case 'no-stream':
      return -1;
    case 'any':
      return -2;
    case 'stream-exists':
      return -4;
    default:
      return expected;
  }
}

/** Trailers are ASCII; other letters of a name go as in a URL. */
const printable = (name: string) => (/^[ -~]*$/.test(name) ? name : encodeURIComponent(name));
