import { status } from '@grpc/grpc-js';
import { exampleEvent, exampleEvents, STREAM, wholeLog } from '../contract/example-events.ts';
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
    const store = await open({ timeouts: {} });
    await store.append(STREAM, 'no-stream', exampleEvents(1));
    const large = exampleEvent({ data: { text: 'x'.repeat(2_000_000) } });
    await expect(store.append(STREAM, 'any', [large])).rejects.toMatchObject({ code: 'payload-too-large' });
    const ofTheServer = store.append('$settings', 'any', exampleEvents(1));
    await expect(ofTheServer).rejects.toMatchObject({ code: 'invalid-data' });
    expect(await served.log.head()).toBe(1n);
  });
});
