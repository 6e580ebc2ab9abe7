import { BACKWARDS, binaryEvent, END, START, streamNameFilter } from '@eventstore/db-client';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { exampleEvents, STREAM } from '../../contract/example-events.ts';
import { collected } from '../testing/collected.ts';
import { overStores } from '../testing/over-stores.ts';

const revisions = async (read: ReturnType<EventStoreDBClient['readStream']>) =>
  (await collected(read)).map(({ event }) => Number(event?.revision));
const positions = async (read: ReturnType<EventStoreDBClient['readAll']>) =>
  (await collected(read)).map(({ event }) => Number(event?.position?.commit));

overStores('reading by the endpoint', (served) => {
  it('of a stream begins at either end or at a revision, and ends at a limit', async () => {
    await served().store.append(STREAM, 'any', exampleEvents(6));
    const { client } = served();
    const backwards = { direction: BACKWARDS } as const;
    expect(await revisions(client.readStream(STREAM))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await revisions(client.readStream(STREAM, { fromRevision: 2n, maxCount: 3 }))).toEqual([2, 3, 4]);
    expect(await revisions(client.readStream(STREAM, { fromRevision: 9n }))).toEqual([]);
    expect(await revisions(client.readStream(STREAM, { fromRevision: END }))).toEqual([]);
    expect(await revisions(client.readStream(STREAM, { ...backwards, fromRevision: END }))).toEqual([
      5, 4, 3, 2, 1, 0,
    ]);
    expect(
      await revisions(client.readStream(STREAM, { ...backwards, fromRevision: 3n, maxCount: 2 })),
    ).toEqual([3, 2]);
    expect(
      await revisions(client.readStream(STREAM, { ...backwards, fromRevision: 99n, maxCount: 1 })),
    ).toEqual([5]);
    expect(await revisions(client.readStream(STREAM, { ...backwards, fromRevision: START }))).toEqual([0]);
  });

  it('of a stream that is not there says so', async () => {
    for (const direction of ['forwards', BACKWARDS] as const) {
      const read = served().client.readStream('register-9', {
        direction,
        fromRevision: direction === BACKWARDS ? END : START,
      });
      await expect(collected(read)).rejects.toMatchObject({
        type: 'stream-not-found',
        streamName: 'register-9',
      });
    }
  });

  it('of the whole log begins at either end or at a position, and ends at a limit', async () => {
    await served().store.append(STREAM, 'any', exampleEvents(4));
    await served().store.append('register-1', 'any', exampleEvents(2));
    const { client } = served();
    const fromPosition = { commit: 4n, prepare: 4n };
    const backwards = { direction: BACKWARDS } as const;
    expect(await positions(client.readAll())).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await positions(client.readAll({ fromPosition, maxCount: 2 }))).toEqual([4, 5]);
    expect(await positions(client.readAll({ fromPosition: END }))).toEqual([]);
    expect(await positions(client.readAll({ ...backwards, fromPosition: END }))).toEqual([6, 5, 4, 3, 2, 1]);
    expect(await positions(client.readAll({ ...backwards, fromPosition, maxCount: 2 }))).toEqual([3, 2]);
    expect(await positions(client.readAll({ ...backwards, fromPosition: START }))).toEqual([]);
  });

  it('of many events gives them all, in both directions', async () => {
    const { client, store } = served();
    for (let index = 0; index < 4; index += 1) await store.append(STREAM, 'any', exampleEvents(400));
    const expected = Array.from({ length: 1_600 }, (_, index) => index);
    expect(await revisions(client.readStream(STREAM))).toEqual(expected);
    expect(await revisions(client.readStream(STREAM, { direction: BACKWARDS, fromRevision: END }))).toEqual(
      expected.toReversed(),
    );
    expect(await positions(client.readAll({ maxCount: 1_501 }))).toHaveLength(1_501);
  });

  it.each(['(a+)+$', '(a|b)*c', '(a)\\1', '(?=a)b', 'a*a*a*a*b', '[', 'a'.repeat(300)])(
    'refuses a filter that could take too long or is none: %s',
    async (regex) => {
      const subscription = served().client.subscribeToAll({ filter: streamNameFilter({ regex }) });
      await expect(collected(subscription)).rejects.toThrow('pattern');
    },
  );

  it('follows links where that is wanted', async () => {
    await served().store.append(STREAM, 'any', exampleEvents(2));
    const { client } = served();
    const link = (text: string) => binaryEvent({ type: '$>', data: Buffer.from(text) });
    await client.appendToStream('register-1', [link(`1@${STREAM}`), link(`7@${STREAM}`), link('nowhere')]);
    const resolved = await collected(client.readStream('register-1', { resolveLinkTos: true }));
    expect(resolved).toMatchObject([
      { event: { streamId: STREAM, revision: 1n }, link: { streamId: 'register-1', revision: 0n } },
      { link: { revision: 1n } },
      { link: { revision: 2n } },
    ]);
    expect(resolved[1]?.event).toBeUndefined();
    const [plain] = await collected(client.readStream('register-1', { maxCount: 1 }));
    expect(plain).toMatchObject({ event: { streamId: 'register-1' } });
    expect(plain?.link).toBeUndefined();
  });
});
