import persistent from '@eventstore/db-client/generated/persistent_pb.js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/persistent_pb.js';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { Rights } from '../access/rights.ts';
import type { CallContext } from '../calls.ts';
import { messagesOf } from '../inlet.ts';
import { Outlet } from '../outlet.ts';
import { streamNameOf, uuidOf } from '../protocol/identifiers.ts';
import { invalid } from '../refusal.ts';
import { Consumer } from './consumer.ts';
import { ALL } from './group-settings.ts';
import type { Group, NackAction } from './group.ts';
import type { Groups } from './groups.ts';

type Call = ServerDuplexStream<ReadReq, ReadResp>;

/** Read: a consumer of a group, which answers each event that it is given. */
export async function consumeCall(
  call: Call,
  context: CallContext,
  { groups, rights }: { groups: Groups; rights: Rights },
): Promise<void> {
  rights.checkRead(context.caller);
  const options = await optionsOf(call, context.signal);
  const stream = options.hasAll() ? ALL : streamNameOf(options.getStreamIdentifier());
  const name = { stream, group: options.getGroupName() };
  const group = await groups.get(name);
  const outlet = new Outlet<ReadResp>(call, context.signal);
  const consumer = consumerOf(call, context, { options, rights, outlet });
  await outlet.send(confirmation(`${name.stream}::${name.group}`));
  group.join(consumer);
  try {
    await answers(call, AbortSignal.any([context.signal, consumer.ended]), group, consumer);
  } finally {
    await group.leave(consumer);
  }
  if (consumer.ended.aborted) throw consumer.ended.reason;
}

async function optionsOf(call: Call, signal: AbortSignal): Promise<ReadReq.Options> {
  for await (const first of messagesOf<ReadReq>(call, signal)) {
    const options = first.getOptions();
    if (options) return options;
    break;
  }
  throw invalid('A consumer begins with its options');
}

function consumerOf(
  call: Call,
  { caller }: CallContext,
  { options, rights, outlet }: { options: ReadReq.Options; rights: Rights; outlet: Outlet<ReadResp> },
): Consumer {
  const info = {
    from: call.getPeer(),
    userName: caller.name,
    connectionName: call.metadata.get('connection-name').join(' '),
  };
  const idForm = options.getUuidOption()?.hasStructured() ? 'structured' : 'text';
  const view = { prefix: rights.prefix, seesPersonal: rights.seesPersonal(caller), idForm } as const;
  return new Consumer(info, outlet, view, options.getBufferSize());
}

async function answers(call: Call, signal: AbortSignal, group: Group, consumer: Consumer): Promise<void> {
  for await (const message of messagesOf<ReadReq>(call, signal)) {
    const ack = message.getAck();
    if (ack) group.ack(consumer, ack.getIdsList().map(uuidOf));
    const nack = message.getNack();
    if (nack) await group.nack(consumer, nack.getIdsList().map(uuidOf), actionOf(nack), nack.getReason());
  }
}

function actionOf(nack: ReadReq.Nack): NackAction {
  const { Action } = persistent.ReadReq.Nack;
  switch (nack.getAction()) {
    case Action.PARK:
      return 'park';
    case Action.SKIP:
      return 'skip';
    case Action.STOP:
      return 'stop';
    default:
      return 'retry';
  }
}

function confirmation(id: string): ReadResp {
  const message = new persistent.ReadResp.SubscriptionConfirmation().setSubscriptionId(id);
  return new persistent.ReadResp().setSubscriptionConfirmation(message);
}
