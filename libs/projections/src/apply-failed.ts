import type { StoredEvent } from '#libs/contract';

/** An event, or several, that the projection could not take; the transaction is undone. */
export class ApplyFailedError extends Error {
  override readonly name = 'ApplyFailedError';
  /** The first of the events. */
  constructor(
    readonly event: StoredEvent,
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause));
  }

  /** Whether it lies in what the event says, and not in a database that is full, away, locked or without its tables. */
  get ofTheEvent(): boolean {
    const { errcode, code } = this.cause as { errcode?: unknown; code?: unknown };
    if (typeof errcode === 'number') return SQLITE_DATA_ERRORS.has(errcode & 0xff);
    if (typeof code === 'string' && SQLSTATE.test(code)) return POSTGRES_DATA_ERROR.test(code);
    if (typeof code === 'string' && NETWORK_ERROR.test(code)) return false;
    return !(this.cause instanceof Error && LOST_CONNECTION.test(this.cause.message));
  }
}

/** SQLITE_TOOBIG, SQLITE_CONSTRAINT, SQLITE_MISMATCH. */
const SQLITE_DATA_ERRORS: ReadonlySet<number> = new Set([18, 19, 20]);

const SQLSTATE = /^[0-9A-Z]{5}$/;
/** Classes 22 (data exception) and 23 (integrity constraint violation). */
const POSTGRES_DATA_ERROR = /^2[23][0-9A-Z]{3}$/;

const NETWORK_ERROR = /^E[A-Z]+$/;
/** What the driver says without a code. */
const LOST_CONNECTION =
  /connection (terminated|ended|timeout)|client has encountered a connection error|not queryable/i;
