import { readFileSync } from 'node:fs';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import { PersistentSubscriptionsService } from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { ServiceError } from '#libs/contract';
import type { EventStore } from '../event-store.ts';
import type { Authenticate } from './access/caller.ts';
import { Rights } from './access/rights.ts';
import { Calls } from './calls.ts';
import { Groups } from './persistent/groups.ts';
import { persistentService } from './persistent/persistent-service.ts';
import type { Log } from './protocol/status.ts';
import { gossipService, serverFeatures, type Endpoint } from './server-services.ts';
import { StreamBells } from './streams/stream-bells.ts';
import { StreamReader } from './streams/stream-reader.ts';
import { streamsService } from './streams/streams-service.ts';
import { StreamWriter } from './streams/stream-writer.ts';

export interface EndpointOptions {
  /** The whole log; what is not of the installation is kept in it, too. */
  readonly store: EventStore;
  /** Streams whose names begin with `<installation>.` are those of its applications. */
  readonly installation: string;
  /** Where to listen; port 0 for any that is free. */
  readonly address: Endpoint;
  readonly authenticate: Authenticate;
  /** Paths of PEM files; without them anybody on the network can listen in. */
  readonly tls?: { readonly keyFile: string; readonly certificateFile: string };
  /** Where a cluster's client is sent; by default to where it has called. */
  readonly advertise?: Endpoint;
  /** Bytes of all events of one append together; 1 MiB by default, as EventStoreDB has it. */
  readonly maxAppendBytes?: number;
  /** Told of failures that nobody has foreseen. */
  readonly log?: Log;
}

const DEFAULT_MAX_APPEND_BYTES = 1_048_576;
/** How often a silent client is asked whether it is there, and how long it may take to answer. */
const PING_EVERY_MS = 20_000;
/** How long calls may take to end by themselves when the endpoint stops. */
const PATIENCE_MS = 1_000;

/**
 * EventStoreDB's protocol over an event store of ours, for whoever has a client for it: integrators, and other
 * processes of the installation. Keeps nothing but what is in the log.
 */
export class EventStoreEndpoint {
  private constructor(
    /** Where it listens. */
    readonly port: number,
    private readonly server: Server,
    private readonly calls: Calls,
  ) {}

  /** @throws ServiceError `bad-configuration`: an address that cannot be listened on, files that cannot be read */
  static async start(options: EndpointOptions): Promise<EventStoreEndpoint> {
    const { log = () => {}, maxAppendBytes = DEFAULT_MAX_APPEND_BYTES, address } = options;
    const calls = new Calls(options.authenticate, log);
    const server = new Server({
      // Room for the messages around an append; the append itself is measured on its own.
      'grpc.max_receive_message_length': 2 * maxAppendBytes + DEFAULT_MAX_APPEND_BYTES * 4,
      'grpc.max_send_message_length': -1,
      // A client whose machine has died says nothing; without this its subscriptions would stay for ever.
      'grpc.keepalive_time_ms': PING_EVERY_MS,
      'grpc.keepalive_timeout_ms': PING_EVERY_MS,
    });
    addServices(server, calls, { ...options, log, maxAppendBytes });
    const port = await listen(server, address, credentialsOf(options.tls));
    return new EventStoreEndpoint(port, server, calls);
  }

  /** How many calls are under way, subscriptions among them. */
  get callsUnderWay(): number {
    return this.calls.count;
  }

  /** Ends all calls, subscriptions as UNAVAILABLE, and stops listening. The store is left open. */
  async stop(): Promise<void> {
    await this.calls.stop(PATIENCE_MS);
    await new Promise<void>((resolve) => {
      const force = setTimeout(() => {
        this.server.forceShutdown();
        resolve();
      }, PATIENCE_MS);
      this.server.tryShutdown(() => {
        clearTimeout(force);
        resolve();
      });
    });
  }
}

function addServices(
  server: Server,
  calls: Calls,
  {
    store,
    installation,
    maxAppendBytes,
    advertise,
    log,
  }: EndpointOptions & { maxAppendBytes: number; log: Log },
): void {
  const rights = new Rights(installation);
  const reader = new StreamReader(store, rights, new StreamBells(store));
  const writer = new StreamWriter(store, rights, maxAppendBytes);
  server.addService(StreamsService, streamsService(calls, { store, rights, reader, writer, log }));
  const groups = new Groups({ store, reader, rights, log });
  server.addService(
    PersistentSubscriptionsService,
    persistentService(calls, { store, reader, rights, groups, log }),
  );
  server.addService(ServerFeaturesService, serverFeatures);
  server.addService(GossipService, gossipService(advertise));
}

function credentialsOf(tls: EndpointOptions['tls']): ServerCredentials {
  if (!tls) return ServerCredentials.createInsecure();
  try {
    const pair = { private_key: readFileSync(tls.keyFile), cert_chain: readFileSync(tls.certificateFile) };
    return ServerCredentials.createSsl(null, [pair]);
  } catch (error) {
    throw new ServiceError(
      'bad-configuration',
      'The key or certificate of the endpoint cannot be read',
      {},
      { cause: error },
    );
  }
}

function listen(server: Server, { host, port }: Endpoint, credentials: ServerCredentials): Promise<number> {
  const where = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return new Promise((resolve, reject) => {
    server.bindAsync(where, credentials, (error, bound) => {
      if (!error) return resolve(bound);
      server.forceShutdown();
      const message = `The endpoint cannot listen on ${where}`;
      reject(new ServiceError('bad-configuration', message, {}, { cause: error }));
    });
  });
}
