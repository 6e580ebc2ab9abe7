import persistent from '@eventstore/db-client/generated/persistent_pb.js';
import type { SubscriptionInfo } from '@eventstore/db-client/generated/persistent_pb.js';
import type { EventStore } from '../../event-store.ts';
import type { StreamReader } from '../streams/stream-reader.ts';
import type { Consumer } from './consumer.ts';
import type { Group } from './group.ts';
import { ALL, type GroupDefinition } from './group-settings.ts';

/** What is said of a group to who asks. Rates are not measured and said to be 0. */
export async function groupInfo(
  group: Group,
  { store, reader }: { store: EventStore; reader: StreamReader },
): Promise<SubscriptionInfo> {
  const { definition, keeper, consumers } = group;
  const isAll = definition.stream === ALL;
  const { first, end } = await group.groupLog.parkedRange();
  const last = isAll ? await store.head() : BigInt(await reader.last(definition.stream));
  const held = consumers.reduce((sum, consumer) => sum + consumer.holds, 0);
  const total = consumers.reduce((sum, consumer) => sum + consumer.total, 0);
  return settingsInfo(definition)
    .setStatus('Live')
    .setStartFrom(startText(definition))
    .setConnectionsList(consumers.map(connectionInfo))
    .setTotalItems(`${total}`)
    .setCountSinceLastMeasurement('0')
    .setLastCheckpointedEventPosition(placeText(keeper.kept, isAll))
    .setLastKnownEventPosition(placeText(last, isAll))
    .setReadBufferCount(group.waiting)
    .setLiveBufferCount('0')
    .setTotalInFlightMessages(held)
    .setOutstandingMessagesCount(held)
    .setParkedMessageCount(`${Math.max(end - first, 0)}`);
}

function settingsInfo(definition: GroupDefinition): SubscriptionInfo {
  return new persistent.SubscriptionInfo()
    .setEventSource(definition.stream)
    .setGroupName(definition.group)
    .setResolveLinkTos(definition.resolveLinks)
    .setExtraStatistics(definition.extraStatistics)
    .setMessageTimeoutMilliseconds(definition.messageTimeoutMs)
    .setMaxRetryCount(definition.maxRetryCount)
    .setLiveBufferSize(definition.liveBufferSize)
    .setBufferSize(definition.historyBufferSize)
    .setReadBatchSize(definition.readBatchSize)
    .setCheckPointAfterMilliseconds(definition.checkpointAfterMs)
    .setMinCheckPointCount(definition.minCheckpointCount)
    .setMaxCheckPointCount(definition.maxCheckpointCount)
    .setNamedConsumerStrategy(definition.strategy)
    .setMaxSubscriberCount(definition.maxSubscriberCount);
}

function connectionInfo(consumer: Consumer): SubscriptionInfo.ConnectionInfo {
  const { from, userName, connectionName } = consumer.info;
  return new persistent.SubscriptionInfo.ConnectionInfo()
    .setFrom(from)
    .setUsername(userName)
    .setConnectionName(connectionName)
    .setTotalItems(`${consumer.total}`)
    .setCountSinceLastMeasurement('0')
    .setAvailableSlots(consumer.slots - consumer.holds)
    .setInFlightMessages(consumer.holds);
}

/** Empty for no place at all. */
function placeText(place: bigint, isAll: boolean): string {
  if (place < 0n) return '';
  return isAll ? `C:${place}/P:${place}` : `${place}`;
}

function startText({ stream, start }: GroupDefinition): string {
  const place = start === 'start' ? '0' : start === 'end' ? '-1' : start;
  return stream === ALL ? `C:${place}/P:${place}` : place;
}
