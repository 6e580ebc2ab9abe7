import type { EventToAppend, JsonObject } from '#libs/contract';
import {
  EventIdTakenError,
  WrongRevisionError,
  type EventStore,
  type ExpectedRevision,
} from '../../event-store.ts';
import type { ForeignEvent } from '../../wire/foreign-event.ts';
import type { EndpointUser } from '../access/caller.ts';
import type { Rights } from '../access/rights.ts';
import { KeyedTurns } from '../keyed-turns.ts';
import { Refusal, wrongVersion, type ExpectedVersion } from '../refusal.ts';
import { applicationEvent, foreignEvent, sizeOf } from './proposal.ts';
import { systemEvent } from './system-event.ts';
import { metadataStreamOf, originalOf } from './stream-names.ts';
import { DELETED_BEFORE, isGone, stateOf, TOMBSTONE, type StreamState } from './stream-state.ts';

/** Where a write ended. */
export interface Written {
  readonly revision: number;
  readonly position: bigint;
}

/** Everything that changes a stream, for whom it is allowed. */
export class StreamWriter {
  /** What is written to a stream depends on what its metadata say, so it goes one after another. */
  readonly #turns = new KeyedTurns();

  constructor(
    private readonly store: EventStore,
    private readonly rights: Rights,
    /** Bytes of all events of one append together. */
    readonly maxAppendBytes: number,
  ) {}

  /** @throws Refusal, ServiceError */
  async append(
    user: EndpointUser,
    stream: string,
    expected: ExpectedVersion,
    events: readonly ForeignEvent[],
  ): Promise<Written> {
    this.rights.checkAppend(user, stream);
    const bytes = events.reduce((sum, event) => sum + sizeOf(event), 0);
    if (bytes > this.maxAppendBytes) throw this.tooLarge(stream);
    if (this.rights.isApplication(stream)) {
      return this.#place(
        stream,
        expected,
        await this.#expectation(stream, expected),
        events.map(applicationEvent),
      );
    }
    const turn = originalOf(stream) ?? stream;
    return this.#turns.take(turn, () => this.#appendForeign(stream, expected, events.map(foreignEvent)));
  }

  tooLarge(stream: string): Refusal {
    const limit = this.maxAppendBytes;
    return new Refusal(
      { kind: 'append-too-large', limit },
      `An append to ${stream} has more than ${limit} bytes`,
    );
  }

  /**
   * Takes a stream away until somebody writes to it again; its events stay in the log.
   * @throws Refusal, ServiceError
   */
  async delete(user: EndpointUser, stream: string, expected: ExpectedVersion): Promise<Written> {
    this.rights.checkDelete(user, stream);
    return this.#turns.take(stream, async () => {
      const state = await stateOf(this.store, stream);
      check(stream, expected, state);
      return this.#describe(stream, { ...state.metadata, $tb: DELETED_BEFORE });
    });
  }

  /**
   * Takes a stream away for ever; its events stay in the log.
   * @throws Refusal, ServiceError
   */
  async tombstone(user: EndpointUser, stream: string, expected: ExpectedVersion): Promise<Written> {
    this.rights.checkDelete(user, stream);
    return this.#turns.take(stream, async () => {
      const state = await stateOf(this.store, stream);
      check(stream, expected, state);
      return this.#place(stream, expected, 'any', [systemEvent(TOMBSTONE, {})]);
    });
  }

  async #appendForeign(
    stream: string,
    expected: ExpectedVersion,
    events: readonly EventToAppend[],
  ): Promise<Written> {
    const described = originalOf(stream);
    if (described !== undefined) await stateOf(this.store, described);
    const state = await stateOf(this.store, stream);
    if (expected === 'stream-exists') {
      if (isGone(state)) throw wrongVersion(stream, expected, -1);
      return this.#place(stream, expected, 'any', events);
    }
    if (isGone(state) && state.last >= 0) await this.#reopen(stream, expected, state);
    return this.#place(stream, expected, revisionFor(expected, state), events);
  }

  /** A deleted stream that is begun anew goes on counting, and shows what is written from now on. */
  async #reopen(stream: string, expected: ExpectedVersion, state: StreamState): Promise<void> {
    if (typeof expected === 'number' && expected !== state.last) throw wrongVersion(stream, expected, -1);
    await this.#describe(stream, { ...state.metadata, $tb: state.last + 1 });
  }

  #describe(stream: string, metadata: JsonObject): Promise<Written> {
    return this.#place(metadataStreamOf(stream), 'any', 'any', [systemEvent('$metadata', metadata)]);
  }

  async #expectation(stream: string, expected: ExpectedVersion): Promise<ExpectedRevision> {
    if (expected !== 'stream-exists') return expected;
    const [event] = await this.store.readStream(stream, { limit: 1 });
    if (!event) throw wrongVersion(stream, expected, -1);
    return 'any';
  }

  async #place(
    stream: string,
    expected: ExpectedVersion,
    revision: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<Written> {
    try {
      return await this.store.append(stream, revision, events);
    } catch (error) {
      throw await this.#conflict(stream, expected, error);
    }
  }

  async #conflict(stream: string, expected: ExpectedVersion, error: unknown): Promise<unknown> {
    if (error instanceof WrongRevisionError) return wrongVersion(stream, expected, error.actual);
    if (!(error instanceof EventIdTakenError)) return error;
    if (error.stream !== stream) return new Refusal({ kind: 'id-taken' }, error.message);
    const [last] = await this.store.readStream(stream, { backwards: true, limit: 1 });
    return wrongVersion(stream, expected, last?.revision ?? -1);
  }
}

/** @throws Refusal `wrong-version` */
function check(stream: string, expected: ExpectedVersion, state: StreamState): void {
  const actual = isGone(state) ? -1 : state.last;
  if (expected === 'any' || expected === actual) return;
  if (expected === 'no-stream' ? actual < 0 : expected === 'stream-exists' && actual >= 0) return;
  throw wrongVersion(stream, expected, actual);
}

/** A stream that was cut off may be begun again where it was cut; its revisions go on. */
function revisionFor(
  expected: Exclude<ExpectedVersion, 'stream-exists'>,
  state: StreamState,
): ExpectedRevision {
  if (expected !== 'no-stream') return expected;
  const before = Math.min(state.first, state.last + 1) - 1;
  return before < 0 ? 'no-stream' : before;
}
