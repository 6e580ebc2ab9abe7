import { randomUUID } from 'node:crypto';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import { PersistentSubscriptionsService } from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { Empty } from '@eventstore/db-client/generated/shared_pb.js';
import type { handleUnaryCall, ServiceDefinition, UntypedServiceImplementation } from '@grpc/grpc-js';
import { uuidMessage } from './protocol/identifiers.ts';

/** The version of EventStoreDB whose protocol is spoken. */
export const PROTOCOL_VERSION = '23.10.0';

/** What clients ask about a method beside its being there. */
const FEATURES: Readonly<Record<string, readonly string[]>> = {
  create: ['stream', 'all'],
  update: ['stream', 'all'],
  delete: ['stream', 'all'],
  read: ['stream', 'all'],
  getinfo: ['stream', 'all'],
  replayparked: ['stream', 'all'],
  list: ['stream', 'all'],
};

/** Says which methods there are. Clients ask before they have shown who they are, so everybody may know. */
export const serverFeatures: UntypedServiceImplementation = {
  getSupportedMethods: ((_, respond) => {
    const methods = [
      ...methodsOf(StreamsService, {}),
      ...methodsOf(PersistentSubscriptionsService, FEATURES),
      ...methodsOf(GossipService, {}),
      ...methodsOf(ServerFeaturesService, {}),
    ];
    respond(
      null,
      new features.SupportedMethods().setMethodsList(methods).setEventStoreServerVersion(PROTOCOL_VERSION),
    );
  }) satisfies handleUnaryCall<Empty, unknown>,
};

function methodsOf(service: ServiceDefinition, known: typeof FEATURES) {
  return Object.values(service).map(({ path }) => {
    const [, serviceName = '', methodName = ''] = path.toLowerCase().split('/');
    return new features.SupportedMethod()
      .setServiceName(serviceName)
      .setMethodName(methodName)
      .setFeaturesList([...(known[methodName] ?? [])]);
  });
}

/** A host and port under which clients reach the endpoint. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/**
 * Says which nodes there are: one, which leads. Unless told otherwise it names itself as the caller has called it, so
 * that the answer is right behind whatever stands between.
 */
export function gossipService(advertise: Endpoint | undefined): UntypedServiceImplementation {
  const instanceId = randomUUID();
  return {
    read: ((call, respond) => {
      const { host, port } = advertise ?? authorityOf(call.getHost());
      const member = new gossip.MemberInfo()
        .setInstanceId(uuidMessage(instanceId, 'text'))
        .setTimeStamp(`${Date.now()}0000`)
        .setState(gossip.MemberInfo.VNodeState.LEADER)
        .setIsAlive(true)
        .setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port));
      respond(null, new gossip.ClusterInfo().setMembersList([member]));
    }) satisfies handleUnaryCall<Empty, unknown>,
  };
}

function authorityOf(authority: string): Endpoint {
  const { hostname, port } = new URL(`http://${authority}`);
  return { host: hostname, port: Number(port || 80) };
}
