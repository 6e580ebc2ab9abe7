import type { Actor, JsonObject } from '#libs/contract';
import type { Applicant } from './applicant.ts';

/** An application or complaint as lists show it. `applicant` is the only personal data. */
export interface ApplicationSummary {
  readonly id: string;
  readonly workflow: string;
  readonly edition: string;
  readonly number: string | null;
  readonly state: string;
  readonly office: string;
  readonly region: string;
  /** The application that a complaint is about. */
  readonly parentId: string | null;
  /** RFC 3339, UTC. */
  readonly submittedAt: string;
  /** Legal day, YYYY-MM-DD. */
  readonly submittedOn: string;
  readonly updatedAt: string;
  /** Revision of its last event. */
  readonly revision: number;
  readonly position: bigint;
  readonly applicant: Applicant | null;
}

/** One step of a history. */
export interface ApplicationStep {
  readonly revision: number;
  readonly position: bigint;
  readonly eventId: string;
  readonly type: string;
  readonly occurredAt: string;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly clause: string;
  readonly from: string;
  readonly to: string;
  readonly data: JsonObject;
  /** Personal data of the event; null where there is none. For those who may see it. */
  readonly personal: JsonObject | null;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
}

export interface ApplicationPage {
  readonly items: readonly ApplicationSummary[];
  /** Absent on the last page. */
  readonly nextCursor?: string;
}

/** How many applications of a workflow have a value: a state, an office or a region. */
export interface ApplicationCount {
  readonly workflow: string;
  readonly value: string;
  readonly count: number;
}
