import { randomUUID } from 'node:crypto';
import {
  ANY,
  binaryEvent,
  jsonEvent,
  NO_STREAM,
  STREAM_EXISTS,
  type AppendExpectedRevision,
  type JSONEventType,
} from '@eventstore/db-client';
import { exampleEvent, exampleEvents, STREAM } from '../../contract/example-events.ts';
import { MemoryEventStore } from '../../memory/memory-event-store.ts';
import { toWire } from '../../wire/wire-event.ts';
import { collected } from '../testing/collected.ts';
import { EndpointUnderTest } from '../testing/endpoint-under-test.ts';
import { overStores } from '../testing/over-stores.ts';

const registered = (data: JSONEventType['data'] = {}, id: string = randomUUID()) =>
  jsonEvent({ id, type: 'Registered', data });

/** With credentials of the single call the client appends by the protocol's older way. */
const WAYS: readonly (readonly [string, object])[] = [
  ['BatchAppend', {}],
  ['Append', { credentials: { username: 'bank', password: 'secret' } }],
];

overStores('the endpoint', (served) => {
  describe.each(WAYS)('by %s', (_, way) => {
    const append = (stream: string, expectedRevision: AppendExpectedRevision, count = 1) =>
      served().client.appendToStream(
        stream,
        Array.from({ length: count }, () => registered()),
        {
          expectedRevision,
          ...way,
        },
      );

    it('appends where it is expected, and says where that is', async () => {
      await expect(append('register-1', NO_STREAM, 2)).resolves.toMatchObject({
        success: true,
        nextExpectedRevision: 1n,
        position: { commit: 2n, prepare: 2n },
      });
      await expect(append('register-1', 1n)).resolves.toMatchObject({ nextExpectedRevision: 2n });
      await expect(append('register-1', STREAM_EXISTS)).resolves.toMatchObject({ nextExpectedRevision: 3n });
      await expect(append('register-1', ANY)).resolves.toMatchObject({ nextExpectedRevision: 4n });
    });

    it.each<[AppendExpectedRevision, string, unknown]>([
      [NO_STREAM, 'register-1', 0n],
      [7n, 'register-1', 0n],
      [7n, 'register-2', 'no_stream'],
      [STREAM_EXISTS, 'register-2', 'no_stream'],
    ])('expecting %p of %s is told that it stands at %p', async (expected, streamName, actualVersion) => {
      await append('register-1', NO_STREAM);
      await expect(append(streamName, expected)).rejects.toMatchObject({
        type: 'wrong-expected-version',
        streamName,
        expectedVersion: expected,
        actualVersion,
      });
      expect(await served().store.head()).toBe(1n);
    });

    it('repeats an answer, and refuses ids that stand elsewhere', async () => {
      const events = [registered(), registered()];
      const { client } = served();
      const first = await client.appendToStream('register-1', events, {
        expectedRevision: NO_STREAM,
        ...way,
      });
      const again = await client.appendToStream('register-1', events, {
        expectedRevision: NO_STREAM,
        ...way,
      });
      expect(again).toEqual(first);
      const elsewhere = { expectedRevision: 1n, ...way };
      await expect(client.appendToStream('register-1', events, elsewhere)).rejects.toMatchObject({
        type: 'wrong-expected-version',
        actualVersion: 1n,
      });
      await expect(client.appendToStream('register-2', events, way)).rejects.toThrow(
        `event ${events[0]?.id} is already in register-1`,
      );
    });

    it('refuses what the log cannot hold', async () => {
      const { client } = served();
      const noUuid = client.appendToStream('register-1', registered({}, 'one'), way);
      await expect(noUuid).rejects.toThrow('"one" is no UUID');
      await expect(client.appendToStream('register-1', [], way)).rejects.toThrow('at least one event');
      const nothing = jsonEvent({ type: 'Checked', data: 5 as unknown as JSONEventType['data'] });
      await expect(client.appendToStream(STREAM, nothing, way)).rejects.toThrow('JSON objects');
      const big = binaryEvent({ type: 'Scanned', data: new Uint8Array(1_100_000) });
      await expect(client.appendToStream('register-1', big, way)).rejects.toMatchObject({
        type: 'maximum-append-size-exceeded',
        maxAppendSize: 1_048_576,
      });
      await expect(client.appendToStream('register-1', registered(), way)).resolves.toMatchObject({
        success: true,
      });
    });

    it('keeps the events of applications as the engine gives them', async () => {
      const event = { ...exampleEvent({ data: { sum: 1 }, personal: { name: 'Айгүл' } }) };
      const recordedAt = '2024-05-06T07:08:09.123Z';
      const { id, type, data, metadata } = toWire(event, recordedAt);
      await served().client.appendToStream(
        STREAM,
        jsonEvent({ id, type, data: { ...data }, metadata: { ...metadata } }),
        way,
      );
      expect(await served().store.readStream(STREAM)).toMatchObject([{ ...event, recordedAt }]);
      const [read] = await collected(served().client.readStream(STREAM));
      expect(read?.event).toMatchObject({ id, type, data, metadata, created: new Date(recordedAt) });
    });
  });

  it('places the appends of one client in the order in which they were made', async () => {
    const { client, store } = served();
    // The client sends what comes while it connects in an order of its own.
    await client.appendToStream('register-2', registered());
    const events = exampleEvents(200).map((event) => toWire(event, '2026-03-02T09:30:00.000Z'));
    const results = await Promise.all(
      events.map(({ id, type, data, metadata }, index) => {
        const event = jsonEvent({ id, type, data: { ...data }, metadata: { ...metadata } });
        return client.appendToStream(index % 2 === 0 ? STREAM : 'register-1', event);
      }),
    );
    expect(results.map(({ nextExpectedRevision }) => nextExpectedRevision)).toEqual(
      events.map((_, index) => BigInt(Math.floor(index / 2))),
    );
    expect(await store.readStream(STREAM)).toHaveLength(100);
  });

  it('gives back bytes and JSON of any kind as they were', async () => {
    const { client } = served();
    const contents = ['текст', 5, null, [1, { a: [] }], { b: 1, a: { personal: 2 } }, { personal: 1 }];
    const events = contents.map((content) => registered(content as JSONEventType['data']));
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    await client.appendToStream('register-1', events);
    await client.appendToStream('register-1', binaryEvent({ type: 'Scanned', data: bytes, metadata: bytes }));
    const read = await collected(client.readStream('register-1'));
    expect(read.slice(0, -1).map(({ event }) => event?.data)).toEqual(contents);
    expect(read.at(-1)?.event).toMatchObject({ isJson: false, data: bytes, metadata: bytes });
  });

  it('takes an append of many parts', async () => {
    const { client } = served();
    const events = Array.from({ length: 100 }, (_, index) => registered({ index, text: 'ә'.repeat(2_000) }));
    const append = client.appendToStream('register-1', events, { batchAppendSize: 10_000 });
    await expect(append).resolves.toMatchObject({ nextExpectedRevision: 99n });
    const read = await collected(client.readStream('register-1'));
    expect(read.map(({ event }) => event?.data)).toEqual(events.map(({ data }) => data));
  });

  it('answers one append of a batch that fails without harm to the others', async () => {
    const { client } = served();
    const appends = [
      client.appendToStream('register-1', registered()),
      client.appendToStream('register-1', registered(), { expectedRevision: 9n }),
      client.appendToStream('$settings', registered()),
      client.appendToStream('register-1', registered()),
    ];
    const outcomes = await Promise.allSettled(appends);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(outcomes[2]).toMatchObject({ reason: { type: 'access-denied' } });
  });

  it('does not do what its caller has given up', async () => {
    const late = served().client.appendToStream('register-1', registered(), { deadline: -60_000 });
    await expect(late).rejects.toMatchObject({ type: 'deadline-exceeded' });
    expect(await served().store.head()).toBe(0n);
  });
});

describe('the endpoint over a store that cannot be written', () => {
  it('says that trying again may help', async () => {
    const store = new MemoryEventStore();
    const under = await EndpointUnderTest.start(store);
    const client = under.client();
    await client.appendToStream('register-1', registered());
    await store.close();
    await expect(client.appendToStream('register-1', registered())).rejects.toThrow('store-unavailable');
    for (const read of [client.readStream('register-1'), client.readAll(), client.subscribeToAll()]) {
      await expect(collected(read)).rejects.toMatchObject({ type: 'unavailable' });
    }
    await under.stop();
  });
});
