import type { BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { ForeignEvent } from '../../wire/foreign-event.ts';
import { streamNameOf } from '../protocol/identifiers.ts';
import { invalid, Refusal, type ExpectedVersion } from '../refusal.ts';
import { revisionOf } from './expected-version.ts';
import { proposalOf, sizeOf } from './proposal.ts';

/** One append of a batch, put together from its parts. What is wrong with a part is said when the last has come. */
export class BatchedAppend {
  readonly #events: ForeignEvent[] = [];
  #options: BatchAppendReq.Options | undefined;
  #bytes = 0;
  #wrong: unknown;

  constructor(private readonly maxBytes: number) {}

  /** The stream, as far as it is known. */
  get stream(): string {
    return Buffer.from(this.#options?.getStreamIdentifier()?.getStreamName_asU8() ?? '').toString('utf8');
  }

  add(part: BatchAppendReq): void {
    this.#options ??= part.getOptions();
    if (this.#wrong) return;
    try {
      for (const message of part.getProposedMessagesList()) this.#addEvent(proposalOf(message));
    } catch (error) {
      this.#wrong = error;
      this.#events.length = 0;
    }
  }

  /** @throws Refusal `invalid`, `append-too-large`, `late` */
  request(): { stream: string; expected: ExpectedVersion; events: readonly ForeignEvent[] } {
    if (this.#wrong) throw this.#wrong;
    if (!this.#options) throw invalid('An append begins with its options');
    const deadline = this.#options.getDeadline()?.toDate();
    // The caller no longer waits for it, and would not know that it was done.
    if (deadline && deadline.getTime() < Date.now())
      throw new Refusal({ kind: 'late' }, 'The deadline has passed');
    return {
      stream: streamNameOf(this.#options.getStreamIdentifier()),
      expected: expectedOf(this.#options),
      events: this.#events,
    };
  }

  #addEvent(event: ForeignEvent): void {
    this.#bytes += sizeOf(event);
    if (this.#bytes > this.maxBytes) {
      const limit = this.maxBytes;
      throw new Refusal({ kind: 'append-too-large', limit }, `An append has more than ${limit} bytes`);
    }
    this.#events.push(event);
  }
}

function expectedOf(options: BatchAppendReq.Options): ExpectedVersion {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no-stream';
  if (options.hasStreamExists()) return 'stream-exists';
  return revisionOf(options.getStreamPosition());
}
