import type { StoredEvent } from '#libs/contract';
import type { EventStore } from '../event-store.ts';
import { exampleEvents, OTHER_STREAM, STREAM, wholeLog } from './example-events.ts';
import { eachWithStore, PATIENCE_MS, withStore, type OpenStore } from './store-under-test.ts';

const STREAMS = [STREAM, OTHER_STREAM, `${STREAM}-3`];

export function subscribing(open: OpenStore): void {
  describe('a subscription', () => {
    const store = eachWithStore(open);

    it('gives what is there in batches, then what comes', async () => {
      await store().append(STREAM, 'any', exampleEvents(5));
      const seen: number[] = [];
      for await (const batch of store().subscribe({ batch: 2 })) {
        expect(batch.length).toBeLessThanOrEqual(2);
        seen.push(...batch.map(({ revision }) => revision));
        if (seen.length === 5) void store().append(STREAM, 'any', exampleEvents(2));
        if (seen.length === 7) break;
      }
      expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6]);
    });

    it('ends when it is aborted: before it begins, between batches, while it waits', async () => {
      await store().append(STREAM, 'any', exampleEvents(3));
      expect(await counted(store(), { signal: AbortSignal.abort() })).toBe(0);

      const between = new AbortController();
      expect(await counted(store(), { signal: between.signal, batch: 1 }, () => between.abort())).toBe(1);

      const waiting = new AbortController();
      const following = counted(store(), { signal: waiting.signal }, () =>
        setTimeout(() => waiting.abort(), 20),
      );
      expect(await following).toBe(3);
    });

    it('ends when the store is closed, for all who wait', async () => {
      await store().append(STREAM, 'any', exampleEvents(2));
      const all = Array.from({ length: 50 }, () => counted(store(), {}));
      setTimeout(() => void store().close(), 20);
      expect(await Promise.all(all)).toEqual(all.map(() => 2));
    });

    it('of a slow reader holds up neither appends nor other readers', async () => {
      const slow = store().subscribe({ batch: 1 })[Symbol.asyncIterator]();
      await store().append(STREAM, 'any', exampleEvents(1));
      await slow.next();
      for (let index = 0; index < 20; index += 1) await store().append(STREAM, 'any', exampleEvents(1));
      expect(await collected(store(), 0n, 21)).toEqual(await wholeLog(store()));
      await slow.return?.();
    });
  });

  it(
    'a subscription from any position neither loses nor repeats an event while many append',
    async () => {
      const { default: fc } = await import('fast-check');
      const writer = fc.array(
        fc.record({ stream: fc.constantFrom(...STREAMS), events: fc.integer({ min: 1, max: 3 }) }),
        {
          maxLength: 8,
        },
      );
      const seam = fc.record({
        before: fc.integer({ min: 0, max: 12 }),
        from: fc.integer({ min: 0, max: 12 }),
        batch: fc.integer({ min: 1, max: 7 }),
        writers: fc.array(writer, { minLength: 1, maxLength: 6 }),
      });
      await fc.assert(
        fc.asyncProperty(seam, (drawn) => withStore(open, (store) => seamHolds(store, drawn))),
        { numRuns: 30 },
      );
    },
    PATIENCE_MS,
  );
}

interface Seam {
  readonly before: number;
  readonly from: number;
  readonly batch: number;
  readonly writers: readonly (readonly { stream: string; events: number }[])[];
}

/** Subscribes somewhere in a log while writers add to it, and compares with what is there in the end. */
async function seamHolds(store: EventStore, { before, from, batch, writers }: Seam): Promise<void> {
  if (before > 0) await store.append(STREAM, 'any', exampleEvents(before));
  const after = (await wholeLog(store))[Math.min(from, before) - 1]?.position ?? 0n;
  const total = writers.flat().reduce((sum, { events }) => sum + events, 0);
  const expected = before - Math.min(from, before) + total;

  const following = collected(store, after, expected, batch);
  await Promise.all(
    writers.map(async (appends) => {
      for (const { stream, events } of appends) await store.append(stream, 'any', exampleEvents(events));
    }),
  );
  const seen = await following;
  expect(seen).toEqual((await wholeLog(store)).filter(({ position }) => position > after));
}

/** The first so many events after a position, as a subscription gives them. */
async function collected(store: EventStore, after: bigint, count: number, batch = 3): Promise<StoredEvent[]> {
  const seen: StoredEvent[] = [];
  if (count === 0) return seen;
  for await (const events of store.subscribe({ after, batch })) {
    expect(events.length).toBeLessThanOrEqual(batch);
    seen.push(...events);
    if (seen.length >= count) break;
  }
  return seen;
}

async function counted(
  store: EventStore,
  options: { signal?: AbortSignal; batch?: number },
  onBatch: () => void = () => {},
): Promise<number> {
  let count = 0;
  for await (const events of store.subscribe(options)) {
    count += events.length;
    onBatch();
  }
  return count;
}
