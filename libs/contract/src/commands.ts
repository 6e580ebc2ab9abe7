import type { Actor } from './actor.ts';
import type { JsonObject } from './json.ts';
import type { StoredEvent } from './events.ts';

/** A wish. `data` has been checked against the command's class before it comes here. */
export interface Command {
  /** Idempotency: the same id with the same content gives the first answer again. */
  readonly id: string;
  readonly workflow: string;
  readonly type: string;
  readonly applicationId: string;
  readonly data: object;
  readonly actor: Actor;
  /** When it happened: RFC 3339, UTC. */
  readonly occurredAt: string;
  /** Content that makes the digest; by default type, workflow, application, data and occurredAt. */
  readonly content?: JsonObject;
  /** Refuse unless the application stands at this revision (If-Match). */
  readonly expectedRevision?: number;
  readonly correlationId?: string;
  readonly causationId?: string;
}

/** The answer to a command that was accepted. */
export interface Receipt {
  readonly applicationId: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  readonly state: string;
  readonly events: readonly StoredEvent[];
  /** True when the command had been carried out before and this is the first answer again. */
  readonly repeated: boolean;
}
