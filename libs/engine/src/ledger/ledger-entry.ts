import type { Actor, JsonObject, LedgerEventType } from '#libs/contract';

/** An entry that is about to be appended. */
export interface LedgerEntry {
  readonly type: LedgerEventType;
  readonly data: JsonObject;
  /** Clause of the limit. */
  readonly clause: string;
  readonly occurredAt: string;
  readonly occurredOn: string;
  /** The timekeeper; undefined for who takes the step. */
  readonly actor?: Actor;
}
