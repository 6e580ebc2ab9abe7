import { setTimeout as pause } from 'node:timers/promises';
import type { StoredEvent } from '#libs/contract';
import { exampleEvents, OTHER_STREAM, STREAM, wholeLog } from '../contract/example-events.ts';
import { BadNetwork, collected } from './testing/bad-network.ts';

let network: BadNetwork;

beforeEach(async () => {
  network = await BadNetwork.start();
});
afterEach(() => network.close());

describe('a subscription to a server that cannot be relied on', () => {
  it('goes on where it was after every restart of the server', async () => {
    const store = await network.open();
    const following = collected(store, 40);
    for (let turn = 0; turn < 4; turn += 1) {
      await store.append(STREAM, 'any', exampleEvents(5));
      await network.served.down();
      await network.served.log.append(OTHER_STREAM, 'any', exampleEvents(5));
      await network.served.up();
    }
    expect(await following).toEqual(await wholeLog(network.served.log));
  });

  it('gives all to a slow reader, who reads what he missed', async () => {
    const store = await network.open({ windowLength: 10 });
    const slow = store.subscribe({ batch: 1 })[Symbol.asyncIterator]();
    await store.append(STREAM, 'any', exampleEvents(1));
    const seen = [...((await slow.next()).value as StoredEvent[])];
    for (let turn = 0; turn < 20; turn += 1) await store.append(STREAM, 'any', exampleEvents(5));
    while (seen.length < 101) seen.push(...((await slow.next()).value as StoredEvent[]));
    await slow.return?.();
    expect(seen).toEqual(await wholeLog(network.served.log));
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
  const before = await network.served.log.head();
  const store = await network.open({
    timeouts: { callMs: 100, totalMs: 30_000, sightMs: 30 },
    windowLength: 16,
  });
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
  const log = await wholeLog(network.served.log);
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
  if (trouble === 'cut') network.proxy.cut();
  if (trouble === 'swallow') network.proxy.stall('answers');
  if (trouble === 'stall') network.proxy.stall();
  if (trouble === 'slow') network.proxy.delayMs = 20;
  if (trouble === 'down') await network.served.down();
  await pause(Math.random() * 60);
  if (trouble === 'swallow') network.proxy.cut();
  if (trouble === 'down') await network.served.up();
  network.proxy.resume();
}
