import type { EventStoreDBClient } from '@eventstore/db-client';
import rpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { CallOptions, Metadata } from '@grpc/grpc-js';
import type { Duplex, Readable } from 'node:stream';

/**
 * What the client keeps to its own methods: its connection (found through gossip, authenticated, renewed) without what
 * these make of it. We need it bare for two reasons. Its `appendToStream` shares one table of waiting appends among all
 * clients of the process: a stream that breaks for one empties it for all, and the answers that come in afterwards find
 * nothing and throw in an event handler, which ends the process. And its `readAll` cannot filter.
 */
interface ClientInside {
  readonly GRPCStreamCreator: <T extends Readable | Duplex>(
    client: typeof StreamsClient,
    name: string,
    open: (client: StreamsClient) => T,
  ) => () => Promise<T>;
  readonly callArguments: (options: object, callOptions: CallOptions) => [Metadata, CallOptions];
  readonly capabilities: Promise<{
    readonly serverVersion: string;
    readonly supports: (method: object) => boolean;
  }>;
}

/**
 * Opens a call on the client's connection; connects first where it must.
 * @param deadline after which the call fails by itself
 */
export function openCall<T extends Readable | Duplex>(
  client: EventStoreDBClient,
  deadline: Date | number,
  open: (client: StreamsClient, ...rest: [Metadata, CallOptions]) => T,
): Promise<T> {
  const inside = insideOf(client);
  const opened = (streams: StreamsClient) => open(streams, ...inside.callArguments({}, { deadline }));
  return inside.GRPCStreamCreator(rpc.StreamsClient, 'qadam', opened)();
}

/** How a server takes appends: many on one call, a call for each, or not at all. */
export type AppendMode = 'batch' | 'single' | 'none';

/** Asks the server once, and again after every new connection. One that does not answer such questions is an old one. */
export async function appendModeOf(client: EventStoreDBClient): Promise<AppendMode> {
  const { serverVersion, supports } = await insideOf(client).capabilities;
  if (supports(rpc.StreamsService.batchAppend)) return 'batch';
  return serverVersion === 'unknown' || supports(rpc.StreamsService.append) ? 'single' : 'none';
}

const insideOf = (client: EventStoreDBClient) => client as unknown as ClientInside;
