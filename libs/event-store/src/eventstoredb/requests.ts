import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq, BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import timestamps from 'google-protobuf/google/protobuf/timestamp_pb.js';
import empties from 'google-protobuf/google/protobuf/empty_pb.js';
import type { ExpectedRevision } from '../event-store.ts';
import type { WireEvent } from '../wire/wire-event.ts';

/** Which streams of the whole log are shown: those whose name begins so, or all but the server's own. */
export interface StreamFilter {
  readonly prefix?: string;
}

export interface ReadRequest {
  /** A stream, or the whole log through a filter. */
  readonly from: { readonly stream: string; readonly revision: number | 'end' } | AllFrom;
  readonly backwards?: boolean;
  /** Events at most. */
  readonly limit: number;
}

export interface AllFrom {
  readonly all?: StreamFilter;
  /** Inclusive for a page, exclusive for a subscription. */
  readonly position: bigint | 'end';
}

const { Options } = streams.ReadReq;
const UTF8 = new TextEncoder();

export function pageRequest({ from, backwards = false, limit }: ReadRequest): ReadReq {
  const options = 'stream' in from ? streamOptions(from.stream, from.revision) : allOptions(from);
  options.setReadDirection(backwards ? Options.ReadDirection.BACKWARDS : Options.ReadDirection.FORWARDS);
  options.setCount(String(limit));
  return new streams.ReadReq().setOptions(options);
}

export function subscriptionRequest(from: AllFrom): ReadReq {
  const options = allOptions(from);
  options.setReadDirection(Options.ReadDirection.FORWARDS);
  options.setSubscription(new Options.SubscriptionOptions());
  return new streams.ReadReq().setOptions(options);
}

function streamOptions(stream: string, revision: number | 'end') {
  const at = new Options.StreamOptions().setStreamIdentifier(identifier(stream));
  if (revision === 'end') at.setEnd(new shared.Empty());
  else at.setRevision(String(revision));
  return plainOptions().setStream(at).setNoFilter(new shared.Empty());
}

function allOptions({ all, position }: AllFrom) {
  const at = new Options.AllOptions();
  if (position === 'end') at.setEnd(new shared.Empty());
  else if (position <= 0n) at.setStart(new shared.Empty());
  else at.setPosition(allPosition(position));
  const options = plainOptions().setAll(at);
  return all ? options.setFilter(filterOptions(all)) : options.setNoFilter(new shared.Empty());
}

const allPosition = (position: bigint) =>
  new Options.Position().setCommitPosition(String(position)).setPreparePosition(String(position));

function plainOptions() {
  const uuids = new Options.UUIDOption().setString(new shared.Empty());
  return new Options().setResolveLinks(false).setUuidOption(uuids);
}

function filterOptions({ prefix }: StreamFilter) {
  const names = new Options.FilterOptions.Expression();
  if (prefix === undefined) names.setRegex('^[^$]');
  else names.setPrefixList([prefix]);
  return new Options.FilterOptions()
    .setStreamIdentifier(names)
    .setCount(new shared.Empty())
    .setCheckpointintervalmultiplier(1);
}

export interface AppendMessage {
  readonly correlationId: string;
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly WireEvent[];
  /** After this the server need not begin. */
  readonly deadline: Date;
}

export function batchAppendRequest({
  correlationId,
  stream,
  expected,
  events,
  deadline,
}: AppendMessage): BatchAppendReq {
  const options = new streams.BatchAppendReq.Options()
    .setStreamIdentifier(identifier(stream))
    .setDeadline(timestamps.Timestamp.fromDate(deadline));
  if (expected === 'any') options.setAny(new empties.Empty());
  else if (expected === 'no-stream') options.setNoStream(new empties.Empty());
  else options.setStreamPosition(String(expected));
  return new streams.BatchAppendReq()
    .setCorrelationId(uuid(correlationId))
    .setOptions(options)
    .setProposedMessagesList(events.map(proposed))
    .setIsFinal(true);
}

function proposed({ id, type, data, metadata }: WireEvent) {
  const message = new streams.BatchAppendReq.ProposedMessage().setId(uuid(id));
  message.getMetadataMap().set('type', type).set('content-type', 'application/json');
  return message.setData(bytesOf(data)).setCustomMetadata(bytesOf(metadata));
}

const uuid = (text: string) => new shared.UUID().setString(text);
const identifier = (stream: string) => new shared.StreamIdentifier().setStreamName(UTF8.encode(stream));
/** As the messages keep them; other kinds of bytes are copied. */
const bytesOf = (json: unknown) => UTF8.encode(JSON.stringify(json));
