import {
  Metadata,
  status,
  type handleBidiStreamingCall,
  type handleClientStreamingCall,
  type handleServerStreamingCall,
  type handleUnaryCall,
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServerWritableStream,
} from '@grpc/grpc-js';
import { Bell } from '../live/bell.ts';
import { callerOf, type Authenticate, type EndpointUser } from './access/caller.ts';
import { statusOf, type CallStatus, type Log } from './protocol/status.ts';

/** Who calls, and when it is over: the caller has gone or the endpoint stops. */
export interface CallContext {
  readonly caller: EndpointUser;
  readonly signal: AbortSignal;
}

/** What is the same of a call of any kind. */
interface AnyCall {
  readonly metadata: Metadata;
  on(event: 'cancelled', listener: () => void): unknown;
}

/** A call that is answered by a stream. */
interface StreamingCall extends AnyCall {
  end(): void;
  emit(event: 'error', error: CallStatus): boolean;
}

/**
 * The calls that are under way. Makes gRPC handlers of functions that know their caller, throw what is wrong and stop
 * when their signal says so.
 */
export class Calls {
  readonly #underWay = new Set<AbortController>();
  readonly #ended = new Bell();
  #stopping = false;

  constructor(
    private readonly authenticate: Authenticate,
    private readonly log: Log,
  ) {}

  /** How many calls are under way. */
  get count(): number {
    return this.#underWay.size;
  }

  /**
   * Ends every call; streams end with UNAVAILABLE, as clients expect it of a server that goes away. Resolves when all
   * that they still do is done, or after `withinMs`.
   */
  async stop(withinMs: number): Promise<void> {
    this.#stopping = true;
    for (const call of this.#underWay) call.abort();
    const patience = AbortSignal.timeout(withinMs);
    while (this.#underWay.size > 0 && !patience.aborted) await this.#ended.heard(patience);
  }

  unary<Request, Response>(
    answer: (request: Request, context: CallContext) => Promise<Response>,
  ): handleUnaryCall<Request, Response> {
    return (call, respond) => {
      void this.#run(call, (context) => answer(call.request, context)).then(
        (response) => respond(null, response),
        (error: unknown) => respond(this.#status(error)),
      );
    };
  }

  clientStreaming<Request, Response>(
    answer: (call: ServerReadableStream<Request, Response>, context: CallContext) => Promise<Response>,
  ): handleClientStreamingCall<Request, Response> {
    return (call, respond) => {
      void this.#run(call, (context) => answer(call, context)).then(
        (response) => respond(null, response),
        (error: unknown) => respond(this.#status(error)),
      );
    };
  }

  serverStreaming<Request, Response>(
    serve: (call: ServerWritableStream<Request, Response>, context: CallContext) => Promise<void>,
  ): handleServerStreamingCall<Request, Response> {
    return (call) => this.#stream(call, (context) => serve(call, context));
  }

  bidirectional<Request, Response>(
    serve: (call: ServerDuplexStream<Request, Response>, context: CallContext) => Promise<void>,
  ): handleBidiStreamingCall<Request, Response> {
    return (call) => this.#stream(call, (context) => serve(call, context));
  }

  #stream(call: StreamingCall, serve: (context: CallContext) => Promise<void>): void {
    void this.#run(call, serve).then(
      () => (this.#stopping ? call.emit('error', GONE) : call.end()),
      (error: unknown) => call.emit('error', this.#status(error)),
    );
  }

  async #run<T>(call: AnyCall, work: (context: CallContext) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#underWay.add(controller);
    call.on('cancelled', () => controller.abort());
    if (this.#stopping) controller.abort();
    try {
      const caller = await callerOf(call.metadata, this.authenticate);
      return await work({ caller, signal: controller.signal });
    } finally {
      this.#underWay.delete(controller);
      this.#ended.ring();
    }
  }

  #status(error: unknown): CallStatus {
    return this.#stopping && isAbort(error) ? GONE : statusOf(error, this.log);
  }
}

const GONE: CallStatus = {
  code: status.UNAVAILABLE,
  details: 'The endpoint is stopping',
  metadata: new Metadata(),
};

const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError';
