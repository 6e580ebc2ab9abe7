import { setTimeout as pause } from 'node:timers/promises';
import { exampleEvent, exampleEvents, STREAM, wholeLog } from '../contract/example-events.ts';
import { TcpProxy } from '../testing/tcp-proxy.ts';
import { BadNetwork, collected, IMPATIENT, until } from './testing/bad-network.ts';

let network: BadNetwork;

beforeEach(async () => {
  network = await BadNetwork.start();
});
afterEach(() => network.close());

describe('many at once', () => {
  it('append and follow over a handful of calls', async () => {
    const store = await network.open();
    const following = Array.from({ length: 150 }, () => collected(store, 150));
    const appends = Array.from({ length: 150 }, (_, index) =>
      store.append(`qadam.many-${index}`, 'no-stream', [exampleEvent({ data: { index } })]),
    );
    expect(new Set((await Promise.all(appends)).map(({ position }) => position)).size).toBe(150);
    const log = await wholeLog(network.served.log);
    for (const seen of await Promise.all(following)) expect(seen).toEqual(log);
    // The appends, and the subscription.
    await until(() => network.served.calls <= 2);
  });

  it('read over no more calls than a connection carries', async () => {
    const store = await network.open();
    await store.append(STREAM, 'no-stream', exampleEvents(3));
    const reads = Array.from({ length: 250 }, () => store.readStream(STREAM));
    for (const events of await Promise.all(reads)) expect(events).toHaveLength(3);
  });

  it('do not suffer from another store that breaks in the same process', async () => {
    // Far away, so that its appends are under way while the other breaks.
    const far = await TcpProxy.to(network.served.port);
    far.delayMs = 10;
    const store = await network.open({ url: `esdb://127.0.0.1:${far.port}?tls=false` });
    const other = await network.open({ timeouts: IMPATIENT });
    const appends: Promise<unknown>[] = [];
    for (let turn = 0; turn < 10; turn += 1) {
      appends.push(store.append(`qadam.sound-${turn}`, 'no-stream', exampleEvents(1)));
      const broken = other.append(`qadam.broken-${turn}`, 'no-stream', exampleEvents(1)).catch(() => {});
      await pause(1);
      network.proxy.cut();
      await pause(1);
      network.proxy.resume();
      appends.push(broken);
    }
    await Promise.all(appends);
    const sound = (await wholeLog(network.served.log)).filter(({ stream }) =>
      stream.startsWith('qadam.sound'),
    );
    expect(sound).toHaveLength(10);
    await store.close();
    await far.close();
  });
});
