import { exampleEvent, exampleEvents, OTHER_STREAM, STREAM, wholeLog } from './example-events.ts';
import type { StreamReading } from '../event-store.ts';
import { eachWithStore, withStore, type OpenStore } from './store-under-test.ts';

export function reading(open: OpenStore): void {
  describe('reading', () => {
    const store = eachWithStore(open);

    it('finds nothing in an empty log', async () => {
      expect(await store().head()).toBe(0n);
      expect(await store().readAll()).toEqual([]);
      expect(await store().readStream(STREAM)).toEqual([]);
    });

    it('gives data back as they were, personal data apart', async () => {
      const data = {
        text: 'Қадам, "step"\n\u2028😀',
        numbers: [0.1, -5, 1e21],
        nothing: null,
        deep: { yes: true },
      };
      const personal = { iin: '850101300018', names: ['Әлия'] };
      await store().append(STREAM, 'any', [exampleEvent({ data, personal }), exampleEvent()]);

      const [withPersonal, without] = await store().readStream(STREAM);
      expect(withPersonal).toMatchObject({ data, personal });
      expect(without).not.toHaveProperty('personal');
    });

    it('of a stream begins at a revision and ends at a limit', async () => {
      await store().append(STREAM, 'any', exampleEvents(5));
      await store().append(OTHER_STREAM, 'any', exampleEvents(2));
      const revisions = async (options: { from?: number; limit?: number }) =>
        (await store().readStream(STREAM, options)).map(({ revision }) => revision);

      expect(await revisions({})).toEqual([0, 1, 2, 3, 4]);
      expect(await revisions({ from: 2 })).toEqual([2, 3, 4]);
      expect(await revisions({ from: 1, limit: 2 })).toEqual([1, 2]);
      expect(await revisions({ from: 5 })).toEqual([]);
    });

    it('of the whole log gives every stream in one order, whatever the page', async () => {
      await store().append(STREAM, 'any', exampleEvents(3));
      await store().append(OTHER_STREAM, 'any', exampleEvents(2));
      await store().append(STREAM, 'any', exampleEvents(2));

      const log = await wholeLog(store());
      expect(log.map(({ stream, revision }) => [stream === STREAM, revision])).toEqual([
        [true, 0], [true, 1], [true, 2], [false, 0], [false, 1], [true, 3], [true, 4],
      ]); // prettier-ignore
      expect(await wholeLog(store(), 2)).toEqual(log);
      expect(await store().head()).toBe(log.at(-1)?.position);
      expect(await store().readAll({ after: 1n << 70n })).toEqual([]);
    });

    it('of a stream backwards begins at its end or at a revision', async () => {
      await store().append(STREAM, 'any', exampleEvents(5));
      await store().append(OTHER_STREAM, 'any', exampleEvents(2));
      const revisions = async (options: StreamReading) =>
        (await store().readStream(STREAM, { ...options, backwards: true })).map(({ revision }) => revision);

      expect(await revisions({})).toEqual([4, 3, 2, 1, 0]);
      expect(await revisions({ limit: 2 })).toEqual([4, 3]);
      expect(await revisions({ from: 2 })).toEqual([2, 1, 0]);
      expect(await revisions({ from: 9, limit: 1 })).toEqual([4]);
      expect(await revisions({ from: -1 })).toEqual([]);
      expect(await store().readStream('qadam.unknown-1', { backwards: true })).toEqual([]);
    });

    it('of the whole log backwards gives the same order the other way round', async () => {
      await store().append(STREAM, 'any', exampleEvents(3));
      await store().append(OTHER_STREAM, 'any', exampleEvents(2));
      const log = await wholeLog(store());

      expect(await store().readAll({ backwards: true })).toEqual(log.toReversed());
      expect(await store().readAll({ backwards: true, limit: 2 })).toEqual(log.slice(3).toReversed());
      const before = log[3]?.position ?? 0n;
      expect(await store().readAll({ backwards: true, before })).toEqual(log.slice(0, 3).toReversed());
      expect(await store().readAll({ backwards: true, before: 0n })).toEqual([]);
    });

    it('refuses pages that are none', async () => {
      await expect(store().readAll({ limit: 0 })).rejects.toMatchObject({ code: 'invalid-data' });
      await expect(store().readStream(STREAM, { limit: 0.5 })).rejects.toMatchObject({
        code: 'invalid-data',
      });
    });

    it('is over when the store is closed; what was under way is done', async () => {
      const append = store().append(STREAM, 'any', exampleEvents(1));
      await store().close();
      await store().close();
      await expect(append).resolves.toMatchObject({ revision: 0 });

      const refusal = { code: 'store-unavailable' };
      await expect(store().append(STREAM, 'any', exampleEvents(1))).rejects.toMatchObject(refusal);
      await expect(store().readStream(STREAM)).rejects.toMatchObject(refusal);
      await expect(store().readAll()).rejects.toMatchObject(refusal);
      await expect(store().head()).rejects.toMatchObject(refusal);
      expect(() => store().subscribe()).toThrow(expect.objectContaining(refusal));
    });
  });

  it('keeps the log over a restart', async () => {
    const { store, reopen } = await open();
    await store.append(STREAM, 'any', exampleEvents(3));
    const before = await wholeLog(store);
    if (!reopen) return store.close();

    const again = await reopen();
    expect(await wholeLog(again)).toEqual(before);
    await expect(again.append(STREAM, 2, exampleEvents(1))).resolves.toMatchObject({ revision: 3 });
    return again.close();
  });

  it('is not changed through objects that it took or gave', async () => {
    await withStore(open, async (store) => {
      const data = { documents: ['birth-certificate'] };
      await store.append(STREAM, 'any', [exampleEvent({ data })]);
      data.documents.push('lease');
      const [given] = await store.readStream(STREAM);
      Object.assign(given?.data ?? {}, { documents: [] });
      expect((await store.readStream(STREAM))[0]?.data).toEqual({ documents: ['birth-certificate'] });
    });
  });
}
