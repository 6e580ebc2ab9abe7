import { setTimeout as pause } from 'node:timers/promises';
import type { StoredEvent } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import { ApplyFailedError } from './apply-failed.ts';
import {
  CheckpointMovedError,
  CheckpointPausedError,
  findPosition,
  moveCheckpoint,
  noteFailure,
  type Checkpoint,
} from './checkpoints.ts';
import { ofGeneration } from './generations/generation-plugin.ts';
import type { Generation } from './generations/generation.ts';
import { ParkedCare } from './parked/parked-care.ts';
import { partitionOf, partitionsOf } from './partitions/partition-of.ts';
import { PositionWaiters } from './position-waiters.ts';
import type { Projection, ProjectionFailure, ProjectionLog, ProjectionState } from './projection.ts';
import type { ReadDatabase, ReadTransaction } from './read-database.ts';

export interface FollowerSettings {
  /** Most events in one transaction. */
  readonly batch: number;
  /** The first pause after a failure, doubled each time, and the longest. */
  readonly pauseMs: { readonly first: number; readonly longest: number };
  /** Pause after a batch, so that the next is larger; an event that comes alone does not wait for it. */
  readonly gatherMs: number;
  /** After so many attempts an event that cannot be applied parks its stream. */
  readonly attempts: number;
  readonly log: ProjectionLog;
  /** Called when the follower has moved or changed its state. */
  readonly onChange: () => void;
}

/** What a follower follows, and how far. */
export interface Course {
  readonly partition: number;
  /** The generation to keep; undefined while there is none. Asked at each beginning. */
  readonly generation: () => Promise<Generation | undefined>;
  /** As far as this and no further, for the present. */
  readonly bound?: () => Promise<bigint>;
}

/** Moments for which a paused checkpoint is left alone, milliseconds. */
const PAUSED_MS = 15;

/** How often it is looked whether there is a generation to keep, milliseconds. */
const IDLE_MS = 200;

/** Where so many streams cannot be digested it is not their fault: the projection stops instead. */
const MOST_PARKED = 100;

/** Leads one partition of one generation of a projection along the log. */
export class ProjectionFollower {
  readonly #waiters = new PositionWaiters();
  readonly #parked: ParkedCare;
  readonly #partitions: number;
  #checkpoint: Checkpoint;
  #state: ProjectionState = 'stopped';
  #position = 0n;
  #failure: ProjectionFailure | undefined;
  /** The furthest position that somebody has asked for. */
  #wanted = 0n;
  #endPause = () => {};

  constructor(
    readonly projection: Projection,
    private readonly course: Course,
    private readonly store: EventStore,
    private readonly database: ReadDatabase,
    private readonly settings: FollowerSettings,
  ) {
    this.#partitions = partitionsOf(database);
    this.#checkpoint = { projection: projection.name, generation: 0, partition: course.partition };
    this.#parked = new ParkedCare(store, database, (trx, events) => this.#apply(trx, events));
  }

  get position(): bigint {
    return this.#position;
  }

  get state(): ProjectionState {
    return this.#state;
  }

  get failure(): ProjectionFailure | undefined {
    return this.#failure;
  }

  /** Streams that are parked. */
  get parked(): number {
    return this.#parked.count;
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

  /** Follows the log until the signal; whatever fails is tried again. */
  async run(signal: AbortSignal): Promise<void> {
    this.#become('catching-up');
    while (!signal.aborted) {
      try {
        await this.#follow(signal);
      } catch (error) {
        if (error instanceof CheckpointPausedError) await waited(PAUSED_MS, signal);
        // Whoever moved the checkpoint has made progress: there is nothing to report and nothing to wait for.
        else if (!signal.aborted && !(error instanceof CheckpointMovedError))
          await this.#failAndPause(error, signal);
      }
    }
    this.#become('stopped');
    this.#waiters.giveUp();
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const position = await this.#findPlace();
    if (position === undefined) return waited(IDLE_MS, signal);
    this.#arriveAt(position);
    await this.#noteArrival();
    await this.#parked.attend(this.#checkpoint);
    this.settings.onChange();
    const { count } = this.#parked;
    const decided = new AbortController();
    const either = AbortSignal.any([signal, decided.signal]);
    this.#parked.watch(decided);
    try {
      const start = position > 0n ? { after: position } : {};
      for await (const events of this.store.subscribe({
        ...start,
        batch: this.settings.batch,
        signal: either,
      })) {
        await this.#projectWithinBound(events, either);
        if (this.#state !== 'live') await this.#noteArrival();
        // What has just been parked is watched from the next beginning on.
        if (this.#parked.count !== count || either.aborted) return;
        if (events.length < this.settings.batch) await this.#gather(either);
      }
    } finally {
      decided.abort();
    }
  }

  /** Where to begin, in which generation; undefined while there is none. */
  async #findPlace(): Promise<bigint | undefined> {
    const generation = await this.course.generation();
    if (!generation) return undefined;
    const { partition } = this.course;
    this.#checkpoint = { projection: this.projection.name, generation: generation.generation, partition };
    return findPosition(this.database.writer, this.#checkpoint);
  }

  async #projectWithinBound(events: readonly StoredEvent[], signal: AbortSignal): Promise<void> {
    let rest = events;
    while (this.course.bound && rest.length > 0 && !signal.aborted) {
      const bound = await this.course.bound();
      const within = rest.filter(({ position }) => position <= bound);
      if (within.length === rest.length) break;
      if (within.length > 0) await this.#project(within);
      rest = rest.slice(within.length);
      await waited(PAUSED_MS, signal);
    }
    if (!signal.aborted) await this.#project(rest);
  }

  /** A transaction costs more than the few events of one moment: under load the next ones are taken together. */
  async #gather(signal: AbortSignal): Promise<void> {
    if (this.settings.gatherMs === 0 || this.#wanted > this.#position) return;
    const wanted = new AbortController();
    this.#endPause = () => wanted.abort();
    await waited(this.settings.gatherMs, AbortSignal.any([signal, wanted.signal]));
  }

  /** Halves a batch that fails, until the event itself stands alone: what comes before it is kept. */
  async #project(events: readonly StoredEvent[]): Promise<void> {
    try {
      await this.#commit(events);
    } catch (error) {
      if (!(error instanceof ApplyFailedError)) throw error;
      if (events.length === 1) return this.#parkOrFail(error);
      const half = events.length >> 1;
      await this.#project(events.slice(0, half));
      await this.#project(events.slice(half));
    }
  }

  async #commit(events: readonly StoredEvent[]): Promise<void> {
    const last = events.at(-1);
    if (!last) return;
    const { own, dropped } = this.#parked.sort(this.#ofPartition(events));
    await this.database.writer.transaction().execute(async (trx) => {
      await moveCheckpoint(trx, this.#checkpoint, this.#position, last.position);
      await this.#parked.confirm(trx, dropped);
      if (own.length > 0) await this.#apply(trx, own);
    });
    this.#recover('catching-up');
    this.#arriveAt(last.position);
  }

  #ofPartition(events: readonly StoredEvent[]): readonly StoredEvent[] {
    if (this.#partitions === 1) return events;
    const { partition } = this.course;
    return events.filter(({ stream }) => partitionOf(stream, this.#partitions) === partition);
  }

  async #apply(trx: ReadTransaction, events: readonly StoredEvent[]): Promise<void> {
    const { tables } = this.projection;
    try {
      await this.projection.apply(ofGeneration(trx, tables.names, this.#checkpoint.generation), events);
    } catch (error) {
      throw new ApplyFailedError(events[0] as StoredEvent, error);
    }
  }

  /** An event that fails again and again, while the database takes the note of it, is no accident of the moment. */
  async #parkOrFail(error: ApplyFailedError): Promise<void> {
    const before = this.#failure;
    const again = before?.eventId === error.event.id && before.attempts >= this.settings.attempts - 1;
    if (!again || !error.ofTheEvent || this.#parked.count >= MOST_PARKED) throw error;
    await this.#parked.park(error.event, error.message, this.#position);
    const { projection } = this.#checkpoint;
    const { id: eventId, stream, type } = error.event;
    const fields = { projection, stream, eventId, type, message: error.message };
    this.settings.log('error', 'a stream is parked', fields);
    this.#failure = undefined;
    this.#arriveAt(error.event.position);
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
    await noteFailure(this.database, this.#checkpoint, this.#failure).catch(() => {});
    const { first, longest } = this.settings.pauseMs;
    await waited(Math.min(longest, first * 2 ** Math.min(this.#failure.attempts - 1, 30)), signal);
  }
}

const waited = (ms: number, signal: AbortSignal) => pause(ms, undefined, { signal }).catch(() => {});

function failureOf(error: unknown, before: ProjectionFailure | undefined): ProjectionFailure {
  const failure = {
    message: error instanceof Error ? error.message : String(error),
    attempts: (before?.attempts ?? 0) + 1,
    since: before?.since ?? new Date().toISOString(),
  };
  if (!(error instanceof ApplyFailedError)) return failure;
  return { ...failure, position: error.event.position, eventId: error.event.id };
}
