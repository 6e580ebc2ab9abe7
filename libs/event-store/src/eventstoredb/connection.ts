import { jsonEvent, NO_STREAM, UnsupportedError, type EventStoreDBClient } from '@eventstore/db-client';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Channel, ClientReadableStream } from '@grpc/grpc-js';
import type { ExpectedRevision } from '../event-store.ts';
import type { WireEvent } from '../wire/wire-event.ts';
import { BatchAppends, type Acknowledged } from './batch-appends.ts';
import { appendModeOf, openCall } from './client-inside.ts';
import { within } from './patience.ts';

export interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly WireEvent[];
}

/** One client with one connection of its own. Every call ends within its time; errors are those of the client. */
export class Connection {
  readonly #batches: BatchAppends;
  #channel: Channel | undefined;

  constructor(private readonly client: EventStoreDBClient) {
    this.#batches = new BatchAppends(client);
  }

  async append(append: Append, withinMs: number): Promise<Acknowledged> {
    const mode = await within(withinMs, 'the question for its methods', appendModeOf(this.client));
    if (mode === 'batch') return this.#batches.append(append, withinMs);
    return within(withinMs, 'an append', this.#appendAlone(append, withinMs));
  }

  /** Hands over what the call gives, one message after another, until the server ends it. */
  async read(request: ReadReq, withinMs: number, take: (message: ReadResp) => void): Promise<void> {
    const call = await this.#open(request, withinMs);
    try {
      await within(withinMs, 'a read', ended(call, take));
    } finally {
      // A call that was given up would otherwise stay open on the server.
      call.cancel();
    }
  }

  /** A call that goes on; it is for the caller to listen to and to cancel. */
  async listen(request: ReadReq, withinMs: number): Promise<ClientReadableStream<ReadResp>> {
    return this.#open(request, withinMs, Infinity);
  }

  /** Connects, and looks whether the server takes appends. @throws UnsupportedError */
  async checkAppends(withinMs: number): Promise<void> {
    const mode = await within(withinMs, 'the question for its methods', appendModeOf(this.client));
    if (mode === 'none') throw new UnsupportedError('Appending', '20');
  }

  /** Ends what is under way. */
  async close(): Promise<void> {
    await this.client.dispose();
    this.#channel?.close();
  }

  async #appendAlone({ stream, expected, events }: Append, withinMs: number): Promise<Acknowledged> {
    const { nextExpectedRevision, position } = await this.client.appendToStream(
      stream,
      events.map((event) => jsonEvent({ ...event })),
      { expectedRevision: revisionForClient(expected), deadline: withinMs },
    );
    return { revision: Number(nextExpectedRevision), position: position?.commit };
  }

  #open(request: ReadReq, withinMs: number, deadline: Date | number = new Date(Date.now() + withinMs)) {
    const opened = openCall(this.client, deadline, (streams, ...rest) => {
      this.#channel = streams.getChannel() as Channel;
      return streams.read(request, ...rest);
    });
    return within(withinMs, 'the connection', opened);
  }
}

function ended(call: ClientReadableStream<ReadResp>, take: (message: ReadResp) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    call.on('data', take).on('error', reject).on('end', resolve);
  });
}

function revisionForClient(expected: ExpectedRevision) {
  if (expected === 'no-stream') return NO_STREAM;
  return expected === 'any' ? 'any' : BigInt(expected);
}
