import type { CreateReq, UpdateReq } from '@eventstore/db-client/generated/persistent_pb.js';
import { streamNameOf } from '../protocol/identifiers.ts';
import { invalid } from '../refusal.ts';
import { filterOf, predicateOf, type EventFilter } from '../streams/event-filter.ts';
import { startOf, type Start } from '../streams/read-plan.ts';

/** The name that stands for the whole log. */
export const ALL = '$all';

export const STRATEGIES = ['DispatchToSingle', 'RoundRobin', 'Pinned'] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** A persistent subscription is known by both. */
export interface GroupName {
  /** `$all` for the whole log. */
  readonly stream: string;
  readonly group: string;
}

/** How a group is served; kept as JSON. */
export interface GroupSettings {
  readonly resolveLinks: boolean;
  readonly extraStatistics: boolean;
  /** An event that was given out more often than this is parked. */
  readonly maxRetryCount: number;
  /** How long a consumer may take before an event is given out again; 0 for ever. */
  readonly messageTimeoutMs: number;
  /** Progress is kept after so long, if at least so many events are done; at once after so many. */
  readonly checkpointAfterMs: number;
  readonly minCheckpointCount: number;
  readonly maxCheckpointCount: number;
  /** 0 for any number. */
  readonly maxSubscriberCount: number;
  readonly liveBufferSize: number;
  readonly readBatchSize: number;
  /** Events that are read ahead of the consumers. */
  readonly historyBufferSize: number;
  readonly strategy: Strategy;
}

/** A group as it was asked for; kept as JSON. */
export interface GroupDefinition extends GroupName, GroupSettings {
  /** Where it was told to begin, for who asks: `start`, `end` or a number. */
  readonly start: string;
  /** The revision or position from which on events are given out: the end is where it was at that time. */
  readonly from: string;
  readonly filter: EventFilter | null;
}

/** What is asked for, before it is known where the end is. */
export type AskedGroup = Omit<GroupDefinition, 'from' | 'start'> & { readonly start: Start };

/** @throws Refusal `invalid` */
export function askedGroup(request: CreateReq | UpdateReq): AskedGroup {
  const options = request.getOptions();
  const settings = options?.getSettings();
  const group = options?.getGroupName() ?? '';
  if (!options || !settings || group === '')
    throw invalid('A persistent subscription has a name and settings');
  const all = options.getAll();
  const filter = all && 'getFilter' in all ? filterOf(all.getFilter()) : undefined;
  predicateOf(filter);
  return { ...placeOf(options, settings), group, filter: filter ?? null, ...settingsOf(settings) };
}

type Options = CreateReq.Options | UpdateReq.Options;
type Settings = CreateReq.Settings | UpdateReq.Settings;

function placeOf(options: Options, settings: Settings): { stream: string; start: Start } {
  const all = options.getAll();
  if (all) {
    return { stream: ALL, start: startOf(all, () => all.getPosition()?.getCommitPosition() ?? '0') };
  }
  const ofStream = options.getStream();
  if (ofStream) {
    const stream = streamNameOf(ofStream.getStreamIdentifier());
    return { stream, start: startOf(ofStream, () => ofStream.getRevision()) };
  }
  // As clients wrote it before there were subscriptions to the whole log, and some still do.
  const stream = streamNameOf(options.getStreamIdentifier());
  const revision = settings.getRevision();
  return { stream, start: startOf({ hasStart: () => false, hasEnd: () => false }, () => revision || '0') };
}

/** The protocol's older unit of time: 100 nanoseconds. */
const TICKS_PER_MS = 10_000;

function settingsOf(settings: Settings): GroupSettings {
  return {
    resolveLinks: settings.getResolveLinks(),
    extraStatistics: settings.getExtraStatistics(),
    maxRetryCount: settings.getMaxRetryCount(),
    messageTimeoutMs: settings.hasMessageTimeoutTicks()
      ? Number(settings.getMessageTimeoutTicks()) / TICKS_PER_MS
      : settings.getMessageTimeoutMs(),
    checkpointAfterMs: settings.hasCheckpointAfterTicks()
      ? Number(settings.getCheckpointAfterTicks()) / TICKS_PER_MS
      : settings.getCheckpointAfterMs(),
    minCheckpointCount: settings.getMinCheckpointCount(),
    maxCheckpointCount: settings.getMaxCheckpointCount(),
    maxSubscriberCount: settings.getMaxSubscriberCount(),
    liveBufferSize: settings.getLiveBufferSize(),
    readBatchSize: settings.getReadBatchSize(),
    historyBufferSize: settings.getHistoryBufferSize(),
    strategy: strategyOf(settings),
  };
}

function strategyOf(settings: Settings): Strategy {
  const named = 'getConsumerStrategy' in settings ? settings.getConsumerStrategy() : '';
  const strategy =
    STRATEGIES.find((known) => known === named) ?? STRATEGIES[settings.getNamedConsumerStrategy()];
  if (strategy && (named === '' || named === strategy)) return strategy;
  throw invalid(`There is no way of sharing out events called ${named}`);
}
