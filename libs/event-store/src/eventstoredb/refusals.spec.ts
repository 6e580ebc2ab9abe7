import { status } from '@grpc/grpc-js';
import type { EventToAppend, StoredEvent } from '#libs/contract';
import { exampleEvent, exampleEvents, OTHER_STREAM, STREAM, wholeLog } from '../contract/example-events.ts';
import { MemoryEventStore } from '../memory/memory-event-store.ts';
import { EventStoreDbStore, type EventStoreDbOptions } from './event-store-db-store.ts';
import { FaultyServer } from './testing/faulty-server.ts';
import { ServedLog } from './testing/served-log.ts';

const IMPATIENT = { callMs: 500, totalMs: 800, sightMs: 200 };

let served: ServedLog;
let faulty: FaultyServer;
let url: string;
const stores: EventStoreDbStore[] = [];

beforeEach(async () => {
  served = await ServedLog.over(new MemoryEventStore());
  faulty = FaultyServer.before(served.port);
  url = `esdb://127.0.0.1:${await faulty.listen()}?tls=false`;
});
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
  faulty.close();
  await served.close();
});

async function open(options: Partial<EventStoreDbOptions> = {}): Promise<EventStoreDbStore> {
  const store = await EventStoreDbStore.open({ url, installation: 'qadam', timeouts: IMPATIENT, ...options });
  stores.push(store);
  return store;
}

describe('opening the store', () => {
  it.each<[string, string, Partial<Record<'read' | 'batchAppend' | 'getSupportedMethods', status>>]>([
    ['whoever is not known', 'store-denied', { read: status.UNAUTHENTICATED }],
    ['whoever may not read', 'store-denied', { read: status.PERMISSION_DENIED }],
    ['a server that cannot read', 'store-unsupported', { read: status.UNIMPLEMENTED }],
    ['a server that is not ready', 'store-unavailable', { read: status.UNAVAILABLE }],
    ['a server that fails', 'store-unavailable', { read: status.INTERNAL }],
  ])('refuses %s: %s', async (_, code, failures) => {
    for (const [method, failure] of Object.entries(failures)) faulty.fail(method as 'read', failure);
    await expect(open()).rejects.toMatchObject({ name: 'ServiceError', code });
  });

  it('refuses a server that cannot append; one that does not say what it can, at the first append', async () => {
    faulty.methods = ['read', 'delete'];
    await expect(open()).rejects.toMatchObject({ code: 'store-unsupported' });
    faulty.fail('getSupportedMethods', status.UNIMPLEMENTED);
    const append = (await open()).append(STREAM, 'any', exampleEvents(1));
    await expect(append).rejects.toMatchObject({ code: 'store-unsupported' });
  });

  it('says where nobody is to be found, without the password', async () => {
    const nowhere = open({ url: 'esdb://admin:changeit@127.0.0.1:1?tls=false' });
    await expect(nowhere).rejects.toMatchObject({ code: 'store-unavailable' });
    await expect(nowhere).rejects.toThrow(expect.not.stringContaining('changeit'));
  });

  it('waits for a server that is about to be ready', async () => {
    faulty.fail('read', status.UNAVAILABLE, 2);
    await (await open()).append(STREAM, 'no-stream', exampleEvents(1));
    expect(await served.log.head()).toBe(1n);
  });
});

describe('a server that fails for a while', () => {
  it('does not spoil the client for good', async () => {
    const store = await open({ timeouts: { ...IMPATIENT, totalMs: 10_000 } });
    // A new connection asks for the methods anew, and the client keeps the failure instead of an answer.
    faulty.fail('batchAppend', status.UNAVAILABLE, 1);
    faulty.fail('getSupportedMethods', status.INTERNAL, 2);
    await expect(store.append(STREAM, 'no-stream', exampleEvents(1))).resolves.toMatchObject({ revision: 0 });
    faulty.fail('read', status.INTERNAL, 3);
    await expect(store.readStream(STREAM)).resolves.toHaveLength(1);
  });

  it('may take the subscription away: appends are answered all the same', async () => {
    const store = await open();
    faulty.fail('batchAppend', status.UNAVAILABLE, 1);
    await store.append(STREAM, 'no-stream', exampleEvents(2));
    expect(await store.readStream(STREAM)).toEqual(await wholeLog(served.log));
  });
});

describe('an append', () => {
  it('that is refused for good is refused at once', async () => {
    const store = await open();
    await store.append(STREAM, 'no-stream', exampleEvents(1));
    const large = exampleEvent({ data: { text: 'x'.repeat(2_000_000) } });
    await expect(store.append(STREAM, 'any', [large])).rejects.toMatchObject({ code: 'payload-too-large' });
    const ofTheServer = store.append('$settings', 'any', exampleEvents(1));
    await expect(ofTheServer).rejects.toMatchObject({ code: 'invalid-data' });
    expect(await served.log.head()).toBe(1n);
  });

  it('that another process made before is told from a new one, at whatever moment', async () => {
    const [one, other] = [await open(), await open()];
    for (let turn = 0; turn < 20; turn += 1) {
      const stream = `qadam.turn-${turn}`;
      const id = exampleEvent().id;
      const events = ['one', 'other'].map((who) => madeBy(who, exampleEvent({ id, data: { who, turn } })));
      const answers = await Promise.all([
        one.append(stream, 'no-stream', events.slice(0, 1)),
        other.append(stream, 'no-stream', events.slice(1)),
      ]);
      const stored = await served.log.readStream(stream);
      expect(answers.map((answer) => answer.events)).toEqual([stored, stored]);
      expect(answers.filter(({ repeated }) => repeated)).toHaveLength(1);
    }
  });

  it('that another process made long before is told from a new one', async () => {
    const events = exampleEvents(2);
    const first = await (await open()).append(STREAM, 'no-stream', events);
    const changed = events.map((event) => ({ ...event, data: { changed: true } }));
    expect(await (await open()).append(STREAM, 'no-stream', changed)).toEqual({ ...first, repeated: true });
    const later = await open({ now: () => new Date(first.events[0]?.recordedAt ?? '') });
    expect(await later.append(STREAM, 'no-stream', events)).toEqual({ ...first, repeated: true });
  });

  it('of events that were recorded elsewhere keeps their instants, and is told from a repetition', async () => {
    const store = await open();
    const recordedAt = '2012-04-02T05:00:00.000Z';
    const events = exampleEvents(2).map((event) => ({ ...event, recordedAt }));
    const first = await store.append(STREAM, 'any', events);
    expect(first).toMatchObject({ repeated: false, events: [{ recordedAt }, { recordedAt }] });
    expect(await (await open()).append(STREAM, 'any', events)).toEqual({ ...first, repeated: true });
  });
});

/** The event of a command of other content. */
function madeBy(who: string, event: EventToAppend): EventToAppend {
  return { ...event, metadata: { ...event.metadata, commandDigest: who } };
}

describe('the log of one installation', () => {
  it('shows nothing of what others write into the same log', async () => {
    const store = await open();
    await served.log.append(STREAM, 'any', exampleEvents(2));
    await served.log.append('other.stream-1', 'any', exampleEvents(3));
    await served.log.append('$settings', 'any', exampleEvents(1));
    const own = await wholeLog(served.log);
    expect(await wholeLog(store)).toEqual(own.slice(0, 2));
    expect(await wholeLog(store, 1)).toEqual(own.slice(0, 2));
    expect(await store.head()).toBe(2n);
    expect(await store.readAll({ backwards: true, limit: 1 })).toEqual(own.slice(1, 2));
    await store.append(OTHER_STREAM, 'any', exampleEvents(1));
    for await (const events of store.subscribe({ after: 2n })) {
      expect(events).toMatchObject([{ stream: OTHER_STREAM, position: 7n }]);
      break;
    }
  });

  it('is followed past what others had written last, without a loss', async () => {
    await served.log.append(STREAM, 'any', exampleEvents(2));
    await served.log.append('other.stream-1', 'any', exampleEvents(3));
    const store = await open();
    const batches: StoredEvent[] = [];
    for await (const events of store.subscribe()) {
      batches.push(...events);
      if (batches.length === 2) setTimeout(() => void store.append(STREAM, 'any', exampleEvents(2)), 50);
      if (batches.length === 4) break;
    }
    expect(batches).toEqual(await store.readStream(STREAM));
  });
});
