import persistent from '@eventstore/db-client/generated/persistent_pb.js';
import type {
  CreateReq,
  CreateResp,
  DeleteReq,
  DeleteResp,
  GetInfoReq,
  GetInfoResp,
  ListReq,
  ListResp,
  ReadReq,
  ReadResp,
  ReplayParkedReq,
  ReplayParkedResp,
  UpdateReq,
  UpdateResp,
} from '@eventstore/db-client/generated/persistent_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Empty, StreamIdentifier } from '@eventstore/db-client/generated/shared_pb.js';
import type { UntypedServiceImplementation } from '@grpc/grpc-js';
import type { Rights } from '../access/rights.ts';
import type { Calls } from '../calls.ts';
import { streamNameOf } from '../protocol/identifiers.ts';
import { invalid } from '../refusal.ts';
import { consumeCall } from './consume-call.ts';
import { groupInfo } from './group-info.ts';
import { ALL, askedGroup, type GroupName } from './group-settings.ts';
import type { GroupParts } from './group-reading.ts';
import type { Groups } from './groups.ts';

type Parts = GroupParts & { readonly rights: Rights; readonly groups: Groups };

/** The service `event_store.client.persistent_subscriptions.PersistentSubscriptions`. */
export function persistentService(calls: Calls, parts: Parts): UntypedServiceImplementation {
  return { ...using(calls, parts), ...managing(calls, parts) };
}

/** For who consumes: groups are made, read and looked at. */
function using(calls: Calls, parts: Parts): UntypedServiceImplementation {
  const { rights, groups } = parts;
  return {
    create: calls.unary<CreateReq, CreateResp>(async (request, { caller }) => {
      rights.checkRole(caller, 'integrator', 'operator');
      await groups.create(askedGroup(request), caller.name);
      return new persistent.CreateResp();
    }),
    read: calls.bidirectional<ReadReq, ReadResp>((call, context) => consumeCall(call, context, parts)),
    getInfo: calls.unary<GetInfoReq, GetInfoResp>(async (request, { caller }) => {
      rights.checkRead(caller);
      const group = await groups.get(nameOf(request.getOptions()));
      return new persistent.GetInfoResp().setSubscriptionInfo(await groupInfo(group, parts));
    }),
    list: calls.unary<ListReq, ListResp>(async (request, { caller }) => {
      rights.checkRead(caller);
      const stream = streamAskedFor(request);
      const known = (await groups.catalogue.all()).filter(
        (one) => stream === undefined || one.stream === stream,
      );
      const infos = known.map(async (name) => groupInfo(await groups.get(name), parts));
      return new persistent.ListResp().setSubscriptionsList(await Promise.all(infos));
    }),
    replayParked: calls.unary<ReplayParkedReq, ReplayParkedResp>(async (request, { caller }) => {
      rights.checkRole(caller, 'integrator', 'operator');
      const options = request.getOptions();
      const group = await groups.get(nameOf(options));
      await group.reading.replayParked(options?.hasStopAt() ? Number(options.getStopAt()) : Infinity);
      return new persistent.ReplayParkedResp();
    }),
  };
}

/** What would be felt by others who consume. */
function managing(calls: Calls, { rights, groups }: Parts): UntypedServiceImplementation {
  return {
    update: calls.unary<UpdateReq, UpdateResp>(async (request, { caller }) => {
      rights.checkRole(caller, 'operator');
      await groups.update(askedGroup(request), caller.name);
      return new persistent.UpdateResp();
    }),
    delete: calls.unary<DeleteReq, DeleteResp>(async (request, { caller }) => {
      rights.checkRole(caller, 'operator');
      await groups.remove(nameOf(request.getOptions()), caller.name);
      return new persistent.DeleteResp();
    }),
    restartSubsystem: calls.unary<Empty, Empty>(async (_, { caller }) => {
      rights.checkRole(caller, 'operator');
      await groups.restart();
      return new shared.Empty();
    }),
  };
}

interface Naming {
  hasAll(): boolean;
  getStreamIdentifier(): StreamIdentifier | undefined;
  getGroupName(): string;
}

function nameOf(options: Naming | undefined): GroupName {
  if (!options) throw invalid('The call names no persistent subscription');
  const stream = options.hasAll() ? ALL : streamNameOf(options.getStreamIdentifier());
  return { stream, group: options.getGroupName() };
}

/** Undefined for all groups. */
function streamAskedFor(request: ListReq): string | undefined {
  const option = request.getOptions()?.getListForStream();
  if (!option) return undefined;
  return option.hasAll() ? ALL : streamNameOf(option.getStream());
}
