import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import {
  Client,
  credentials,
  Metadata,
  Server,
  ServerCredentials,
  type MethodDefinition,
  type sendUnaryData,
  type ServerDuplexStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type ServiceDefinition,
  type status,
} from '@grpc/grpc-js';

type Bytes = Buffer;
type Failure = { readonly code: status; readonly details: string };

/** What may be made to fail, by the names of the protocol's methods. */
export type Method = 'getSupportedMethods' | 'read' | 'batchAppend';

/** Passes on what it is asked to another server, except that it fails where a test wants it to. */
export class FaultyServer {
  readonly #failures = new Map<Method, { failure: Failure; times: number }>();
  readonly #server = new Server();
  /** What it says it can; by default what the server behind it says. */
  methods: readonly string[] | undefined;

  private constructor(private readonly upstream: Client) {
    this.#server.addService(bare(ServerFeaturesService), { getSupportedMethods: this.#unary() });
    this.#server.addService(bare(StreamsService), {
      read: this.#serverStream(),
      batchAppend: this.#duplex(),
    });
  }

  /** @param port of the server that it stands before */
  static before(port: number): FaultyServer {
    return new FaultyServer(new Client(`127.0.0.1:${port}`, credentials.createInsecure()));
  }

  listen(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(error) : resolve(port),
      );
    });
  }

  /** The next so many calls of a method fail. */
  fail(method: Method, code: status, times = Infinity): void {
    this.#failures.set(method, { failure: { code, details: `made to fail: ${method}` }, times });
  }

  close(): void {
    this.#server.forceShutdown();
    this.upstream.close();
  }

  #failure(method: Method): Failure | undefined {
    const failing = this.#failures.get(method);
    if (!failing || failing.times <= 0) return undefined;
    failing.times -= 1;
    return failing.failure;
  }

  #unary() {
    const { path } = ServerFeaturesService.getSupportedMethods;
    return ({ request }: ServerUnaryCall<Bytes, Bytes>, answer: sendUnaryData<Bytes>) => {
      const failure = this.#failure('getSupportedMethods');
      if (failure) return answer(failure);
      if (this.methods) return answer(null, listOf(this.methods));
      return this.upstream.makeUnaryRequest(path, same, same, request, new Metadata(), (error, value) =>
        answer(error, value),
      );
    };
  }

  #serverStream() {
    return (call: ServerWritableStream<Bytes, Bytes>) => {
      const failure = this.#failure('read');
      if (failure) return call.emit('error', failure);
      const up = this.upstream.makeServerStreamRequest(StreamsService.read.path, same, same, call.request);
      call.on('cancelled', () => up.cancel());
      up.on('error', (error) => call.emit('error', error));
      return up.on('data', (bytes) => call.write(bytes)).on('end', () => call.end());
    };
  }

  #duplex() {
    return (call: ServerDuplexStream<Bytes, Bytes>) => {
      const failure = this.#failure('batchAppend');
      if (failure) return call.emit('error', failure);
      const up = this.upstream.makeBidiStreamRequest(StreamsService.batchAppend.path, same, same);
      call.on('data', (bytes) => up.write(bytes)).on('end', () => up.end());
      call.on('cancelled', () => up.cancel());
      up.on('error', (error) => call.emit('error', error));
      return up.on('data', (bytes) => call.write(bytes)).on('end', () => call.end());
    };
  }
}

function listOf(methods: readonly string[]): Bytes {
  const list = methods.map((name) =>
    new features.SupportedMethod().setServiceName('event_store.client.streams.streams').setMethodName(name),
  );
  const answer = new features.SupportedMethods().setMethodsList(list).setEventStoreServerVersion('24.10.0');
  return Buffer.from(answer.serializeBinary());
}

const same = (bytes: Bytes): Bytes => bytes;

/** A service whose messages are passed on as the bytes that they are. */
function bare(service: object): ServiceDefinition {
  const methods = Object.entries(service as Record<string, MethodDefinition<Bytes, Bytes>>);
  const plain = {
    requestSerialize: same,
    requestDeserialize: same,
    responseSerialize: same,
    responseDeserialize: same,
  };
  return Object.fromEntries(methods.map(([name, method]) => [name, { ...method, ...plain }]));
}
