import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { ServerReadableStream } from '@grpc/grpc-js';
import type { ForeignEvent } from '../../wire/foreign-event.ts';
import type { CallContext } from '../calls.ts';
import { messagesOf } from '../inlet.ts';
import { streamNameOf } from '../protocol/identifiers.ts';
import { invalid, Refusal, type ExpectedVersion, type Reason } from '../refusal.ts';
import { expectedVersion } from './expected-version.ts';
import { proposalOf, sizeOf } from './proposal.ts';
import type { StreamWriter, Written } from './stream-writer.ts';

/** Append: one append a call, its events one message each. A conflict is an answer, not an error. */
export async function appendCall(
  call: ServerReadableStream<AppendReq, AppendResp>,
  { caller, signal }: CallContext,
  writer: StreamWriter,
): Promise<AppendResp> {
  const { stream, expected, events } = await received(call, signal, writer);
  try {
    return success(await writer.append(caller, stream, expected, events));
  } catch (error) {
    if (error instanceof Refusal && error.reason.kind === 'wrong-version') return conflict(error.reason);
    throw error;
  }
}

async function received(
  call: ServerReadableStream<AppendReq, AppendResp>,
  signal: AbortSignal,
  writer: StreamWriter,
) {
  let options: AppendReq.Options | undefined;
  const events: ForeignEvent[] = [];
  let size = 0;
  for await (const message of messagesOf<AppendReq>(call, signal)) {
    options ??= message.getOptions();
    const proposed = message.getProposedMessage();
    if (!proposed) continue;
    const event = proposalOf(proposed);
    events.push(event);
    size += sizeOf(event);
    // What comes after it is of no interest, and would fill the memory.
    if (size > writer.maxAppendBytes) throw writer.tooLarge(streamNameOf(options?.getStreamIdentifier()));
  }
  signal.throwIfAborted();
  if (!options) throw invalid('An append begins with its options');
  return { stream: streamNameOf(options.getStreamIdentifier()), expected: expectedVersion(options), events };
}

function success({ revision, position }: Written): AppendResp {
  const place = new streams.AppendResp.Position()
    .setCommitPosition(`${position}`)
    .setPreparePosition(`${position}`);
  const answer = new streams.AppendResp.Success().setCurrentRevision(`${revision}`).setPosition(place);
  return new streams.AppendResp().setSuccess(answer);
}

function conflict({ expected, actual }: Extract<Reason, { kind: 'wrong-version' }>): AppendResp {
  const answer = new streams.AppendResp.WrongExpectedVersion();
  if (actual < 0) answer.setCurrentNoStream(new shared.Empty());
  else answer.setCurrentRevision(`${actual}`);
  setExpected(answer, expected);
  return new streams.AppendResp().setWrongExpectedVersion(answer);
}

function setExpected(answer: AppendResp.WrongExpectedVersion, expected: ExpectedVersion): void {
  if (expected === 'any') answer.setExpectedAny(new shared.Empty());
  else if (expected === 'no-stream') answer.setExpectedNoStream(new shared.Empty());
  else if (expected === 'stream-exists') answer.setExpectedStreamExists(new shared.Empty());
  else answer.setExpectedRevision(`${expected}`);
}
