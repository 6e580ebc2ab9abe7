import type { Kysely } from 'kysely';
import type { JsonObject, StoredEvent } from '#libs/contract';
import type { ReadTransaction } from './read-database.ts';

/** Turns facts into tables. Knows no machine: everything that it needs stands in the events. */
export interface Projection {
  /** Names the checkpoint; never changes. */
  readonly name: string;
  /** Raised whenever tables or meaning change: the tables are then built anew from the whole log. */
  readonly version: number;
  readonly tables: {
    /** In the order of their creation; dropped in the other direction. */
    readonly names: readonly string[];
    create(db: Kysely<unknown>): Promise<void>;
  };
  /**
   * Writes what the events say, in the transaction that also moves the checkpoint: each event takes effect exactly
   * once. How the log is cut into batches must make no difference to the tables.
   */
  apply(trx: ReadTransaction, events: readonly StoredEvent[]): Promise<void>;
}

/** `failed` is not the end: the projection tries again with growing pauses. */
export type ProjectionState = 'catching-up' | 'live' | 'stopped' | 'failed';

export interface ProjectionFailure {
  readonly message: string;
  /** The event that could not be applied; absent where the store or the database itself failed. */
  readonly position?: bigint;
  readonly eventId?: string;
  /** Attempts without progress so far. */
  readonly attempts: number;
  /** RFC 3339. */
  readonly since: string;
}

export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  /** The last event whose effect is in the tables, 0n before the first. */
  readonly position: bigint;
  /** The last event of the log. */
  readonly head: bigint;
  /** How far position is behind head, in the store's own measure; 0n when nothing is missing. */
  readonly lag: bigint;
  readonly state: ProjectionState;
  readonly error?: ProjectionFailure;
  /** Streams that wait because one of their events cannot be applied. */
  readonly parked?: number;
  /** How far a new generation is that grows beside the tables. */
  readonly building?: bigint;
}

/** Where the room tells what it does; fields hold no personal data. */
export type ProjectionLog = (level: 'info' | 'warn' | 'error', message: string, fields: JsonObject) => void;
