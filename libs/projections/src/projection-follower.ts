import { setTimeout as pause } from 'node:timers/promises';
import type { StoredEvent } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import { CheckpointMovedError, moveCheckpoint, prepareTables } from './checkpoints.ts';
import { PositionWaiters } from './position-waiters.ts';
import type {
  Projection,
  ProjectionFailure,
  ProjectionLog,
  ProjectionState,
  ProjectionStatus,
} from './projection.ts';
import type { ReadDatabase } from './read-database.ts';

export interface FollowerSettings {
  /** Most events in one transaction. */
  readonly batch: number;
  /** The first pause after a failure, doubled each time, and the longest. */
  readonly pauseMs: { readonly first: number; readonly longest: number };
  /** Pause after a batch, so that the next is larger; an event that comes alone does not wait for it. */
  readonly gatherMs: number;
  readonly log: ProjectionLog;
}

/** An event, or several, that the projection could not take; the transaction is undone. */
class ApplyFailedError extends Error {
  override readonly name = 'ApplyFailedError';
  constructor(
    readonly event: StoredEvent,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** Leads one projection along the log. */
export class ProjectionFollower {
  readonly #waiters = new PositionWaiters();
  #state: ProjectionState = 'stopped';
  #position = 0n;
  #failure: ProjectionFailure | undefined;

  constructor(
    readonly projection: Projection,
    private readonly store: EventStore,
    private readonly database: ReadDatabase,
    private readonly settings: FollowerSettings,
  ) {}

  status(head: bigint): ProjectionStatus {
    const { name, version } = this.projection;
    const lag = head > this.#position ? head - this.#position : 0n;
    const status = { name, version, position: this.#position, head, lag, state: this.#state };
    return this.#failure ? { ...status, error: this.#failure } : status;
  }

  /** Whether the position is in the tables within the time, milliseconds. */
  async reaches(position: bigint, timeoutMs: number): Promise<boolean> {
    return this.#position >= position || this.#waiters.wait(position, timeoutMs);
  }

  /** @throws ServiceError `store-too-new` */
  async prepare(): Promise<void> {
    const { name } = this.projection;
    const { position, rebuilt } = await prepareTables(this.database, this.projection, () =>
      this.store.head(),
    );
    this.#arriveAt(position);
    if (rebuilt) this.settings.log('info', 'projection is built from zero', { projection: name, rebuilt });
  }

  /** Follows the log until the signal; whatever fails is tried again. */
  async run(signal: AbortSignal): Promise<void> {
    this.#state = 'catching-up';
    let ended = false;
    while (!signal.aborted && !ended) {
      try {
        await this.#follow(signal);
        ended = true;
      } catch (error) {
        // Whoever moved the checkpoint has made progress: there is nothing to report and nothing to wait for.
        if (!signal.aborted && !(error instanceof CheckpointMovedError))
          await this.#failAndPause(error, signal);
      }
    }
    this.#state = 'stopped';
    this.#waiters.giveUp();
  }

  async #follow(signal: AbortSignal): Promise<void> {
    await this.prepare();
    await this.#noteArrival();
    const start = this.#position > 0n ? { after: this.#position } : {};
    for await (const events of this.store.subscribe({ ...start, batch: this.settings.batch, signal })) {
      await this.#project(events);
      if (this.#state !== 'live') await this.#noteArrival();
      // A transaction costs more than the few events of one moment: under load the next ones are taken together.
      if (events.length < this.settings.batch && this.settings.gatherMs > 0)
        await pause(this.settings.gatherMs, undefined, { signal }).catch(() => {});
    }
  }

  /** Halves a batch that fails, until the event itself stands alone: what comes before it is kept. */
  async #project(events: readonly StoredEvent[]): Promise<void> {
    try {
      await this.#commit(events);
    } catch (error) {
      if (!(error instanceof ApplyFailedError) || events.length === 1) throw error;
      const half = events.length >> 1;
      await this.#project(events.slice(0, half));
      await this.#project(events.slice(half));
    }
  }

  async #commit(events: readonly StoredEvent[]): Promise<void> {
    const [first, last] = [events[0], events.at(-1)];
    if (!first || !last) return;
    await this.database.writer.transaction().execute(async (trx) => {
      await moveCheckpoint(trx, this.projection.name, this.#position, last.position);
      try {
        await this.projection.apply(trx, events);
      } catch (error) {
        throw new ApplyFailedError(first, error);
      }
    });
    this.#recover('catching-up');
    this.#arriveAt(last.position);
  }

  #arriveAt(position: bigint): void {
    this.#position = position;
    this.#waiters.reached(position);
  }

  async #noteArrival(): Promise<void> {
    if (this.#position >= (await this.store.head())) this.#recover('live');
  }

  /** Progress ends a failure, and only progress. Being live lasts: a step just written makes nobody catch up again. */
  #recover(state: 'catching-up' | 'live'): void {
    if (this.#state !== 'live') this.#state = state;
    if (!this.#failure) return;
    this.#failure = undefined;
    this.settings.log('info', 'projection goes on', { projection: this.projection.name });
  }

  async #failAndPause(error: unknown, signal: AbortSignal): Promise<void> {
    this.#state = 'failed';
    this.#failure = failureOf(error, this.#failure);
    const { position, ...fields } = this.#failure;
    const at = position === undefined ? {} : { position: String(position) };
    this.settings.log('error', 'projection failed', { projection: this.projection.name, ...fields, ...at });
    const { first, longest } = this.settings.pauseMs;
    const pauseMs = Math.min(longest, first * 2 ** Math.min(this.#failure.attempts - 1, 30));
    await pause(pauseMs, undefined, { signal }).catch(() => {});
  }
}

function failureOf(error: unknown, before: ProjectionFailure | undefined): ProjectionFailure {
  const failure = {
    message: error instanceof Error ? error.message : String(error),
    attempts: (before?.attempts ?? 0) + 1,
    since: before?.since ?? new Date().toISOString(),
  };
  if (!(error instanceof ApplyFailedError)) return failure;
  return { ...failure, position: error.event.position, eventId: error.event.id };
}
