import { types } from 'node:util';
import { ServiceError } from '#libs/contract';

/** https://www.sqlite.org/rescode.html: our table is missing, a damaged database, a file that is none. */
const NO_SUCH_TABLE = 1;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

/** A call that SQLite could not carry out: the disk is full, the file locked, unreadable or damaged. */
export function unavailable(file: string, error: unknown): unknown {
  if (!isSqliteError(error)) return error;
  return new ServiceError('store-unavailable', `The log ${file}: ${error.errstr}`, {}, { cause: error });
}

/** The same while the file is being opened, when damage is told apart from what may pass. */
export function cannotOpen(file: string, error: unknown): unknown {
  if (!isSqliteError(error) || !isDamage(error)) return unavailable(file, error);
  return new ServiceError('store-corrupt', `${file} is no sound log: ${error.errstr}`, {}, { cause: error });
}

export interface SqliteError extends Error {
  /** Extended result code. */
  readonly errcode: number;
  readonly errstr: string;
}

export function isSqliteError(error: unknown): error is SqliteError {
  // Not instanceof: under a test runner the errors of built-in modules come from another realm.
  return types.isNativeError(error) && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
}

/** The low byte of an extended result code is the kind of the failure. */
export function kindOf({ errcode }: SqliteError): number {
  return errcode & 0xff;
}

function isDamage(error: SqliteError): boolean {
  return [NO_SUCH_TABLE, CORRUPT, NOT_A_DATABASE].includes(kindOf(error));
}
