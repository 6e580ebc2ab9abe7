import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { streamNameOf, type IdForm } from '../protocol/identifiers.ts';
import { invalid } from '../refusal.ts';
import { filterOf, type EventFilter } from './event-filter.ts';

/** Where reading begins: at either end, or at a revision or position. */
export type Start = 'start' | 'end' | bigint;

/** What a caller wants to read, or to go on reading. */
export interface ReadPlan {
  /** Undefined for the whole log. */
  readonly stream: string | undefined;
  readonly start: Start;
  readonly backwards: boolean;
  /** At most so many events; undefined for a subscription. */
  readonly count: number | undefined;
  readonly filter: EventFilter | undefined;
  /** A subscription with a filter is told its place after so many events, wanted or not. */
  readonly checkpointEvery: number;
  readonly resolveLinks: boolean;
  readonly idForm: IdForm;
  /** A newer client wants to know where the stream begins and ends. */
  readonly wantsEnds: boolean;
}

/** Events between two checkpoints where the caller says nothing. */
const SEARCH_WINDOW = 32;

/** @throws Refusal `invalid` */
export function readPlan(request: ReadReq): ReadPlan {
  const options = request.getOptions();
  if (!options) throw invalid('A read has no options');
  const { Options } = streams.ReadReq;
  const isSubscription = options.getCountOptionCase() === Options.CountOptionCase.SUBSCRIPTION;
  const filter = options.getFilter();
  return {
    ...placeOf(options),
    backwards: options.getReadDirection() === Options.ReadDirection.BACKWARDS && !isSubscription,
    count: isSubscription ? undefined : Number(options.getCount()),
    filter: filterOf(filter),
    checkpointEvery: (filter?.getMax() || SEARCH_WINDOW) * (filter?.getCheckpointintervalmultiplier() || 1),
    resolveLinks: options.getResolveLinks(),
    idForm: options.getUuidOption()?.hasStructured() ? 'structured' : 'text',
    wantsEnds: (options.getControlOption()?.getCompatibility() ?? 0) > 0,
  };
}

function placeOf(options: ReadReq.Options): Pick<ReadPlan, 'stream' | 'start'> {
  const ofStream = options.getStream();
  if (ofStream) {
    const stream = streamNameOf(ofStream.getStreamIdentifier());
    return { stream, start: startOf(ofStream, () => ofStream.getRevision()) };
  }
  const ofAll = options.getAll();
  if (!ofAll) throw invalid('A read names neither a stream nor the whole log');
  return { stream: undefined, start: startOf(ofAll, () => ofAll.getPosition()?.getCommitPosition() ?? '0') };
}

/** What the end of a stream is where a number must say it. */
const END = (1n << 64n) - 1n;

/** Where to begin, as reading and persistent subscriptions write it. */
export function startOf(options: { hasStart(): boolean; hasEnd(): boolean }, number: () => string): Start {
  if (options.hasStart()) return 'start';
  if (options.hasEnd()) return 'end';
  const start = BigInt(number());
  return start === END ? 'end' : start;
}
