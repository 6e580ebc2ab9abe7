import { setTimeout as pause } from 'node:timers/promises';
import type { StoredEvent } from '#libs/contract';
import { exampleEvent, exampleEvents, OTHER_STREAM, STREAM, wholeLog } from '../contract/example-events.ts';
import type { EventStore } from '../event-store.ts';
import { MemoryEventStore } from '../memory/memory-event-store.ts';
import { TcpProxy } from '../testing/tcp-proxy.ts';
import { EventStoreDbStore, type EventStoreDbOptions } from './event-store-db-store.ts';
import { ServedLog } from './testing/served-log.ts';

/** Short, so that a server that says nothing is given up within a test. */
const IMPATIENT = { callMs: 150, totalMs: 500, sightMs: 50 };

let served: ServedLog;
let proxy: TcpProxy;
const stores: EventStoreDbStore[] = [];

beforeEach(async () => {
  served = await ServedLog.over(new MemoryEventStore());
  proxy = await TcpProxy.to(served.port);
});
afterEach(async () => {
  proxy.resume();
  await Promise.all(stores.splice(0).map((store) => store.close()));
  await proxy.close();
  await served.close();
});

async function open(options: Partial<EventStoreDbOptions> = {}): Promise<EventStoreDbStore> {
  const url = `esdb://127.0.0.1:${proxy.port}?tls=false`;
  const store = await EventStoreDbStore.open({ url, installation: 'qadam', ...options });
  stores.push(store);
  return store;
}

/** The first so many events that a subscription gives. */
async function collected(store: EventStore, count: number): Promise<StoredEvent[]> {
  const seen: StoredEvent[] = [];
  for await (const events of store.subscribe({ batch: 7 })) {
    seen.push(...events);
    if (seen.length >= count) break;
  }
  return seen;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(2);
}

describe('an append to a server that cannot be relied on', () => {
  it('is in the log once when its answer was lost with the connection', async () => {
    const store = await open();
    await store.append(STREAM, 'no-stream', exampleEvents(1));
    proxy.stall('answers');
    const append = store.append(STREAM, 0, exampleEvents(2));
    await until(async () => (await served.log.head()) === 3n);
    proxy.cut();
    proxy.resume();

    const { events, ...answer } = await append;
    expect(answer).toEqual({ revision: 2, position: 3n, repeated: false });
    expect(await wholeLog(served.log)).toEqual([
      ...(await store.readStream(STREAM, { limit: 1 })),
      ...events,
    ]);
  });

  it.each(['no-stream', 'any'] as const)(
    'is in the log once when the server was silent for a while (expected %s)',
    async (expected) => {
      const store = await open({ timeouts: { ...IMPATIENT, totalMs: 10_000 } });
      // So that there is a connection on which the request can go out.
      await store.append(OTHER_STREAM, 'any', exampleEvents(1));
      proxy.stall('answers');
      const append = store.append(STREAM, expected, exampleEvents(2));
      await until(async () => (await served.log.head()) === 3n);
      await pause(2 * IMPATIENT.callMs);
      proxy.resume();
      await expect(append).resolves.toMatchObject({ revision: 1, repeated: false });
      expect(await served.log.readStream(STREAM)).toHaveLength(2);
    },
  );

  it('fails as store-unavailable when the server stays silent, and works again afterwards', async () => {
    const store = await open({ timeouts: IMPATIENT });
    proxy.stall();
    const refusal = { code: 'store-unavailable' };
    await expect(store.append(STREAM, 'any', exampleEvents(1))).rejects.toMatchObject(refusal);
    await expect(store.readStream(STREAM)).rejects.toMatchObject(refusal);
    await expect(store.head()).rejects.toMatchObject(refusal);
    proxy.cut();
    proxy.resume();
    await expect(store.append(OTHER_STREAM, 'no-stream', exampleEvents(1))).resolves.toMatchObject({
      revision: 0,
    });
  });

  it('waits for a server that comes back', async () => {
    const store = await open();
    await served.down();
    const append = store.append(STREAM, 'no-stream', exampleEvents(1));
    const read = store.readStream(STREAM);
    await pause(50);
    await served.up();
    await expect(append).resolves.toMatchObject({ revision: 0, repeated: false });
    await expect(read).resolves.toHaveLength((await read).length);
  });

  it('is told of a conflict that came about while its outcome was not known', async () => {
    const store = await open();
    proxy.cut();
    const append = store.append(STREAM, 'no-stream', exampleEvents(1));
    await served.log.append(STREAM, 'any', exampleEvents(3));
    proxy.resume();
    await expect(append).rejects.toMatchObject({ name: 'WrongRevisionError', actual: 2 });
  });
});

describe('a subscription to a server that cannot be relied on', () => {
  it('goes on where it was after every restart of the server', async () => {
    const store = await open();
    const following = collected(store, 40);
    for (let turn = 0; turn < 4; turn += 1) {
      await store.append(STREAM, 'any', exampleEvents(5));
      await served.down();
      await served.log.append(OTHER_STREAM, 'any', exampleEvents(5));
      await served.up();
    }
    expect(await following).toEqual(await wholeLog(served.log));
  });

  it('gives all to a slow reader, who reads what he missed', async () => {
    const store = await open({ windowLength: 10 });
    const slow = store.subscribe({ batch: 1 })[Symbol.asyncIterator]();
    await store.append(STREAM, 'any', exampleEvents(1));
    const seen = [...((await slow.next()).value as StoredEvent[])];
    for (let turn = 0; turn < 20; turn += 1) await store.append(STREAM, 'any', exampleEvents(5));
    while (seen.length < 101) seen.push(...((await slow.next()).value as StoredEvent[]));
    await slow.return?.();
    expect(seen).toEqual(await wholeLog(served.log));
  });

  it('neither loses nor repeats an event, nor does an append, whatever happens to the network', async () => {
    const { default: fc } = await import('fast-check');
    const trouble = fc.constantFrom('cut', 'swallow', 'stall', 'down', 'slow');
    await fc.assert(
      fc.asyncProperty(fc.array(trouble, { minLength: 1, maxLength: 4 }), (troubles) =>
        expectSurvived(troubles),
      ),
      { numRuns: 8 },
    );
  });
});

type Trouble = 'cut' | 'swallow' | 'stall' | 'down' | 'slow';

/** Four writers and a reader through troubles; in the end every acknowledged append is there once, and was seen once. */
async function expectSurvived(troubles: readonly Trouble[]): Promise<void> {
  const before = await served.log.head();
  const store = await open({ timeouts: { callMs: 100, totalMs: 30_000, sightMs: 30 }, windowLength: 16 });
  const each = 6;
  const name = Math.random();
  const writing = Array.from({ length: 4 }, async (_, writer) => {
    const ids: string[] = [];
    for (let turn = 0; turn < each; turn += 1) {
      const events = exampleEvents(1 + (turn % 2));
      const expected = turn === 0 ? 'no-stream' : ids.length - 1;
      const result = await store.append(`qadam.trouble-${name}-${writer}`, expected, events);
      expect(result.repeated).toBe(false);
      ids.push(...events.map(({ id }) => id));
      await pause(5);
    }
    return ids;
  });
  const following = collected(store, Number(before) + 4 * 9);
  for (const trouble of troubles) await make(trouble);
  const written = (await Promise.all(writing)).flat();
  const log = await wholeLog(served.log);
  expect(
    log
      .slice(Number(before))
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(written.toSorted());
  expect(await following).toEqual(log);
  await store.close();
}

async function make(trouble: Trouble): Promise<void> {
  await pause(Math.random() * 20);
  if (trouble === 'cut') proxy.cut();
  if (trouble === 'swallow') proxy.stall('answers');
  if (trouble === 'stall') proxy.stall();
  if (trouble === 'slow') proxy.delayMs = 20;
  if (trouble === 'down') await served.down();
  await pause(Math.random() * 60);
  if (trouble === 'swallow') proxy.cut();
  if (trouble === 'down') await served.up();
  proxy.resume();
}

describe('many at once', () => {
  it('append and follow over a handful of calls', async () => {
    const store = await open();
    const following = Array.from({ length: 150 }, () => collected(store, 150));
    const appends = Array.from({ length: 150 }, (_, index) =>
      store.append(`qadam.many-${index}`, 'no-stream', [exampleEvent({ data: { index } })]),
    );
    expect(new Set((await Promise.all(appends)).map(({ position }) => position)).size).toBe(150);
    const log = await wholeLog(served.log);
    for (const seen of await Promise.all(following)) expect(seen).toEqual(log);
    // The appends, and the subscription.
    await until(() => served.calls <= 2);
  });

  it('read over no more calls than a connection carries', async () => {
    const store = await open();
    await store.append(STREAM, 'no-stream', exampleEvents(3));
    const reads = Array.from({ length: 250 }, () => store.readStream(STREAM));
    for (const events of await Promise.all(reads)) expect(events).toHaveLength(3);
  });

  it('do not suffer from another store that breaks in the same process', async () => {
    const store = await EventStoreDbStore.open({ url: served.url, installation: 'qadam' });
    stores.push(store);
    const other = await open({ timeouts: IMPATIENT });
    const appends: Promise<unknown>[] = [];
    for (let turn = 0; turn < 10; turn += 1) {
      appends.push(store.append(`qadam.sound-${turn}`, 'no-stream', exampleEvents(1)));
      const broken = other.append(`qadam.broken-${turn}`, 'no-stream', exampleEvents(1)).catch(() => {});
      await pause(1);
      proxy.cut();
      await pause(1);
      proxy.resume();
      appends.push(broken);
    }
    await Promise.all(appends);
    const sound = (await wholeLog(served.log)).filter(({ stream }) => stream.startsWith('qadam.sound'));
    expect(sound).toHaveLength(10);
  });
});

describe('a store that is closed', () => {
  it('leaves no call on the server, and is closed soon although the server is silent', async () => {
    const store = await open();
    void collected(store, 5);
    await store.append(STREAM, 'any', exampleEvents(1));
    await store.close();
    await until(() => served.calls === 0);

    const other = await open({ timeouts: IMPATIENT });
    proxy.stall();
    const append = other.append(STREAM, 'any', exampleEvents(1));
    const closing = other.close();
    await expect(append).rejects.toMatchObject({ code: 'store-unavailable' });
    await closing;
  });
});
