/** `active`: asked and kept; `building`: grows beside it; `former`: was asked before, and waits to be asked again. */
export type GenerationState = 'active' | 'building' | 'former';

/** What an operator has decided of a parked stream: try it again, pass one event over, or leave the stream out. */
export type ParkedDecision = 'retry' | 'skip-event' | 'leave-out';

/** The room's own tables. A type, since Kysely asks for an index signature that an interface does not have. */
export type ProjectionTables = {
  generations: {
    projection: string;
    generation: number;
    /** Of the projection that writes its tables. */
    version: number;
    /** JSON: names of the tables, without the generation, so that a later version can drop one that it no longer has. */
    tables: string;
    state: GenerationState;
    /** When it began: RFC 3339, UTC. */
    begun_at: string;
  };
  /** How far each partition of a generation is. */
  checkpoints: {
    projection: string;
    generation: number;
    partition: number;
    /** PostgreSQL's driver may give it back as text. */
    position: bigint | number | string;
    /** Until then, milliseconds since 1970, nobody moves it. */
    paused_until: bigint | number | string;
    /** JSON (`ProjectionFailure`) of the attempt that failed last, unless there has been progress since. */
    failure: string | null;
  };
  /** Streams of which a projection cannot digest an event; the other streams go on. */
  parked_streams: {
    projection: string;
    generation: number;
    partition: number;
    stream: string;
    /** The first that has not been applied. */
    revision: number;
    position: bigint | number | string;
    event_id: string;
    event_type: string;
    message: string;
    parked_at: string;
    decision: ParkedDecision | null;
    reason: string | null;
    decided_by: string | null;
    decided_at: string | null;
  };
  /** Events that are passed over for good, in every generation. */
  skipped_events: {
    projection: string;
    event_id: string;
    stream: string;
    revision: number;
    reason: string;
    decided_by: string;
    decided_at: string;
  };
  /** Who does a piece of work, and until when unless it says so again. */
  leases: {
    name: string;
    holder: string;
    until: bigint | number | string;
  };
};
