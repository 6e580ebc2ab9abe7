import { ServiceError, type EventToAppend, type StoredEvent } from '#libs/contract';
import { AppendQueue } from '../append/append-queue.ts';
import { appendRequest, type AppendRequest } from '../append/append-request.ts';
import { answerOf, outcomeOf, type Outcome } from '../append/outcome.ts';
import { placementOf } from '../append/placement.ts';
import { storedEvent, type StoredForm, type StoredPlace } from '../append/stored-form.ts';
import {
  EventStore,
  type AppendResult,
  type ExpectedRevision,
  type LogReading,
  type StreamReading,
} from '../event-store.ts';
import { Bell } from '../live/bell.ts';
import { follow } from '../live/follow.ts';
import { pageSize } from '../live/page-options.ts';

interface Kept {
  readonly place: StoredPlace;
  readonly form: StoredForm;
}

/**
 * The log in memory, for tests: behaves as the durable stores do, and forgets everything with the process.
 * Keeps events in their stored form, so that nobody can change history through an object that was handed out.
 */
export class MemoryEventStore extends EventStore {
  /** The event of position n stands at index n - 1. */
  readonly #log: Kept[] = [];
  readonly #streams = new Map<string, Kept[]>();
  readonly #byId = new Map<string, Kept>();
  readonly #bell = new Bell();
  readonly #queue = new AppendQueue((group) => this.#commit(group));
  readonly #now: () => Date;
  #closed = false;

  constructor({ now = () => new Date() }: { now?: () => Date } = {}) {
    super();
    this.#now = now;
  }

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    this.#checkOpen();
    return this.#queue.add(appendRequest(stream, expected, events));
  }

  override async readStream(
    stream: string,
    { from, limit, backwards = false }: StreamReading = {},
  ): Promise<readonly StoredEvent[]> {
    this.#checkOpen();
    const size = limit === undefined ? Infinity : pageSize(limit);
    const kept = this.#streams.get(stream) ?? [];
    return backwards ? endOf(kept, (from ?? Infinity) + 1, size) : partOf(kept, from ?? 0, size);
  }

  override async readAll({ after = 0n, before, limit, backwards = false }: LogReading = {}): Promise<
    readonly StoredEvent[]
  > {
    this.#checkOpen();
    const size = pageSize(limit);
    if (!backwards) return this.#page(after, size);
    return endOf(this.#log, before === undefined ? Infinity : Number(before) - 1, size);
  }

  override subscribe({
    after = 0n,
    batch,
    signal,
  }: { after?: bigint; batch?: number; signal?: AbortSignal } = {}): AsyncIterable<readonly StoredEvent[]> {
    this.#checkOpen();
    const page = (from: bigint, limit: number) => (this.#closed ? undefined : this.#page(from, limit));
    return follow({ page, bell: this.#bell }, { after, batch: pageSize(batch), signal });
  }

  override async head(): Promise<bigint> {
    this.#checkOpen();
    return BigInt(this.#log.length);
  }

  override async close(): Promise<void> {
    this.#queue.flush();
    this.#closed = true;
    this.#bell.ring();
  }

  #page(after: bigint, limit: number): StoredEvent[] {
    return partOf(this.#log, Number(after), limit);
  }

  #commit(group: readonly AppendRequest[]): Outcome[] {
    const recordedAt = this.#now().toISOString();
    const outcomes = group.map((request) => outcomeOf(() => this.#place(request, recordedAt)));
    this.#bell.ring();
    return outcomes;
  }

  #place(request: AppendRequest, recordedAt: string): AppendResult {
    const { stream, events } = request;
    const { first, repeated } = placementOf(request, {
      lastRevision: (name) => (this.#streams.get(name)?.length ?? 0) - 1,
      findPlace: (id) => this.#byId.get(id)?.place,
    });
    if (!repeated) this.#keep(request, first, recordedAt);
    const kept = this.#streams.get(stream)?.slice(first, first + events.length) ?? [];
    return answerOf(kept.map(eventOf), repeated);
  }

  #keep({ stream, events }: AppendRequest, first: number, recordedAt: string): void {
    const kept = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, kept);
    for (const [index, { event, form }] of events.entries()) {
      const position = this.#log.length + 1;
      const place = {
        position,
        id: event.id,
        stream,
        revision: first + index,
        recordedAt: event.recordedAt ?? recordedAt,
      };
      kept.push({ place, form });
      this.#log.push({ place, form });
      this.#byId.set(event.id, { place, form });
    }
  }

  #checkOpen(): void {
    if (this.#closed) throw new ServiceError('store-unavailable', 'The store is closed');
  }
}

/** At most `size` events, beginning at an index. */
function partOf(kept: readonly Kept[], index: number, size: number): StoredEvent[] {
  const start = Math.max(index, 0);
  return kept.slice(start, start + size).map(eventOf);
}

/** At most `size` events below an index, the newest first. */
function endOf(kept: readonly Kept[], below: number, size: number): StoredEvent[] {
  const end = Math.min(Math.max(below, 0), kept.length);
  return kept
    .slice(Math.max(end - size, 0), end)
    .map(eventOf)
    .toReversed();
}

const eventOf = ({ place, form }: Kept): StoredEvent => storedEvent(place, form);
