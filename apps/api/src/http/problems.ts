import type { ErrorCode, JsonObject } from '#libs/contract';

/** The HTTP status of each error code: a new code without a status does not compile. */
export const STATUS = {
  'invalid-data': 400,
  'payload-too-large': 413,
  'rule-violated': 422,
  'wrong-state': 409,
  'unknown-command': 404,
  'wrong-role': 403,
  'foreign-office': 403,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'unknown-application': 404,
  'unknown-standard': 404,
  'unknown-office': 422,
  'unknown-cursor': 400,
  'no-edition-in-force': 422,
  'outside-calendar': 422,
  'calendar-refused': 422,
  'unknown-deadline': 404,
  'application-exists': 409,
  'revision-conflict': 412,
  'too-many-conflicts': 409,
  'command-reused': 422,
  'rate-limited': 429,
  'read-model-behind': 503,
  'store-unavailable': 503,
  'store-locked': 503,
  'store-too-new': 503,
  'store-corrupt': 503,
  'store-denied': 503,
  'store-unsupported': 503,
  'replay-diverged': 500,
  'machine-refused': 500,
  'bad-configuration': 500,
  internal: 500,
} satisfies Record<ErrorCode, number>;

/** When to come again, seconds, for the answers that pass by themselves. */
export const RETRY_AFTER: Partial<Record<ErrorCode, number>> = {
  'too-many-conflicts': 1,
  'read-model-behind': 1,
  'rate-limited': 60,
  'store-unavailable': 5,
  'store-locked': 5,
  'store-too-new': 60,
  'store-corrupt': 60,
  'store-denied': 60,
  'store-unsupported': 60,
};

/** Problem details (RFC 9457). `code`, violations, state and possible commands are extensions of ours. */
export interface Problem {
  /** `urn:qadam:problem:<code>`. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ErrorCode;
  /** `urn:uuid:<request id>`: the same id stands in the log and in `X-Request-Id`. */
  readonly instance: string;
  readonly [extension: string]: unknown;
}

/** @param status where the same error means another one: by default that of its code */
export function problemOf(
  code: ErrorCode,
  detail: string,
  requestId: string,
  details: JsonObject = {},
  status: number = STATUS[code],
): Problem {
  const standard = {
    type: `urn:qadam:problem:${code}`,
    title: titleOf(code),
    status,
    // What went wrong inside (files, streams, statements) is for the log, not for the caller.
    detail: status < 500 ? detail : (INSIDE[code] ?? 'Something went wrong inside the service.'),
    code,
    instance: `urn:uuid:${requestId}`,
  };
  // First for who reads it, last so that no detail takes the place of a member of the standard.
  return { ...standard, ...(status < 500 ? details : {}), ...standard };
}

const INSIDE: Partial<Record<ErrorCode, string>> = {
  'read-model-behind': 'The lists have not caught up with the position asked for; try again.',
  'store-unavailable': 'The event store cannot be used at the moment; nothing was recorded. Try again.',
  'store-locked': 'The event store is locked by another process; nothing was recorded. Try again.',
  'store-too-new': 'The event store was written by a newer version of this service.',
  'store-corrupt': 'The event store cannot be read; nothing was recorded.',
  'store-denied': 'The event store does not let this service in; nothing was recorded.',
  'store-unsupported': 'The event store cannot do what this service needs; nothing was recorded.',
};

const titleOf = (code: ErrorCode) => code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
