import { setTimeout as delay } from 'node:timers/promises';
import {
  END,
  jsonEvent,
  PARK,
  persistentSubscriptionToAllSettingsFromDefaults as toAll,
  persistentSubscriptionToStreamSettingsFromDefaults as toStream,
  RETRY,
  SKIP,
  START,
  STOP,
  streamNameFilter,
  type EventStoreDBClient,
  type PersistentSubscriptionToStream,
} from '@eventstore/db-client';
import { exampleEvent, exampleEvents, OTHER_STREAM, STREAM } from '../../contract/example-events.ts';
import { overStores } from '../testing/over-stores.ts';

/** A consumer that keeps what it is given, and answers when it is told. */
class Consumer {
  readonly given: { revision: number; retries: number; stream: string }[] = [];
  readonly #events: Parameters<PersistentSubscriptionToStream['ack']> = [];
  error: unknown;

  constructor(readonly subscription: PersistentSubscriptionToStream) {
    subscription.on('data', (resolved) => {
      const { event, retryCount } = resolved;
      this.given.push({
        revision: Number(event?.revision),
        retries: retryCount,
        stream: event?.streamId ?? '',
      });
      this.#events.push(resolved);
    });
    subscription.on('error', (error: unknown) => (this.error = error));
  }

  /** The revisions that it was given, when there are so many. */
  async revisions(count: number): Promise<number[]> {
    await until(() => this.given.length >= count);
    return this.given.map(({ revision }) => revision);
  }

  async ack(...indexes: number[]): Promise<void> {
    await this.subscription.ack(...indexes.flatMap((index) => this.#events[index] ?? []));
  }

  async nack(
    action: typeof PARK | typeof RETRY | typeof SKIP | typeof STOP,
    ...indexes: number[]
  ): Promise<void> {
    await this.subscription.nack(
      action,
      'a reason',
      ...indexes.flatMap((index) => this.#events[index] ?? []),
    );
  }

  async leave(): Promise<void> {
    await this.subscription.unsubscribe();
  }
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await delay(5);
}

const GROUP = 'bank';
/** Progress is kept at once, so that a restart goes on exactly where it was. */
const promptly = {
  startFrom: START,
  checkPointLowerBound: 1,
  checkPointUpperBound: 1,
  checkPointAfter: 1,
} as const;

overStores('a persistent subscription', (served) => {
  const consume = (client: EventStoreDBClient, bufferSize = 10) =>
    new Consumer(client.subscribeToPersistentSubscriptionToStream(STREAM, GROUP, { bufferSize }));
  const parked = async (client: EventStoreDBClient) =>
    Number((await client.getPersistentSubscriptionToStreamInfo(STREAM, GROUP)).stats.parkedMessageCount);

  it('gives each event once to who answers, also when the endpoint is restarted in between', async () => {
    const { client, store } = served();
    await store.append(STREAM, 'any', exampleEvents(5));
    await client.createPersistentSubscriptionToStream(STREAM, GROUP, toStream(promptly));
    const first = consume(client, 3);
    expect(await first.revisions(3)).toEqual([0, 1, 2]);
    await first.ack(0, 1);
    expect(await first.revisions(5)).toEqual([0, 1, 2, 3, 4]);
    await first.leave();
    await until(() => served().under.endpoint.callsUnderWay === 0);

    const later = await served().restart();
    const second = consume(later);
    expect(await second.revisions(3)).toEqual([2, 3, 4]);
    await second.ack(0, 1, 2);
    await store.append(STREAM, 'any', exampleEvents(1));
    expect(await second.revisions(4)).toEqual([2, 3, 4, 5]);
  });

  it('gives again what is to be tried again, first, and says how often', async () => {
    const { client, store } = served();
    await store.append(STREAM, 'any', exampleEvents(3));
    await client.createPersistentSubscriptionToStream(
      STREAM,
      GROUP,
      toStream({ ...promptly, maxRetryCount: 2 }),
    );
    const consumer = consume(client, 1);
    for (let index = 0; index < 3; index += 1) {
      await consumer.revisions(index + 1);
      await consumer.nack(RETRY, index);
    }
    await consumer.revisions(4);
    expect(consumer.given.map(({ revision, retries }) => [revision, retries])).toEqual([
      [0, 0], [0, 1], [0, 2], [1, 0],
    ]); // prettier-ignore
    expect(await parked(client)).toBe(1);
  });

  it('gives again what is not answered in time, or was held by one that left', async () => {
    const { client, store } = served();
    await store.append(STREAM, 'any', exampleEvents(2));
    await client.createPersistentSubscriptionToStream(
      STREAM,
      GROUP,
      toStream({ ...promptly, messageTimeout: 60 }),
    );
    const slow = consume(client);
    await until(() => slow.given.some(({ retries }) => retries > 0));
    await slow.leave();
    const other = consume(client);
    expect((await other.revisions(2)).slice(0, 2).toSorted((a, b) => a - b)).toEqual([0, 1]);
  });

  it('puts aside what is parked, and gives it out again on demand, over a restart', async () => {
    const { client, store } = served();
    await store.append(STREAM, 'any', exampleEvents(4));
    await client.createPersistentSubscriptionToStream(STREAM, GROUP, toStream(promptly));
    const first = consume(client);
    await first.revisions(4);
    await first.nack(PARK, 1, 2);
    await first.nack(SKIP, 3);
    await first.ack(0);
    await until(async () => (await parked(client)) === 2);
    const links = await store.readStream(`$persistentsubscription-${STREAM}::${GROUP}-parked`);
    expect(links.map(({ type, data }) => [type, data])).toEqual([
      ['$>', { $text: `1@${STREAM}` }],
      ['$>', { $text: `2@${STREAM}` }],
    ]);

    const later = await served().restart();
    expect(await parked(later)).toBe(2);
    const second = consume(later);
    await later.replayParkedMessagesToStream(STREAM, GROUP, { stopAt: 1 });
    expect(await second.revisions(1)).toEqual([1]);
    await second.ack(0);
    await until(async () => (await parked(later)) === 1);
    await later.replayParkedMessagesToStream(STREAM, GROUP);
    expect(await second.revisions(2)).toEqual([1, 2]);
    await second.nack(PARK, 1);
    await until(
      async () => (await store.readStream(`$persistentsubscription-${STREAM}::${GROUP}-parked`)).length === 3,
    );
    await until(async () => (await parked(later)) === 1);
    await store.append(STREAM, 'any', exampleEvents(1));
    expect(await second.revisions(3)).toEqual([1, 2, 4]);
  });

  it('keeps what was given out again and not answered among the parked', async () => {
    const { client, store } = served();
    await store.append(STREAM, 'any', exampleEvents(2));
    await client.createPersistentSubscriptionToStream(STREAM, GROUP, toStream(promptly));
    const first = consume(client);
    await first.revisions(2);
    await first.nack(PARK, 0, 1);
    await until(async () => (await parked(client)) === 2);
    await client.replayParkedMessagesToStream(STREAM, GROUP);
    expect(await first.revisions(4)).toEqual([0, 1, 0, 1]);
    await first.ack(3);
    const isAnswered = ({ connections }: { connections: { inFlightMessages: number }[] }) =>
      connections[0]?.inFlightMessages === 1;
    await until(async () => isAnswered(await client.getPersistentSubscriptionToStreamInfo(STREAM, GROUP)));
    const later = await served().restart();
    expect(await parked(later)).toBe(2);
  });

  it('sends a consumer away that wants to stop, and gives its events to others', async () => {
    const { client, store } = served();
    await store.append(STREAM, 'any', exampleEvents(1));
    await client.createPersistentSubscriptionToStream(STREAM, GROUP, toStream(promptly));
    const first = consume(client);
    await first.revisions(1);
    await first.nack(STOP, 0);
    await until(() => first.error !== undefined);
    expect(first.error).toMatchObject({ type: 'persistent-subscription-dropped', groupName: GROUP });
    expect(await consume(client).revisions(1)).toEqual([0]);
  });

  it('over the whole log gives what its filter wants, and nothing of the endpoint’s own', async () => {
    const { client, store } = served();
    await store.append(STREAM, 'any', exampleEvents(2));
    await client.appendToStream('register-1', jsonEvent({ type: 'Registered', data: {} }));
    const filter = streamNameFilter({ prefixes: ['qadam.'] });
    await client.createPersistentSubscriptionToAll(GROUP, toAll(promptly), { filter });
    await client.createPersistentSubscriptionToAll('everything', toAll(promptly));
    const consumer = new Consumer(client.subscribeToPersistentSubscriptionToAll(GROUP));
    const everything = new Consumer(client.subscribeToPersistentSubscriptionToAll('everything'));
    await consumer.revisions(2);
    await everything.revisions(3);
    await everything.ack(0, 1, 2);
    await consumer.ack(0, 1);
    await until(async () => {
      const { stats } = await client.getPersistentSubscriptionToAllInfo(GROUP);
      return (stats.lastCheckpointedEventPosition?.commit ?? 0n) >= 2n;
    });
    await store.append(OTHER_STREAM, 'any', exampleEvents(1));
    await consumer.revisions(3);
    await everything.revisions(4);
    expect(consumer.given.map(({ stream }) => stream)).toEqual([STREAM, STREAM, OTHER_STREAM]);
    expect(everything.given.map(({ stream }) => stream)).toEqual([
      STREAM,
      STREAM,
      'register-1',
      OTHER_STREAM,
    ]);
  });

  it('begins where it is told: at a revision, a position, or the end of that time', async () => {
    const { client, store } = served();
    await store.append(STREAM, 'any', exampleEvents(4));
    await client.createPersistentSubscriptionToStream(STREAM, GROUP, toStream({ startFrom: 2n }));
    await client.createPersistentSubscriptionToStream(STREAM, 'end', toStream({ startFrom: END }));
    await client.createPersistentSubscriptionToAll(
      'place',
      toAll({ startFrom: { commit: 3n, prepare: 3n } }),
    );
    await client.createPersistentSubscriptionToAll('end', toAll({ startFrom: END }));
    await store.append(STREAM, 'any', exampleEvents(1));
    expect(await consume(client).revisions(3)).toEqual([2, 3, 4]);
    const end = new Consumer(client.subscribeToPersistentSubscriptionToStream(STREAM, 'end'));
    const place = new Consumer(client.subscribeToPersistentSubscriptionToAll('place'));
    const endOfAll = new Consumer(client.subscribeToPersistentSubscriptionToAll('end'));
    expect(await end.revisions(1)).toEqual([4]);
    expect(await place.revisions(3)).toEqual([2, 3, 4]);
    expect(await endOfAll.revisions(1)).toEqual([4]);
  });

  it('shares events out among its consumers', async () => {
    const { client, store } = served();
    const many = Array.from({ length: 12 }, (_, index) => `qadam.share-${index % 4}`);
    for (const stream of many) await store.append(stream, 'any', [exampleEvent()]);
    const filter = streamNameFilter({ prefixes: ['qadam.share-'] });
    for (const consumerStrategyName of ['RoundRobin', 'Pinned', 'DispatchToSingle'] as const) {
      await client.createPersistentSubscriptionToAll(
        consumerStrategyName,
        toAll({ startFrom: START, consumerStrategyName, historyBufferSize: 12 }),
        { filter },
      );
    }
    const join = (group: string, bufferSize: number) =>
      [1, 2].map(() => new Consumer(client.subscribeToPersistentSubscriptionToAll(group, { bufferSize })));
    const total = (consumers: Consumer[]) => consumers.reduce((sum, { given }) => sum + given.length, 0);

    const inTurn = join('RoundRobin', 6);
    await until(() => total(inTurn) === 12);
    expect(inTurn.map(({ given }) => given.length)).toEqual([6, 6]);
    const single = join('DispatchToSingle', 9);
    await until(() => total(single) === 12);
    expect(single.map(({ given }) => given.length).toSorted((a, b) => a - b)).toEqual([3, 9]);
    const [one] = join('Pinned', 12);
    await one?.revisions(12);
  });

  it('is known by its name until it is removed', async () => {
    const { client } = served();
    const settings = toStream({ startFrom: START });
    const unknown = { type: 'persistent-subscription-does-not-exist', streamName: STREAM, groupName: GROUP };
    await expect(client.getPersistentSubscriptionToStreamInfo(STREAM, GROUP)).rejects.toMatchObject(unknown);
    await expect(client.updatePersistentSubscriptionToStream(STREAM, GROUP, settings)).rejects.toMatchObject(
      unknown,
    );
    await expect(client.deletePersistentSubscriptionToStream(STREAM, GROUP)).rejects.toMatchObject(unknown);
    await expect(client.replayParkedMessagesToStream(STREAM, GROUP)).rejects.toMatchObject(unknown);
    const nobody = consume(client);
    await until(() => nobody.error !== undefined);
    expect(nobody.error).toMatchObject(unknown);

    await client.createPersistentSubscriptionToStream(STREAM, GROUP, settings);
    await expect(client.createPersistentSubscriptionToStream(STREAM, GROUP, settings)).rejects.toMatchObject({
      ...unknown,
      type: 'persistent-subscription-exists',
    });
    await client.deletePersistentSubscriptionToStream(STREAM, GROUP);
    expect(await client.listAllPersistentSubscriptions()).toEqual([]);
  });

  it('of a name that was used before begins anew', async () => {
    const { client, store } = served();
    await store.append(STREAM, 'any', exampleEvents(3));
    for (const parkedBefore of [0, 0]) {
      await client.createPersistentSubscriptionToStream(STREAM, GROUP, toStream(promptly));
      expect(await parked(client)).toBe(parkedBefore);
      const consumer = consume(client);
      expect(await consumer.revisions(3)).toEqual([0, 1, 2]);
      await consumer.nack(PARK, 0);
      await consumer.ack(1, 2);
      await until(async () => (await parked(client)) === 1);
      await client.deletePersistentSubscriptionToStream(STREAM, GROUP);
      await until(() => consumer.error !== undefined);
    }
  });

  it('sends its consumers away when it is changed, removed or restarted, and takes them again', async () => {
    const { client, store } = served();
    await store.append(STREAM, 'any', exampleEvents(2));
    await client.createPersistentSubscriptionToStream(STREAM, GROUP, toStream(promptly));
    const dropped = { type: 'persistent-subscription-dropped', streamName: STREAM, groupName: GROUP };
    for (const change of [
      () =>
        client.updatePersistentSubscriptionToStream(
          STREAM,
          GROUP,
          toStream({ ...promptly, maxRetryCount: 3 }),
        ),
      () => client.restartPersistentSubscriptionSubsystem(),
      () => client.deletePersistentSubscriptionToStream(STREAM, GROUP),
    ]) {
      const consumer = consume(client);
      expect(await consumer.revisions(2)).toEqual([0, 1]);
      await change();
      await until(() => consumer.error !== undefined);
      expect(consumer.error).toMatchObject(dropped);
    }
  });

  it('lets in no more consumers than it may have', async () => {
    const { client, store } = served();
    await store.append(STREAM, 'any', exampleEvents(1));
    await client.createPersistentSubscriptionToStream(
      STREAM,
      GROUP,
      toStream({ startFrom: START, maxSubscriberCount: 1 }),
    );
    const first = consume(client);
    await first.revisions(1);
    const second = consume(client);
    await until(() => second.error !== undefined);
    expect(second.error).toMatchObject({ type: 'maximum-subscribers-reached' });
  });

  it('tells of itself what it was told and how far it is', async () => {
    const { client, store } = served();
    await store.append(STREAM, 'any', exampleEvents(4));
    const settings = toStream({
      ...promptly,
      messageTimeout: 5_000,
      maxSubscriberCount: 7,
      readBatchSize: 9,
      consumerStrategyName: 'Pinned',
    });
    await client.createPersistentSubscriptionToStream(STREAM, GROUP, settings);
    await client.createPersistentSubscriptionToAll('other', toAll({ startFrom: END }));
    const consumer = consume(client, 3);
    await consumer.revisions(3);
    await consumer.ack(0);
    await until(async () => {
      const { stats } = await client.getPersistentSubscriptionToStreamInfo(STREAM, GROUP);
      return stats.lastCheckpointedEventRevision === 0n && stats.totalInFlightMessages === 3;
    });
    const info = await client.getPersistentSubscriptionToStreamInfo(STREAM, GROUP);
    expect(info).toMatchObject({ eventSource: STREAM, groupName: GROUP, status: 'Live', settings });
    expect(info.stats).toMatchObject({ lastKnownEventRevision: 3n, parkedMessageCount: 0n });
    expect(info.connections).toMatchObject([
      { username: 'anyone', availableSlots: 0, inFlightMessages: 3, totalItems: 4n },
    ]);
    const all = await client.listAllPersistentSubscriptions();
    expect(all.map(({ groupName, settings: { startFrom } }) => [groupName, startFrom])).toEqual([
      [GROUP, START],
      ['other', END],
    ]);
    expect(await client.listPersistentSubscriptionsToStream(STREAM)).toHaveLength(1);
    expect(await client.listPersistentSubscriptionsToAll()).toHaveLength(1);
  });
});
