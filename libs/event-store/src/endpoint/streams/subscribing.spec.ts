import { setTimeout as delay } from 'node:timers/promises';
import { END, jsonEvent, START, streamNameFilter, type EventStoreDBClient } from '@eventstore/db-client';
import fc from 'fast-check';
import { exampleEvents, STREAM, wholeLog } from '../../contract/example-events.ts';
import { MemoryEventStore } from '../../memory/memory-event-store.ts';
import { firstOf } from '../testing/collected.ts';
import { EndpointUnderTest } from '../testing/endpoint-under-test.ts';
import { overStores } from '../testing/over-stores.ts';

const register = (count: number) =>
  Array.from({ length: count }, () => jsonEvent({ type: 'Registered', data: {} }));

/** Waits until something is so; the test's own patience ends it otherwise. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await delay(5);
}

overStores('a subscription by the endpoint', (served) => {
  it('to a stream gives what is there, then what comes, from where it is told', async () => {
    const { client, store } = served();
    await store.append(STREAM, 'any', exampleEvents(3));
    await store.append('register-1', 'any', exampleEvents(1));
    const first = client.subscribeToStream(STREAM, { fromRevision: 0n });
    const fromEnd = client.subscribeToStream(STREAM, { fromRevision: END });
    const before = client.subscribeToStream('register-2', { fromRevision: START });
    await Promise.all(
      [first, fromEnd, before].map((one) => new Promise((resolve) => one.once('caughtUp', resolve))),
    );

    await store.append('register-2', 'any', exampleEvents(1));
    await store.append(STREAM, 'any', exampleEvents(1));
    const revisions = (events: { event?: { revision: bigint } | undefined }[]) =>
      events.map(({ event }) => Number(event?.revision));
    expect(revisions(await firstOf(first, 3))).toEqual([1, 2, 3]);
    expect(revisions(await firstOf(fromEnd, 1))).toEqual([3]);
    expect(revisions(await firstOf(before, 1))).toEqual([0]);
  });

  it('to the whole log begins after a position or at the end', async () => {
    const { client, store } = served();
    await store.append(STREAM, 'any', exampleEvents(4));
    const after = client.subscribeToAll({ fromPosition: { commit: 2n, prepare: 2n } });
    const fromEnd = client.subscribeToAll({ fromPosition: END });
    await Promise.all([after, fromEnd].map((one) => new Promise((resolve) => one.once('caughtUp', resolve))));
    await store.append('register-1', 'any', exampleEvents(1));
    const positions = (events: { event?: { position?: { commit: bigint } | undefined } | undefined }[]) =>
      events.map(({ event }) => Number(event?.position?.commit));
    expect(positions(await firstOf(after, 3))).toEqual([3, 4, 5]);
    expect(positions(await firstOf(fromEnd, 1))).toEqual([5]);
  });

  it('with a filter is told its place, also where nothing is wanted', async () => {
    const { client, store } = served();
    await store.append(STREAM, 'any', exampleEvents(95));
    const places: number[] = [];
    const subscription = client.subscribeToAll({
      filter: streamNameFilter({
        prefixes: ['register-'],
        maxSearchWindow: 10,
        checkpointInterval: 2,
        checkpointReached: async (_, { commit }) => void places.push(Number(commit)),
      }),
    });
    const seen: bigint[] = [];
    subscription.on('data', ({ event }) => seen.push(event?.revision ?? -1n));
    await until(() => places.at(-1) === 95);
    expect(places).toEqual([20, 40, 60, 80, 95]);
    await store.append(STREAM, 'any', exampleEvents(30));
    await client.appendToStream('register-1', register(1));
    await until(() => seen.length > 0);
    expect(places.slice(5)).toEqual([115]);
    await subscription.unsubscribe();
  });

  it('neither loses nor repeats an event while many append', async () => {
    const { client, store } = served();
    await store.append(STREAM, 'any', exampleEvents(300));
    const all = client.subscribeToAll();
    const own = client.subscribeToAll({ filter: streamNameFilter({ prefixes: ['qadam.'] }) });
    const stream = client.subscribeToStream(STREAM);
    const writers = Array.from({ length: 5 }, async (_, writer) => {
      for (let count = 0; count < 40; count += 1) {
        await store.append(
          writer % 2 === 0 ? STREAM : `register-${writer}`,
          'any',
          exampleEvents(1 + (count % 3)),
        );
      }
    });
    await Promise.all(writers);
    const log = await wholeLog(store);
    const places = (events: readonly { stream: string; revision: number }[]) =>
      events.map(({ stream: name, revision }) => `${revision}@${name}`);
    const ownLog = log.filter((event) => event.stream === STREAM);
    const read = async (subscription: ReturnType<EventStoreDBClient['subscribeToAll']>, count: number) =>
      (await firstOf(subscription, count)).map(({ event }) => `${event?.revision}@${event?.streamId}`);
    expect(await read(all, log.length)).toEqual(places(log));
    expect(await read(own, ownLog.length)).toEqual(places(ownLog));
    expect((await firstOf(stream, ownLog.length)).map(({ event }) => Number(event?.revision))).toEqual(
      ownLog.map(({ revision }) => revision),
    );
  });

  it('that is left without a word is given up when its client goes', async () => {
    const { client, store, under } = served();
    await store.append(STREAM, 'any', exampleEvents(3));
    const left = under.client();
    for (let index = 0; index < 20; index += 1) {
      const subscription = index % 2 === 0 ? left.subscribeToAll() : left.subscribeToStream(STREAM);
      for await (const _ of subscription) break;
    }
    expect(under.endpoint.callsUnderWay).toBe(20);
    await left.dispose();
    await until(() => under.endpoint.callsUnderWay === 0);
    expect(await firstOf(client.subscribeToStream(STREAM), 3)).toHaveLength(3);
  });
});

/** Counts the events that subscriptions were given. */
class CountingStore extends MemoryEventStore {
  given = 0;

  override async *subscribe(options: Parameters<MemoryEventStore['subscribe']>[0]) {
    for await (const events of super.subscribe(options)) {
      this.given += events.length;
      yield events;
    }
  }
}

describe('a slow reader', () => {
  it('lets nothing pile up at the endpoint, and misses nothing', async () => {
    const store = new CountingStore();
    const under = await EndpointUnderTest.start(store);
    const text = 'ә'.repeat(1_000);
    const events = () => exampleEvents(200).map((event) => ({ ...event, data: { text } }));
    for (let index = 0; index < 20; index += 1) await store.append(STREAM, 'any', events());
    const slow = under.client().subscribeToAll();
    const reader = slow[Symbol.asyncIterator]();
    await reader.next();
    await delay(300);
    expect(store.given).toBeLessThanOrEqual(1_000);
    const rest = { [Symbol.asyncIterator]: () => reader, unsubscribe: () => slow.unsubscribe() };
    expect((await firstOf(rest, 3_999)).at(-1)?.event?.revision).toBe(3_999n);
    await under.stop();
  });
});

describe('an endpoint that stops', () => {
  it('ends every call, and says so', async () => {
    const store = new MemoryEventStore();
    const under = await EndpointUnderTest.start(store);
    const client = under.client();
    await client.appendToStream('register-1', register(1));
    const ended = [client.subscribeToAll(), client.subscribeToStream('register-1')].map(
      (subscription) =>
        new Promise((resolve) => {
          subscription.on('data', () => {});
          subscription.on('error', (error: Error) => resolve(error));
        }),
    );
    await until(() => under.endpoint.callsUnderWay >= 3);
    await under.endpoint.stop();
    for (const error of await Promise.all(ended)) expect(error).toMatchObject({ type: 'unavailable' });
    expect(under.endpoint.callsUnderWay).toBe(0);
    await expect(client.appendToStream('register-1', register(1))).rejects.toThrow('UNAVAILABLE');
    expect(await store.head()).toBe(1n);
  });
});

describe('any subscription', () => {
  it('gives of a log what its filter wants, wherever it begins', async () => {
    const stream = fc.constantFrom('qadam.a-1', 'qadam.b-1', 'register-1', 'other-1');
    const cases = fc.record({
      before: fc.array(stream, { maxLength: 20 }),
      later: fc.array(stream, { minLength: 1, maxLength: 10 }),
      from: fc.integer({ min: 0, max: 20 }),
      prefix: fc.constantFrom('qadam.', 'register-', 'o', ''),
    });
    const check = async ({
      before,
      later,
      from,
      prefix,
    }: {
      before: string[];
      later: string[];
      from: number;
      prefix: string;
    }) => {
      const store = new MemoryEventStore();
      const under = await EndpointUnderTest.start(store);
      for (const name of before) await store.append(name, 'any', exampleEvents(1));
      const after = BigInt(Math.min(from, before.length));
      const filter = streamNameFilter({ prefixes: [prefix] });
      const fromPosition = { commit: after, prepare: after };
      const subscription = under.client().subscribeToAll({ fromPosition, filter });
      for (const name of later) await store.append(name, 'any', exampleEvents(1));
      const expected = (await wholeLog(store)).filter(
        ({ position, stream: name }) => position > after && name.startsWith(prefix),
      );
      const seen = expected.length > 0 ? await firstOf(subscription, expected.length) : [];
      await under.stop();
      expect(seen.map(({ event }) => event?.id)).toEqual(expected.map(({ id }) => id));
    };
    await fc.assert(fc.asyncProperty(cases, check), { numRuns: 15 });
  });
});
