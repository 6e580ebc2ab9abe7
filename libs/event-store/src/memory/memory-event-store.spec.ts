import { eventStoreContract } from '../contract-suite.ts';
import { exampleEvents, wholeLog } from '../contract/example-events.ts';
import { MemoryEventStore } from './memory-event-store.ts';

eventStoreContract('the log in memory', async () => ({ store: new MemoryEventStore() }), {
  callsInOrder: true,
});

describe('the log in memory', () => {
  it('counts positions without a gap and tells the time by the given clock', async () => {
    const store = new MemoryEventStore({ now: () => new Date('2026-03-02T09:30:00.123Z') });
    await store.append('one', 'any', exampleEvents(2));
    await expect(store.append('one', 'no-stream', exampleEvents(1))).rejects.toThrow('stands at revision 1');
    await store.append('two', 'any', exampleEvents(1));
    const log = await wholeLog(store);
    expect(log.map(({ position }) => position)).toEqual([1n, 2n, 3n]);
    expect(log[0]?.recordedAt).toBe('2026-03-02T09:30:00.123Z');
  });
});
