import type { EventToAppend, StoredEvent } from '#libs/contract';
import { exampleEvent, exampleEvents, OTHER_STREAM, STREAM, wholeLog } from '../contract/example-events.ts';
import { BadNetwork } from './testing/bad-network.ts';

let network: BadNetwork;

beforeEach(async () => {
  network = await BadNetwork.start();
});
afterEach(() => network.close());

describe('an append', () => {
  it('that another process made before is told from a new one, at whatever moment', async () => {
    const [one, other] = [await network.open(), await network.open()];
    for (let turn = 0; turn < 20; turn += 1) {
      const stream = `qadam.turn-${turn}`;
      const id = exampleEvent().id;
      const events = ['one', 'other'].map((who) => madeBy(who, exampleEvent({ id, data: { who, turn } })));
      const answers = await Promise.all([
        one.append(stream, 'no-stream', events.slice(0, 1)),
        other.append(stream, 'no-stream', events.slice(1)),
      ]);
      const stored = await network.served.log.readStream(stream);
      expect(answers.map((answer) => answer.events)).toEqual([stored, stored]);
      expect(answers.filter(({ repeated }) => repeated)).toHaveLength(1);
    }
  });

  it('that another process made long before is told from a new one', async () => {
    const events = exampleEvents(2);
    const first = await (await network.open()).append(STREAM, 'no-stream', events);
    const changed = events.map((event) => ({ ...event, data: { changed: true } }));
    expect(await (await network.open()).append(STREAM, 'no-stream', changed)).toEqual({
      ...first,
      repeated: true,
    });
    const later = await network.open({ now: () => new Date(first.events[0]?.recordedAt ?? '') });
    expect(await later.append(STREAM, 'no-stream', events)).toEqual({ ...first, repeated: true });
  });

  it('of events that were recorded elsewhere keeps their instants, and is told from a repetition', async () => {
    const store = await network.open();
    const recordedAt = '2012-04-02T05:00:00.000Z';
    const events = exampleEvents(2).map((event) => ({ ...event, recordedAt }));
    const first = await store.append(STREAM, 'any', events);
    expect(first).toMatchObject({ repeated: false, events: [{ recordedAt }, { recordedAt }] });
    expect(await (await network.open()).append(STREAM, 'any', events)).toEqual({ ...first, repeated: true });
  });
});

/** The event of a command of other content. */
function madeBy(who: string, event: EventToAppend): EventToAppend {
  return { ...event, metadata: { ...event.metadata, commandDigest: who } };
}

describe('the log of one installation', () => {
  it('shows nothing of what others write into the same log', async () => {
    const store = await network.open();
    await network.served.log.append(STREAM, 'any', exampleEvents(2));
    await network.served.log.append('other.stream-1', 'any', exampleEvents(3));
    await network.served.log.append('$settings', 'any', exampleEvents(1));
    const own = await wholeLog(network.served.log);
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
    await network.served.log.append(STREAM, 'any', exampleEvents(2));
    await network.served.log.append('other.stream-1', 'any', exampleEvents(3));
    const store = await network.open();
    const batches: StoredEvent[] = [];
    for await (const events of store.subscribe()) {
      batches.push(...events);
      if (batches.length === 2) setTimeout(() => void store.append(STREAM, 'any', exampleEvents(2)), 50);
      if (batches.length === 4) break;
    }
    expect(batches).toEqual(await store.readStream(STREAM));
  });
});
