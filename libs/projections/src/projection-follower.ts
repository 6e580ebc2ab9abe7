import { setTimeout as pause } from 'node:timers/promises';
import type { StoredEvent } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import { CheckpointMovedError, moveCheckpoint, prepareTables } from './checkpoints.ts';
import { PositionWaiters } from './position-waiters.ts';
import { statusAt } from './projection-keeper.ts';
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
  /** Called when the projection has moved or changed its state. */
  readonly onChange: () => void;
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
  /** The furthest position that somebody has asked for. */
  #wanted = 0n;
  #endPause = () => {};

  constructor(
    readonly projection: Projection,
    private readonly store: EventStore,
    private readonly database: ReadDatabase,
    private readonly settings: FollowerSettings,
  ) {}

  get name(): string {
    return this.projection.name;
  }

  status(head: bigint): ProjectionStatus {
    const { name, version } = this.projection;
    const status = statusAt(head, { name, version, position: this.#position, state: this.#state });
    return this.#failure ? { ...status, error: this.#failure } : status;
  }

  /** Whether the position is in the tables within the time, milliseconds. */
  async reaches(position: bigint, timeoutMs: number): Promise<boolean> {
    if (this.#position >= position) return true;
    this.hasten(position);
    return this.#waiters.wait(position, timeoutMs);
  }

  /** Gathers no more before this position is in the tables. */
  hasten(position: bigint): void {
    if (position <= this.#wanted) return;
    this.#wanted = position;
    this.#endPause();
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
    this.#become('catching-up');
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
    this.#become('stopped');
    this.#waiters.giveUp();
  }

  async #follow(signal: AbortSignal): Promise<void> {
    await this.prepare();
    await this.#noteArrival();
    const start = this.#position > 0n ? { after: this.#position } : {};
    for await (const events of this.store.subscribe({ ...start, batch: this.settings.batch, signal })) {
      await this.#project(events);
      if (this.#state !== 'live') await this.#noteArrival();
      if (events.length < this.settings.batch) await this.#gather(signal);
    }
  }

  /** A transaction costs more than the few events of one moment: under load the next ones are taken together. */
  async #gather(signal: AbortSignal): Promise<void> {
    if (this.settings.gatherMs === 0 || this.#wanted > this.#position) return;
    const wanted = new AbortController();
    this.#endPause = () => wanted.abort();
    const either = { signal: AbortSignal.any([signal, wanted.signal]) };
    await pause(this.settings.gatherMs, undefined, either).catch(() => {});
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
    this.settings.onChange();
  }

  #become(state: ProjectionState): void {
    this.#state = state;
    this.settings.onChange();
  }

  async #noteArrival(): Promise<void> {
    if (this.#position >= (await this.store.head())) this.#recover('live');
  }

  /** Progress ends a failure, and only progress. Being live lasts: a step just written makes nobody catch up again. */
  #recover(state: 'catching-up' | 'live'): void {
    const recovered = this.#failure !== undefined;
    this.#failure = undefined;
    if (this.#state !== 'live') this.#become(state);
    if (!recovered) return;
    this.settings.log('info', 'projection goes on', { projection: this.projection.name });
  }

  async #failAndPause(error: unknown, signal: AbortSignal): Promise<void> {
    this.#failure = failureOf(error, this.#failure);
    this.#become('failed');
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
