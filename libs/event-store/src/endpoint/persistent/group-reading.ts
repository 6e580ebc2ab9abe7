import type { StoredEvent } from '#libs/contract';
import type { EventStore } from '../../event-store.ts';
import type { Log } from '../protocol/status.ts';
import { predicateOf, type Predicate } from '../streams/event-filter.ts';
import { resolved } from '../streams/links.ts';
import type { StreamReader } from '../streams/stream-reader.ts';
import type { Message } from './consumer.ts';
import type { GroupKeeper } from './group-keeper.ts';
import type { GroupLog } from './group-log.ts';
import { ALL, type GroupDefinition } from './group-settings.ts';

export interface GroupParts {
  readonly store: EventStore;
  readonly reader: StreamReader;
  readonly log: Log;
}

/** Where the events go that are read ahead. */
export interface GroupQueue {
  /** Resolves when there is room, or `signal` is aborted. */
  untilRoom(signal: AbortSignal): Promise<void>;
  add(message: Message): void;
  /** The log cannot be read. */
  fail(error: Error): void;
  /** False while nobody would take an event. */
  isWanted(): boolean;
}

/** Reads for a group: first the parked events that are wanted again, then on from where it stands. */
export class GroupReading {
  readonly #wanted: Predicate;
  #current: { readonly stop: AbortController; readonly done: Promise<void> } | undefined;
  /** Kept until somebody consumes. */
  #replay: { next: number; readonly end: number } | undefined;

  constructor(
    private readonly definition: GroupDefinition,
    private readonly parts: GroupParts,
    private readonly groupLog: GroupLog,
    private readonly keeper: GroupKeeper,
    private readonly queue: GroupQueue,
  ) {
    this.#wanted = predicateOf(definition.filter ?? undefined);
  }

  start(): void {
    if (this.#current) return;
    const stop = new AbortController();
    const done = this.#read(stop.signal)
      .catch((error: unknown) =>
        this.queue.fail(error instanceof Error ? error : new Error('The log cannot be read')),
      )
      .finally(() => {
        this.#current = undefined;
        // Somebody may have come while the last reading came to its end.
        if (stop.signal.aborted && this.queue.isWanted()) this.start();
      });
    this.#current = { stop, done };
  }

  async stop(): Promise<void> {
    this.#current?.stop.abort();
    await this.#current?.done;
  }

  /** Gives out at most `count` of the parked events again, those that are out already apart. */
  async replayParked(count: number): Promise<void> {
    const { first, end } = await this.groupLog.parkedRange();
    const next = Math.max(first, this.keeper.parkedSeen + 1);
    this.#replay = { next, end: Math.min(end, next + count) };
    if (this.#current) this.#current.stop.abort();
    else if (this.queue.isWanted()) this.start();
  }

  async #read(signal: AbortSignal): Promise<void> {
    await this.#readParked(signal);
    if (signal.aborted) return;
    for await (const page of this.#pages(signal)) {
      for (const event of page) {
        await this.queue.untilRoom(signal);
        if (signal.aborted) return;
        await this.#receive(event);
      }
    }
  }

  #pages(signal: AbortSignal) {
    const { stream } = this.definition;
    const { seen } = this.keeper;
    if (stream === ALL) return this.parts.reader.followAll(seen < 0n ? 0n : seen, signal);
    return this.parts.reader.follow(stream, Number(seen) + 1, signal);
  }

  async #readParked(signal: AbortSignal): Promise<void> {
    const replay = this.#replay;
    if (!replay) return;
    for await (const { revision, event } of this.groupLog.parked(replay.next, replay.end)) {
      await this.queue.untilRoom(signal);
      if (signal.aborted) return;
      replay.next = revision + 1;
      this.keeper.openParked(revision);
      // What it led to may be gone.
      if (!event) this.keeper.finishParked(revision);
      else
        this.queue.add({ id: event.id, event: { event }, place: undefined, parkedAt: revision, retries: 0 });
    }
    if (this.#replay === replay) this.#replay = undefined;
  }

  async #receive(event: StoredEvent): Promise<void> {
    const ofAll = this.definition.stream === ALL;
    const place = ofAll ? event.position : BigInt(event.revision);
    const isSystem = event.stream.startsWith('$');
    // What the endpoint itself writes would never come to an end.
    if (ofAll && (isSystem || !this.#wanted(event))) {
      this.keeper.pass(place, isSystem);
      return;
    }
    this.keeper.open(place);
    const shown = this.definition.resolveLinks ? await resolved(this.parts.store, event) : { event };
    this.queue.add({ id: event.id, event: shown, place, parkedAt: undefined, retries: 0 });
  }
}
