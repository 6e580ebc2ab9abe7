import {
  binaryEvent,
  END,
  jsonEvent,
  START,
  streamNameFilter,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import { exampleEvent, STREAM } from '../../contract/example-events.ts';
import { MemoryEventStore } from '../../memory/memory-event-store.ts';
import { EndpointUnderTest } from '../testing/endpoint-under-test.ts';

let store: MemoryEventStore;
let under: EndpointUnderTest;
let client: EventStoreDBClient;
beforeEach(async () => {
  store = new MemoryEventStore();
  under = await EndpointUnderTest.start(store);
  client = under.client();
});
afterEach(() => under.stop());

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

it('quick', async () => {
  const a = await client.appendToStream('register-1', [
    jsonEvent({ type: 'A', data: { b: 1, a: 2 }, metadata: { x: 1 } }),
    binaryEvent({ type: 'B', data: Uint8Array.of(255, 1) }),
  ]);
  expect(a).toMatchObject({ success: true, nextExpectedRevision: 1n, position: { commit: 2n } });
  await expect(
    client.appendToStream('register-1', jsonEvent({ type: 'A', data: {} }), { expectedRevision: 5n }),
  ).rejects.toMatchObject({ type: 'wrong-expected-version', actualVersion: 1n });
  await expect(
    client.appendToStream('register-1', jsonEvent({ type: 'A', data: {} }), {
      expectedRevision: 5n,
      credentials: { username: 'a', password: 'b' },
    }),
  ).rejects.toMatchObject({ type: 'wrong-expected-version', actualVersion: 1n });
  const events = await collect(client.readStream('register-1'));
  expect(events.map((e) => e.event)).toMatchObject([
    { type: 'A', data: { a: 2, b: 1 }, metadata: { x: 1 } },
    { type: 'B' },
  ]);
  await expect(collect(client.readStream('none'))).rejects.toMatchObject({ type: 'stream-not-found' });
  await store.append(STREAM, 'no-stream', [exampleEvent({ personal: { name: 'x' } })]);
  const all = await collect(client.readAll({ direction: 'backwards', fromPosition: END }));
  expect(all.map((e) => e.event?.streamId)).toEqual([STREAM, 'register-1', 'register-1']);
  expect(all[0]?.event?.data).toMatchObject({ personal: { name: 'x' } });
  const sub = client.subscribeToAll({
    fromPosition: START,
    filter: streamNameFilter({ prefixes: ['qadam.'] }),
  });
  setTimeout(() => void store.append(STREAM, 'any', [exampleEvent()]), 20);
  let n = 0;
  for await (const e of sub) {
    n += 1;
    if (n === 2) break;
  }
  await sub.unsubscribe();
});
