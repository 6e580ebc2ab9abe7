import { setTimeout as pause } from 'node:timers/promises';
import { exampleEvents, OTHER_STREAM, STREAM, wholeLog } from '../contract/example-events.ts';
import { BadNetwork, collected, IMPATIENT, until } from './testing/bad-network.ts';

let network: BadNetwork;

beforeEach(async () => {
  network = await BadNetwork.start();
});
afterEach(() => network.close());

describe('an append to a server that cannot be relied on', () => {
  it('is in the log once when its answer was lost with the connection', async () => {
    const store = await network.open();
    await store.append(STREAM, 'no-stream', exampleEvents(1));
    network.proxy.stall('answers');
    const append = store.append(STREAM, 0, exampleEvents(2));
    await until(async () => (await network.served.log.head()) === 3n);
    network.proxy.cut();
    network.proxy.resume();

    const { events, ...answer } = await append;
    expect(answer).toEqual({ revision: 2, position: 3n, repeated: false });
    expect(await wholeLog(network.served.log)).toEqual([
      ...(await store.readStream(STREAM, { limit: 1 })),
      ...events,
    ]);
  });

  it.each(['no-stream', 'any'] as const)(
    'is in the log once when the server was silent for a while (expected %s)',
    async (expected) => {
      const store = await network.open({ timeouts: { ...IMPATIENT, totalMs: 10_000 } });
      // So that there is a connection on which the request can go out.
      await store.append(OTHER_STREAM, 'any', exampleEvents(1));
      network.proxy.stall('answers');
      const append = store.append(STREAM, expected, exampleEvents(2));
      await until(async () => (await network.served.log.head()) === 3n);
      await pause(2 * IMPATIENT.callMs);
      network.proxy.resume();
      await expect(append).resolves.toMatchObject({ revision: 1, repeated: false });
      expect(await network.served.log.readStream(STREAM)).toHaveLength(2);
    },
  );

  it('fails as store-unavailable when the server stays silent, and works again afterwards', async () => {
    const store = await network.open({ timeouts: IMPATIENT });
    network.proxy.stall();
    const refusal = { code: 'store-unavailable' };
    await expect(store.append(STREAM, 'any', exampleEvents(1))).rejects.toMatchObject(refusal);
    await expect(store.readStream(STREAM)).rejects.toMatchObject(refusal);
    await expect(store.head()).rejects.toMatchObject(refusal);
    network.proxy.cut();
    network.proxy.resume();
    await expect(store.append(OTHER_STREAM, 'no-stream', exampleEvents(1))).resolves.toMatchObject({
      revision: 0,
    });
  });

  it('waits for a server that comes back', async () => {
    const store = await network.open();
    await network.served.down();
    const append = store.append(STREAM, 'no-stream', exampleEvents(1));
    const read = store.readStream(STREAM);
    await pause(50);
    await network.served.up();
    await expect(append).resolves.toMatchObject({ revision: 0, repeated: false });
    await expect(read).resolves.toHaveLength((await read).length);
  });

  it('is told of a conflict that came about while its outcome was not known', async () => {
    const store = await network.open();
    network.proxy.cut();
    const append = store.append(STREAM, 'no-stream', exampleEvents(1));
    await network.served.log.append(STREAM, 'any', exampleEvents(3));
    network.proxy.resume();
    await expect(append).rejects.toMatchObject({ name: 'WrongRevisionError', actual: 2 });
  });
});

describe('a store that is closed', () => {
  it('leaves no call on the server, and is closed soon although the server is silent', async () => {
    const store = await network.open();
    void collected(store, 5);
    await store.append(STREAM, 'any', exampleEvents(1));
    await store.close();
    await until(() => network.served.calls === 0);

    const other = await network.open({ timeouts: IMPATIENT });
    network.proxy.stall();
    const append = other.append(STREAM, 'any', exampleEvents(1));
    const closing = other.close();
    await expect(append).rejects.toMatchObject({ code: 'store-unavailable' });
    await closing;
  });
});
