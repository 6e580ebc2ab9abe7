import type { EventToAppend } from '#libs/contract';
import type { ExpectedRevision } from '../event-store.ts';
import { exampleEvent, exampleEvents, OTHER_STREAM, STREAM, wholeLog } from './example-events.ts';
import { eachWithStore, type OpenStore } from './store-under-test.ts';

export function appending(open: OpenStore): void {
  describe('appending', () => {
    const store = eachWithStore(open);

    it('gives events their revisions, positions and time, and changes nothing else', async () => {
      const first = exampleEvent({ data: { amount: 1 } });
      const second = exampleEvent({ personal: { name: 'Айгүл' } });
      const result = await store().append(STREAM, 'no-stream', [first, second]);

      expect(result).toMatchObject({ revision: 1, repeated: false });
      expect(result.events).toMatchObject([
        { ...first, stream: STREAM, revision: 0 },
        { ...second, stream: STREAM, revision: 1 },
      ]);
      expect(result.position).toBe(result.events[1]?.position);
      expect(new Date(result.events[0]?.recordedAt ?? '').toISOString()).toBe(result.events[0]?.recordedAt);
      expect(await store().readStream(STREAM)).toEqual(result.events);
    });

    it.each<[ExpectedRevision, ExpectedRevision | 'as it is']>([
      ['no-stream', 0],
      [0, 'as it is'],
      [1, 0],
      ['any', 'as it is'],
    ])('expecting %p of a stream of one event: %p', async (expected, answer) => {
      await store().append(STREAM, 'no-stream', exampleEvents(1));
      const append = store().append(STREAM, expected, exampleEvents(1));
      if (answer === 'as it is') await expect(append).resolves.toMatchObject({ revision: 1 });
      else
        await expect(append).rejects.toMatchObject({ name: 'WrongRevisionError', expected, actual: answer });
      expect(await wholeLog(store())).toHaveLength(answer === 'as it is' ? 2 : 1);
    });

    it('keeps the instant at which an event was recorded elsewhere', async () => {
      const recordedAt = '2024-05-06T07:08:09.123Z';
      const { events } = await store().append(STREAM, 'any', [
        { ...exampleEvent(), recordedAt },
        exampleEvent(),
      ]);
      expect(events[0]?.recordedAt).toBe(recordedAt);
      expect(events[1]?.recordedAt).not.toBe(recordedAt);
      expect(await store().readStream(STREAM)).toEqual(events);
    });

    it('names -1 as the revision of a stream that does not exist', async () => {
      const append = store().append(STREAM, 4, exampleEvents(1));
      await expect(append).rejects.toMatchObject({ name: 'WrongRevisionError', stream: STREAM, actual: -1 });
    });

    it('lets one of many win that expect the same', async () => {
      const attempts = Array.from({ length: 20 }, () =>
        store().append(STREAM, 'no-stream', exampleEvents(2)),
      );
      const outcomes = await Promise.allSettled(attempts);
      const winners = outcomes.filter(({ status }) => status === 'fulfilled');
      expect(winners).toHaveLength(1);
      expect(await store().readStream(STREAM)).toHaveLength(2);
    });

    it('refuses what no log can hold, and says so to that caller alone', async () => {
      const twice = exampleEvent();
      const refused = [
        store().append(STREAM, 'any', []),
        store().append(STREAM, 'any', [twice, twice]),
        store().append('', 'any', exampleEvents(1)),
        store().append(STREAM, 'any', [exampleEvent({ data: { amount: Number.NaN } })]),
        store().append(STREAM, -2, exampleEvents(1)),
        store().append(STREAM, 'any', [exampleEvent({ data: { personal: { name: 'Айгүл' } } })]),
        store().append(STREAM, 'any', [{ ...exampleEvent(), recordedAt: '2026-02-30' }]),
        store().append(STREAM, 'any', [{ ...exampleEvent(), recordedAt: '2026-03-02T09:30:00+05:00' }]),
      ];
      const good = store().append(STREAM, 'any', exampleEvents(1));
      for (const append of refused) await expect(append).rejects.toMatchObject({ code: 'invalid-data' });
      await expect(good).resolves.toMatchObject({ revision: 0 });
      expect(await wholeLog(store())).toHaveLength(1);
    });
  });

  repeating(open);
}

function repeating(open: OpenStore): void {
  describe('repeating an append', () => {
    const store = eachWithStore(open);

    it.each<ExpectedRevision>([0, 'any'])(
      'gives the first answer again, also much later (expected %p)',
      async (expected) => {
        await store().append(STREAM, 'no-stream', exampleEvents(1));
        const events = [exampleEvent({ personal: { name: 'Айгүл' } }), exampleEvent()];
        const first = await store().append(STREAM, expected, events);
        await store().append(STREAM, 'any', exampleEvents(3));

        expect(await store().append(STREAM, expected, events)).toEqual({ ...first, repeated: true });
        expect(await store().readStream(STREAM)).toHaveLength(6);
      },
    );

    it('while the first is still under way gives both the same place', async () => {
      const events = exampleEvents(2);
      const [one, other] = await Promise.all([
        store().append(STREAM, 'no-stream', events),
        store().append(STREAM, 'no-stream', events),
      ]);
      expect(one.repeated).not.toBe(other.repeated);
      expect(one.events).toEqual(other.events);
      expect(await wholeLog(store())).toHaveLength(2);
    });

    it.each<[string, string, ExpectedRevision, (events: EventToAppend[]) => EventToAppend[]]>([
      ['another stream', OTHER_STREAM, 'any', (events) => events],
      ['another place', STREAM, 1, (events) => events],
      ['another order', STREAM, 'any', (events) => events.toReversed()],
      ['new company', STREAM, 'any', (events) => [...events, exampleEvent()]],
      ['new company before it', STREAM, 'any', (events) => [exampleEvent(), ...events]],
    ])('in %s is refused', async (_, stream, expected, changed) => {
      const events = exampleEvents(2);
      await store().append(STREAM, 'no-stream', events);
      await expect(store().append(stream, expected, changed(events))).rejects.toMatchObject({
        name: 'EventIdTakenError',
        stream: STREAM,
        eventId: expect.stringMatching(events.map(({ id }) => id).join('|')),
      });
      expect(await wholeLog(store())).toHaveLength(2);
    });
  });
}
