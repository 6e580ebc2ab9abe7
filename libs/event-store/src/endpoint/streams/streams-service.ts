import streams from '@eventstore/db-client/generated/streams_pb.js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
  DeleteReq,
  DeleteResp,
  ReadReq,
  ReadResp,
  TombstoneReq,
  TombstoneResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import type { UntypedServiceImplementation } from '@grpc/grpc-js';
import type { Calls } from '../calls.ts';
import { streamNameOf } from '../protocol/identifiers.ts';
import type { Log } from '../protocol/status.ts';
import { invalid } from '../refusal.ts';
import { appendCall } from './append-call.ts';
import { BatchAppendCall } from './batch-append-call.ts';
import { expectedVersion } from './expected-version.ts';
import { ReadCall, type ReadParts } from './read-call.ts';
import type { StreamWriter } from './stream-writer.ts';

/** The service `event_store.client.streams.Streams`. */
export function streamsService(
  calls: Calls,
  parts: ReadParts & { readonly writer: StreamWriter; readonly log: Log },
): UntypedServiceImplementation {
  const { writer, log } = parts;
  return {
    read: calls.serverStreaming<ReadReq, ReadResp>((call, context) =>
      new ReadCall(call, context, parts).serve(),
    ),
    append: calls.clientStreaming<AppendReq, AppendResp>((call, context) =>
      appendCall(call, context, writer),
    ),
    batchAppend: calls.bidirectional<BatchAppendReq, BatchAppendResp>((call, context) =>
      new BatchAppendCall(call, context, writer, log).serve(),
    ),
    delete: calls.unary<DeleteReq, DeleteResp>(async (request, { caller }) => {
      const options = given(request.getOptions());
      const stream = streamNameOf(options.getStreamIdentifier());
      const { position } = await writer.delete(caller, stream, expectedVersion(options));
      const place = new streams.DeleteResp.Position();
      place.setCommitPosition(`${position}`).setPreparePosition(`${position}`);
      return new streams.DeleteResp().setPosition(place);
    }),
    tombstone: calls.unary<TombstoneReq, TombstoneResp>(async (request, { caller }) => {
      const options = given(request.getOptions());
      const stream = streamNameOf(options.getStreamIdentifier());
      const { position } = await writer.tombstone(caller, stream, expectedVersion(options));
      const place = new streams.TombstoneResp.Position();
      place.setCommitPosition(`${position}`).setPreparePosition(`${position}`);
      return new streams.TombstoneResp().setPosition(place);
    }),
  };
}

function given<Options>(options: Options | undefined): Options {
  if (options) return options;
  throw invalid('The call has no options');
}
