import type { EventToAppend, StoredEvent } from '#libs/contract';
import { appendRequest, type AppendRequest } from '../append/append-request.ts';
import { answerOf } from '../append/outcome.ts';
import { placementOf } from '../append/placement.ts';
import type { AppendResult, ExpectedRevision } from '../event-store.ts';
import { toWire } from '../wire/wire-event.ts';
import type { Acknowledged } from './batch-appends.ts';
import { commandError, isWrongRevision } from './call-errors.ts';
import type { Append } from './connection.ts';
import type { ConnectionSlot } from './connection-slot.ts';
import type { LogPages } from './log-pages.ts';
import { persistently, type Timeouts } from './patience.ts';
import type { Sighting } from './sightings.ts';
import type { Tail } from './tail.ts';

export interface AppenderOptions {
  readonly slot: ConnectionSlot;
  readonly pages: LogPages;
  readonly tail: Tail;
  readonly timeouts: Timeouts;
  readonly now: () => Date;
  readonly over: () => boolean;
}

/** An append with what is needed to recognise it. */
interface Attempt {
  readonly request: AppendRequest;
  readonly append: Append;
  readonly sighting: Sighting;
}

/**
 * Appends to the server, each until its outcome is known. A call that was not answered may have been carried out: it is
 * repeated with the same ids for the same place, and the server either takes it or gives its first answer again.
 */
export class Appender {
  /** What is under way in this process, by event id: who repeats it waits for its outcome first. */
  readonly #underWay = new Map<string, Promise<unknown>>();

  constructor(private readonly options: AppenderOptions) {}

  /** Resolves when nothing is under way any more. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay.values());
  }

  /** @throws as `EventStore.append` does */
  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    const request = appendRequest(stream, expected, events);
    for (let other = this.#same(events); other; other = this.#same(events)) await Promise.allSettled([other]);
    const outcome = this.#settle(request);
    for (const { id } of events) this.#underWay.set(id, outcome);
    try {
      return await outcome;
    } finally {
      for (const { id } of events) this.#underWay.delete(id);
    }
  }

  #same(events: readonly EventToAppend[]): Promise<unknown> | undefined {
    for (const { id } of events) {
      const outcome = this.#underWay.get(id);
      if (outcome) return outcome;
    }
    return undefined;
  }

  async #settle(request: AppendRequest): Promise<AppendResult> {
    const { stream, expected } = request;
    const recordedAt = this.options.now().toISOString();
    const events = request.events.map(({ event }) => toWire(event, event.recordedAt ?? recordedAt));
    const { sightings } = this.options.tail;
    const sighting = sightings.expect(events.map(({ id }) => id));
    try {
      return await this.#persist({ request, append: { stream, expected, events }, sighting });
    } finally {
      sightings.forget(sighting);
    }
  }

  #persist(attempt: Attempt): Promise<AppendResult> {
    const { timeouts, over, slot } = this.options;
    return persistently(timeouts.totalMs, over, async (failures) => {
      const found = failures > 0 && attempt.append.expected === 'any' && (await this.#found(attempt));
      if (found) return found;
      try {
        const answer = await slot.call((connection) => connection.append(attempt.append, timeouts.callMs));
        return await this.#confirmed(attempt, answer);
      } catch (thrown) {
        const error = commandError(thrown);
        if (!isWrongRevision(error)) throw error;
        const result = await this.#found(attempt);
        if (result) return result;
        throw error;
      }
    });
  }

  /** The events as they stand in the log, seen in the subscription or read. */
  async #confirmed({ append, sighting }: Attempt, answer: Acknowledged): Promise<AppendResult> {
    const { tail, pages, timeouts } = this.options;
    const { position, revision } = answer;
    const old = position !== undefined && position <= tail.end && !sighting.begun;
    const seen = old || !tail.live ? sighting.events : await sighting.within(timeouts.sightMs);
    if (seen) return answerOf(seen, !areFrom(append, seen));
    const { length } = append.events;
    const read = await pages.ofStream(append.stream, { from: revision - length + 1, limit: length });
    // What others can read by now, the subscription should have given.
    if (!old && tail.live && (position ?? 0n) > tail.end) tail.restart();
    if (read.length < length) throw new Error('the server does not have what it acknowledged');
    return answerOf(read, old || !areFrom(append, read));
  }

  /**
   * The events where they stand in their stream already; undefined when they could be appended now.
   * @throws WrongRevisionError, EventIdTakenError
   */
  async #found({ request, append }: Attempt): Promise<AppendResult | undefined> {
    const history = await this.options.pages.ofStream(request.stream);
    const places = new Map(history.map((event) => [event.id, event]));
    const { first, repeated } = placementOf(request, {
      lastRevision: () => history.at(-1)?.revision ?? -1,
      findPlace: (id) => places.get(id),
    });
    if (!repeated) return undefined;
    const offset = first - (history[0]?.revision ?? 0);
    const there = history.slice(offset, offset + append.events.length);
    return answerOf(there, !areFrom(append, there));
  }
}

/** True when the stored events are those of this very append, and not of an earlier one with the same ids. */
function areFrom({ events }: Append, stored: readonly StoredEvent[]): boolean {
  return events.every(({ id, metadata }, index) => {
    const event = stored[index];
    return (
      event?.id === id &&
      event.recordedAt === metadata['recordedAt'] &&
      event.metadata.commandDigest === metadata['commandDigest']
    );
  });
}
