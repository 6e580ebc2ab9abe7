import { randomUUID } from 'node:crypto';
import { UnavailableError, UnknownError, type EventStoreDBClient } from '@eventstore/db-client';
import { unpackToCommandError } from '@eventstore/db-client/dist/streams/appendToStream/unpackError.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { status, type ClientDuplexStream } from '@grpc/grpc-js';
import { EventIdTakenError } from '../event-store.ts';
import { NoAnswerError } from './call-errors.ts';
import { openCall } from './client-inside.ts';
import { batchAppendRequest, type AppendMessage } from './requests.ts';

/** What the server says of an append that it took, or had taken before: the two cannot be told apart by it. */
export interface Acknowledged {
  /** Revision of the last event. */
  readonly revision: number;
  /** Undefined where the server does not say. */
  readonly position: bigint | undefined;
}

interface Waiting {
  readonly stream: string;
  readonly resolve: (acknowledged: Acknowledged) => void;
  readonly reject: (error: Error) => void;
}

/** A call and the appends that wait for its answers, by correlation id. */
interface Batch {
  readonly call: ClientDuplexStream<BatchAppendReq, BatchAppendResp>;
  readonly waiting: Map<string, Waiting>;
}

/** Appends of one client on one call, the answers in whatever order. When the call breaks, all that wait are told. */
export class BatchAppends {
  #batch: Promise<Batch> | undefined;
  /** Who waits in the present batch: a call may say more than once that it has ended. */
  #waiting: Batch['waiting'] | undefined;

  constructor(private readonly client: EventStoreDBClient) {}

  /** @throws NoAnswerError, errors of the client and of gRPC */
  async append(
    message: Omit<AppendMessage, 'correlationId' | 'deadline'>,
    withinMs: number,
  ): Promise<Acknowledged> {
    const correlationId = randomUUID();
    const deadline = new Date(Date.now() + withinMs);
    const request = batchAppendRequest({ ...message, correlationId, deadline });
    const { call, waiting } = await (this.#batch ??= this.#open());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => waiting.get(correlationId)?.reject(noAnswer(withinMs)), withinMs);
      const settled = <T>(settle: (value: T) => void) => {
        return (value: T) => {
          clearTimeout(timer);
          waiting.delete(correlationId);
          settle(value);
        };
      };
      waiting.set(correlationId, {
        stream: message.stream,
        resolve: settled(resolve),
        reject: settled(reject),
      });
      call.write(request);
    });
  }

  async #open(): Promise<Batch> {
    const waiting = new Map<string, Waiting>();
    this.#waiting = waiting;
    try {
      const call = await openCall(this.client, Infinity, (streams, ...rest) => streams.batchAppend(...rest));
      call.on('data', (answer: BatchAppendResp) => answered(waiting, answer));
      call.on('error', (error) => this.#broken(waiting, error));
      call.on('end', () => this.#broken(waiting, new UnavailableError(undefined, 'ended by the server')));
      return { call, waiting };
    } catch (error) {
      this.#batch = undefined;
      throw error;
    }
  }

  #broken(waiting: Map<string, Waiting>, error: Error): void {
    if (this.#waiting === waiting) this.#batch = undefined;
    for (const { reject } of [...waiting.values()]) reject(error);
  }
}

const noAnswer = (ms: number) => new NoAnswerError(`no answer to an append in ${ms} ms`);

function answered(waiting: Map<string, Waiting>, answer: BatchAppendResp): void {
  const id = answer.getCorrelationId()?.getString() ?? '';
  const append = waiting.get(id);
  // Whoever asked may have given up.
  if (!append) return;
  const success = answer.getSuccess();
  if (!success) return append.reject(refusal(answer, append.stream));
  const position = success.getPosition()?.getCommitPosition();
  append.resolve({
    revision: Number(success.getCurrentRevision()),
    position: position === undefined ? undefined : BigInt(position),
  });
}

/** The protocol has an enum of its own for the same numbers. */
const ALREADY_EXISTS: number = status.ALREADY_EXISTS;

/** How our own endpoint tells that an event stands in another stream already. */
const TAKEN = /^event (\S+) is already in (.+)$/s;

function refusal(answer: BatchAppendResp, stream: string): Error {
  const error = answer.getError();
  const details = error?.getDetails();
  if (!error || !details) return new Error('The server refused an append without a reason');
  const code: number = error.getCode();
  const taken = code === ALREADY_EXISTS ? TAKEN.exec(error.getMessage()) : null;
  const [, eventId, other] = taken ?? [];
  if (eventId !== undefined && other !== undefined) return new EventIdTakenError(eventId, other);
  const known = unpackToCommandError(error, stream);
  if (!(known instanceof UnknownError)) return known;
  // The client has no class for it; the code says more.
  return Object.assign(new Error(error.getMessage()), { code });
}
