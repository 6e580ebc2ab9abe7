import { randomUUID } from 'node:crypto';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { StoredEvent } from '#libs/contract';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { EventStore } from '../../event-store.ts';
import type { Rights } from '../access/rights.ts';
import type { CallContext } from '../calls.ts';
import { Outlet } from '../outlet.ts';
import type { EventView } from '../protocol/recorded-event.ts';
import { Checkpoints } from './checkpoints.ts';
import { predicateOf, type Predicate } from './event-filter.ts';
import { resolved } from './links.ts';
import {
  caughtUp,
  checkpoint,
  confirmation,
  eventMessage,
  lastRevision,
  streamNotFound,
} from './read-messages.ts';
import { readPlan, type ReadPlan } from './read-plan.ts';
import type { StreamReader } from './stream-reader.ts';

/** What reading needs of the endpoint. */
export interface ReadParts {
  readonly store: EventStore;
  readonly rights: Rights;
  readonly reader: StreamReader;
}

/** Read: a stream or the whole log, either way, to its end or without one. */
export class ReadCall {
  readonly #plan: ReadPlan;
  readonly #wanted: Predicate;
  readonly #view: EventView;
  readonly #outlet: Outlet<ReadResp>;

  /** @throws Refusal `access-denied`, `invalid` */
  constructor(
    call: ServerWritableStream<ReadReq, ReadResp>,
    private readonly context: CallContext,
    private readonly parts: ReadParts,
  ) {
    const { rights } = parts;
    rights.checkRead(context.caller);
    this.#plan = readPlan(call.request);
    this.#wanted = predicateOf(this.#plan.filter);
    const seesPersonal = rights.seesPersonal(context.caller);
    this.#view = { prefix: rights.prefix, seesPersonal, idForm: this.#plan.idForm };
    this.#outlet = new Outlet(call, context.signal);
  }

  serve(): Promise<void> {
    const { stream, count } = this.#plan;
    if (count === undefined) return stream === undefined ? this.#followAll() : this.#followStream(stream);
    return stream === undefined ? this.#readAll(count) : this.#readStream(stream, count);
  }

  async #readStream(stream: string, count: number): Promise<void> {
    const { reader } = this.parts;
    const { backwards, start, wantsEnds } = this.#plan;
    const exists = async () => (await reader.last(stream)) >= 0;
    let sent = 0;
    if (!(start === 'end' && !backwards)) {
      const from = revisionAt(start, backwards);
      for await (const page of reader.pages(stream, from, backwards, count)) {
        sent += await this.#sendAll(page);
        if (this.context.signal.aborted) return;
      }
    }
    if (sent === 0 && !(await exists())) return this.#outlet.send(streamNotFound(stream));
    if (wantsEnds) return this.#outlet.send(lastRevision(await reader.last(stream)));
  }

  async #readAll(count: number): Promise<void> {
    const { backwards, start } = this.#plan;
    if (start === (backwards ? 'start' : 'end')) return;
    let left = count;
    for await (const page of this.parts.reader.allPages(positionAt(start, backwards), backwards)) {
      left -= await this.#sendAll(page.filter(this.#wanted).slice(0, left));
      if (left <= 0 || this.context.signal.aborted) return;
    }
  }

  async #followStream(stream: string): Promise<void> {
    const { reader } = this.parts;
    const { start } = this.#plan;
    await reader.visible(stream);
    const from =
      typeof start === 'bigint' ? Number(start) + 1 : start === 'end' ? (await reader.last(stream)) + 1 : 0;
    await this.#outlet.send(confirmation(randomUUID()));
    let isBehind = true;
    for await (const page of reader.follow(stream, from, this.context.signal)) {
      await this.#sendAll(page);
      if (page.length > 0 || !isBehind) continue;
      isBehind = false;
      await this.#outlet.send(caughtUp());
    }
  }

  async #followAll(): Promise<void> {
    const { start, filter } = this.#plan;
    const from = typeof start === 'bigint' ? start : start === 'end' ? await this.parts.store.head() : 0n;
    await this.#outlet.send(confirmation(randomUUID()));
    const places = new Checkpoints(this.#plan.checkpointEvery);
    for await (const page of this.parts.reader.followAll(from, this.context.signal)) {
      for (const part of filter ? places.parts(page) : [page]) {
        await this.#sendAll(part.filter(this.#wanted));
        if (filter && places.isDue()) await this.#outlet.send(checkpoint(places.said()));
      }
      if (page.length > 0) continue;
      if (filter && places.isUnsaid()) await this.#outlet.send(checkpoint(places.said()));
      await this.#outlet.send(caughtUp());
    }
  }

  /** How many were sent: all of them, unless the caller has gone. */
  async #sendAll(events: readonly StoredEvent[]): Promise<number> {
    for (const event of events) {
      const shown = this.#plan.resolveLinks ? await resolved(this.parts.store, event) : { event };
      const waiting = this.#outlet.send(eventMessage(shown, this.#view));
      if (waiting) await waiting;
      if (this.context.signal.aborted) break;
    }
    return events.length;
  }
}

function revisionAt(start: ReadPlan['start'], backwards: boolean): number | undefined {
  if (typeof start === 'bigint') return Number(start);
  return start === 'end' && backwards ? undefined : 0;
}

/** Forwards an event at the very position belongs to what is read, backwards it does not. */
function positionAt(start: ReadPlan['start'], backwards: boolean): bigint | undefined {
  if (typeof start !== 'bigint') return undefined;
  return backwards ? start : start - 1n;
}
