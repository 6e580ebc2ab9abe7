import {
  ANY,
  BACKWARDS,
  END,
  jsonEvent,
  NO_STREAM,
  type AppendExpectedRevision,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import { collected } from '../testing/collected.ts';
import { overStores } from '../testing/over-stores.ts';

const events = (count: number) =>
  Array.from({ length: count }, (_, index) => jsonEvent({ type: 'Registered', data: { index } }));

const revisions = async (read: ReturnType<EventStoreDBClient['readStream']>) =>
  (await collected(read)).map(({ event }) => Number(event?.revision));

overStores('a stream that is no application’s', (served) => {
  const gone = { type: 'stream-not-found', streamName: 'register-1' };

  it.each<[AppendExpectedRevision]>([[ANY], [NO_STREAM], [2n]])(
    'is deleted, and begun anew where it ended (expected %p)',
    async (expectedRevision) => {
      await served().client.appendToStream('register-1', events(3));
      await served().client.deleteStream('register-1', { expectedRevision: 2n });
      const client = await served().restart();
      await expect(collected(client.readStream('register-1'))).rejects.toMatchObject(gone);

      const again = await client.appendToStream('register-1', events(2), { expectedRevision });
      expect(again.nextExpectedRevision).toBe(4n);
      expect(await revisions(client.readStream('register-1'))).toEqual([3, 4]);
      expect(
        await revisions(client.readStream('register-1', { direction: BACKWARDS, fromRevision: END })),
      ).toEqual([4, 3]);
    },
  );

  it('is begun anew once, however often the append is repeated', async () => {
    const { client } = served();
    await client.appendToStream('register-1', events(2));
    await client.deleteStream('register-1');
    const first = events(1);
    const options = { expectedRevision: NO_STREAM } as const;
    const [one, other] = await Promise.all([
      client.appendToStream('register-1', first, options),
      client.appendToStream('register-1', first, options),
    ]);
    expect(one).toEqual(other);
    expect(await client.appendToStream('register-1', first, options)).toEqual(one);
    await expect(client.appendToStream('register-1', events(1), options)).rejects.toMatchObject({
      type: 'wrong-expected-version',
      actualVersion: 2n,
    });
    expect(await revisions(client.readStream('register-1'))).toEqual([2]);
  });

  it('is deleted only where it is expected to stand', async () => {
    const { client } = served();
    await client.appendToStream('register-1', events(3));
    const conflict = {
      type: 'wrong-expected-version',
      streamName: 'register-1',
      expectedVersion: 1n,
      actualVersion: 2n,
    };
    await expect(client.deleteStream('register-1', { expectedRevision: 1n })).rejects.toMatchObject(conflict);
    await expect(client.tombstoneStream('register-1', { expectedRevision: 1n })).rejects.toMatchObject(
      conflict,
    );
    await expect(client.deleteStream('register-2', { expectedRevision: 0n })).rejects.toMatchObject({
      actualVersion: 'no_stream',
    });
    expect(await revisions(client.readStream('register-1'))).toEqual([0, 1, 2]);
  });

  it('with a tombstone is gone for ever, for every call', async () => {
    await served().client.appendToStream('register-1', events(2));
    await served().client.tombstoneStream('register-1', { expectedRevision: 1n });
    const client = await served().restart();
    const deleted = { type: 'stream-deleted', streamName: 'register-1' };
    const credentials = { username: 'bank', password: 'secret' };
    await expect(collected(client.readStream('register-1'))).rejects.toMatchObject(deleted);
    await expect(collected(client.subscribeToStream('register-1'))).rejects.toMatchObject(deleted);
    await expect(client.appendToStream('register-1', events(1))).rejects.toMatchObject(deleted);
    await expect(client.appendToStream('register-1', events(1), { credentials })).rejects.toMatchObject(
      deleted,
    );
    await expect(client.deleteStream('register-1')).rejects.toMatchObject(deleted);
    await expect(client.tombstoneStream('register-1')).rejects.toMatchObject(deleted);
    await expect(client.setStreamMetadata('register-1', { maxCount: 2 })).rejects.toMatchObject({
      ...deleted,
      streamName: '$$register-1',
    });
    const all = await collected(client.readAll());
    expect(all.map(({ event }) => event?.type)).toEqual(['Registered', 'Registered', '$streamDeleted']);
  });

  it('has metadata, which cut it off where they say so', async () => {
    await served().client.appendToStream('register-1', events(6));
    await served().client.setStreamMetadata('register-1', { truncateBefore: 2, owner: 'bank' });
    const client = await served().restart();
    const { metadata } = await client.getStreamMetadata('register-1');
    expect(metadata).toEqual({ truncateBefore: 2, owner: 'bank' });
    expect(await revisions(client.readStream('register-1'))).toEqual([2, 3, 4, 5]);
    expect(await revisions(client.readStream('register-1', { maxCount: 1 }))).toEqual([2]);

    await client.setStreamMetadata('register-1', { maxCount: 3 });
    expect(await revisions(client.readStream('register-1'))).toEqual([3, 4, 5]);
    const backwards = { direction: BACKWARDS, fromRevision: END, maxCount: 10 } as const;
    expect(await revisions(client.readStream('register-1', backwards))).toEqual([5, 4, 3]);
    await client.appendToStream('register-1', events(1));
    expect(await revisions(client.readStream('register-1'))).toEqual([4, 5, 6]);
  });

  it('does not show what is older than it should be', async () => {
    const { client, store } = served();
    const [old] = events(1);
    await client.appendToStream('register-1', old ?? []);
    const [kept] = await store.readStream('register-1');
    if (!kept) throw new Error('nothing was kept');
    const { id: _, ...event } = kept;
    const recordedAt = '2024-01-01T00:00:00.000Z';
    await store.append('register-2', 'any', [
      { ...event, id: '0198c2f0-0000-7000-8000-000000000001', recordedAt },
    ]);
    await client.appendToStream('register-2', events(1));
    await client.setStreamMetadata('register-2', { maxAge: 3_600 });
    expect(await revisions(client.readStream('register-2'))).toEqual([1]);
  });

  it('may have metadata before it has events', async () => {
    const { client } = served();
    await client.setStreamMetadata('register-1', { maxCount: 1 });
    await expect(collected(client.readStream('register-1'))).rejects.toMatchObject(gone);
    await client.appendToStream('register-1', events(3), { expectedRevision: NO_STREAM });
    expect(await revisions(client.readStream('register-1'))).toEqual([2]);
  });
});
