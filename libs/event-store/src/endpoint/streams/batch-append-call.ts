import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { CallContext } from '../calls.ts';
import { messagesOf } from '../inlet.ts';
import { Outlet } from '../outlet.ts';
import { batchError } from '../protocol/batch-error.ts';
import { streamIdentifier, uuidOf } from '../protocol/identifiers.ts';
import { refusalOf, type Log } from '../protocol/status.ts';
import { invalid, Refusal } from '../refusal.ts';
import { BatchedAppend } from './batched-append.ts';
import type { StreamWriter, Written } from './stream-writer.ts';

/** Appends under way in one call; whoever sends more waits. */
const UNDER_WAY_AT_MOST = 1_024;

/** Appends of one call that wait for more of their parts. */
const OPEN_AT_MOST = 64;

type Call = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

/** BatchAppend: any number of appends in one call, each in one or more parts, answered as they are done. */
export class BatchAppendCall {
  /** Appends of which not all parts have come. */
  readonly #open = new Map<string, BatchedAppend>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #outlet: Outlet<BatchAppendResp>;

  constructor(
    private readonly call: Call,
    private readonly context: CallContext,
    private readonly writer: StreamWriter,
    private readonly log: Log,
  ) {
    this.#outlet = new Outlet(call, context.signal);
  }

  /** Resolves when the caller has no more and all is answered. */
  async serve(): Promise<void> {
    for await (const part of messagesOf<BatchAppendReq>(this.call, this.context.signal)) {
      this.#take(part);
      if (this.#underWay.size >= UNDER_WAY_AT_MOST) await Promise.race(this.#underWay);
    }
    await Promise.all(this.#underWay);
  }

  #take(part: BatchAppendReq): void {
    const id = uuidOf(part.getCorrelationId());
    const append = this.#open.get(id) ?? new BatchedAppend(this.writer.maxAppendBytes);
    append.add(part);
    if (!part.getIsFinal()) {
      if (this.#open.size >= OPEN_AT_MOST && !this.#open.has(id))
        throw invalid('Too many appends of the batch are not finished');
      this.#open.set(id, append);
      return;
    }
    this.#open.delete(id);
    const done = this.#carryOut(append, part.getCorrelationId()).finally(() => this.#underWay.delete(done));
    this.#underWay.add(done);
  }

  async #carryOut(append: BatchedAppend, id: UUID | undefined): Promise<void> {
    const answer = new streams.BatchAppendResp().setCorrelationId(id);
    try {
      const { stream, expected, events } = append.request();
      answer.setStreamIdentifier(streamIdentifier(stream));
      answer.setSuccess(success(await this.writer.append(this.context.caller, stream, expected, events)));
    } catch (error) {
      answer.setStreamIdentifier(streamIdentifier(append.stream)).setError(batchError(this.#refusal(error)));
    }
    await this.#outlet.send(answer);
  }

  #refusal(error: unknown): Refusal {
    const refusal = refusalOf(error);
    if (refusal) return refusal;
    this.log('An append failed', error);
    return new Refusal({ kind: 'unavailable' }, 'The append failed');
  }
}

function success({ revision, position }: Written): BatchAppendResp.Success {
  const place = new shared.AllStreamPosition()
    .setCommitPosition(`${position}`)
    .setPreparePosition(`${position}`);
  return new streams.BatchAppendResp.Success().setCurrentRevision(`${revision}`).setPosition(place);
}
