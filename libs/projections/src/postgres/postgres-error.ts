import { ServiceError, type ErrorCode } from '#libs/contract';

/** What the server says with a code of its own (SQLSTATE), by what it means to whoever runs the service. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  '28000': 'store-denied',
  '28P01': 'store-denied',
  '42501': 'store-denied',
  '3D000': 'bad-configuration',
  '3F000': 'bad-configuration',
};

/** Connection exceptions, too many connections, the server goes down or comes up, and what the system says of a socket. */
const AWAY = /^(08...|53300|57P0[1-5]|E[A-Z_]{3,})$/;

/** What the driver says without a code. */
const LOST =
  /connection (terminated|ended|timeout)|timeout exceeded when trying to connect|client has encountered a connection error|not queryable|database connection was lost/i;

/** Whether the server could not be reached, or left in the middle of it: nothing that the statement could help. */
export function isConnectionError(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return AWAY.test(code);
  return typeof message === 'string' && LOST.test(message);
}

/** A database that is away, as callers know it; anything else as it is. */
export function asUnavailable(error: unknown, place: string): unknown {
  if (!isConnectionError(error)) return error;
  return serviceError('store-unavailable', `${place} cannot be reached`, error);
}

/** Why a database cannot be opened. */
export function openingError(error: unknown, place: string): ServiceError {
  const { code } = error as { code?: unknown };
  const known = typeof code === 'string' ? CODES[code] : undefined;
  return serviceError(known ?? 'store-unavailable', `cannot open the read database ${place}`, error);
}

function serviceError(code: ErrorCode, message: string, cause: unknown): ServiceError {
  return new ServiceError(code, `${message}: ${reasonOf(cause)}`, {}, { cause });
}

/** Where a name has several addresses, the reasons are one for each, and the error itself has no words. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
