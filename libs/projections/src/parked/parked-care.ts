import { setTimeout as pause } from 'node:timers/promises';
import type { StoredEvent } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import { ApplyFailedError } from '../apply-failed.ts';
import { CheckpointMovedError, findPosition, moveCheckpoint, type Checkpoint } from '../checkpoints.ts';
import type { ReadDatabase, ReadTransaction } from '../read-database.ts';
import { moveParked, park, parkedIn, unpark, type ParkedStream } from './parked-streams.ts';
import { hollowed, skipEvent, skippedEvents, type Skipped } from './skipped-events.ts';

/** How often it is looked whether somebody has decided, while something is parked. */
const LOOK_MS = 1_000;

type Apply = (trx: ReadTransaction, events: readonly StoredEvent[]) => Promise<void>;

/** Looks after the streams that one follower has parked. Never works while the follower writes: it is called by it. */
export class ParkedCare {
  #parked: ReadonlyMap<string, ParkedStream> = new Map();
  #skipped: ReadonlyMap<string, Skipped> = new Map();
  /** At its first look a program tries everything again: it may be one that can digest what the former could not. */
  #first = true;

  #checkpoint: Checkpoint = { projection: '', generation: 0, partition: 0 };

  constructor(
    private readonly store: EventStore,
    private readonly database: ReadDatabase,
    private readonly apply: Apply,
  ) {}

  get count(): number {
    return this.#parked.size;
  }

  /** Reads what is parked, and does what has been decided. */
  async attend(checkpoint: Checkpoint): Promise<void> {
    this.#checkpoint = checkpoint;
    await this.#read();
    for (const parked of this.#parked.values()) {
      const tried = this.#first && parked.decision !== 'leave-out';
      if (tried || parked.decision === 'retry' || parked.decision === 'skip-event') await this.#goOn(parked);
    }
    this.#first = false;
    await this.#read();
  }

  /** Aborts `decided` when somebody has decided what becomes of a parked stream. Looks until it is aborted. */
  watch(decided: AbortController): void {
    if (this.#parked.size > 0) void this.#watch(decided);
  }

  /** The events to apply, those that are passed over hollow, and those that wait with their stream. */
  sort(events: readonly StoredEvent[]): {
    readonly own: readonly StoredEvent[];
    readonly dropped: readonly StoredEvent[];
  } {
    const filled = this.#skipped.size === 0 ? events : events.map((event) => this.#hollowedIfSkipped(event));
    if (this.#parked.size === 0) return { own: filled, dropped: [] };
    const own = filled.filter(({ stream }) => !this.#parked.has(stream));
    return { own, dropped: filled.filter(({ stream }) => this.#parked.has(stream)) };
  }

  /** @throws CheckpointMovedError where another process has let one of these streams go on: its events would be lost */
  async confirm(trx: ReadTransaction, dropped: readonly StoredEvent[]): Promise<void> {
    if (dropped.length === 0) return;
    const still = new Set((await parkedIn(trx, this.#checkpoint)).map(({ stream }) => stream));
    if (!dropped.every(({ stream }) => still.has(stream)))
      throw new CheckpointMovedError(this.#checkpoint.projection);
  }

  /** Parks the stream of an event and moves on past it. @param from where the checkpoint stands */
  async park(event: StoredEvent, message: string, from: bigint): Promise<void> {
    await this.database.writer.transaction().execute(async (trx) => {
      await moveCheckpoint(trx, this.#checkpoint, from, event.position);
      await park(trx, this.#checkpoint, event, message);
    });
    await this.#read();
  }

  async #read(): Promise<void> {
    const parked = await parkedIn(this.database.writer, this.#checkpoint);
    this.#parked = new Map(parked.map((each) => [each.stream, each]));
    this.#skipped = await skippedEvents(this.database.writer, this.#checkpoint.projection);
  }

  #hollowedIfSkipped(event: StoredEvent): StoredEvent {
    const skipped = this.#skipped.get(event.id);
    return skipped ? hollowed(event, skipped) : event;
  }

  /** Applies what has been waiting, up to the checkpoint, and lets the stream go on; or says why that failed again. */
  async #goOn(parked: ParkedStream): Promise<void> {
    if (parked.decision === 'skip-event') await this.#skip(parked);
    const skipped = await skippedEvents(this.database.writer, parked.projection);
    for (let revision = parked.revision; ; revision += 1) {
      const [event] = await this.store.readStream(parked.stream, { from: revision, limit: 1 });
      const skip = event && skipped.get(event.id);
      try {
        if (!(await this.#applyNext(parked, event && skip ? hollowed(event, skip) : event))) return;
      } catch (error) {
        if (!(error instanceof ApplyFailedError)) throw error;
        await this.database.writer
          .transaction()
          .execute((trx) => park(trx, this.#checkpoint, error.event, error.message));
        return;
      }
    }
  }

  /** False where nothing waits any more: then the stream is not parked any more. */
  #applyNext(parked: ParkedStream, event: StoredEvent | undefined): Promise<boolean> {
    return this.database.writer.transaction().execute(async (trx) => {
      const upTo = await this.#heldPosition(trx);
      if (!event || event.position > upTo) {
        await unpark(trx, parked);
        return false;
      }
      await this.apply(trx, [event]);
      await moveParked(trx, parked, event.revision + 1);
      return true;
    });
  }

  #skip(parked: ParkedStream): Promise<void> {
    return this.database.writer.transaction().execute((trx) => skipEvent(trx, parked));
  }

  /** The position of the checkpoint, which nobody moves before the end of the transaction. */
  async #heldPosition(trx: ReadTransaction): Promise<bigint> {
    const position = await findPosition(trx, this.#checkpoint);
    if (position === undefined) throw new CheckpointMovedError(this.#checkpoint.projection);
    await moveCheckpoint(trx, this.#checkpoint, position, position);
    return position;
  }

  async #watch(decided: AbortController): Promise<void> {
    const { signal } = decided;
    while (!signal.aborted) {
      await pause(LOOK_MS, undefined, { signal }).catch(() => {});
      const parked = await parkedIn(this.database.reader, this.#checkpoint).catch(() => []);
      if (parked.some(({ decision }) => decision === 'retry' || decision === 'skip-event')) decided.abort();
    }
  }
}
