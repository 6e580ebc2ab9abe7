import type { StoredEvent } from '#libs/contract';
import { exampleEvent } from '../contract/example-events.ts';
import { LogWindow } from './log-window.ts';

const eventAt = (position: bigint): StoredEvent => ({
  ...exampleEvent(),
  stream: 'qadam.one',
  revision: 0,
  position,
  recordedAt: '2026-03-02T09:30:00.000Z',
});

describe('the window on the newest events', () => {
  it('gives what the log has after a position, or says that it does not reach so far', async () => {
    const { default: fc } = await import('fast-check');
    const gaps = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 60 });
    const cases = fc.record({ start: fc.nat(5), gaps, length: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(cases, fc.nat(120), fc.integer({ min: 1, max: 8 }), (drawn, after, limit) => {
        const window = new LogWindow(BigInt(drawn.start), drawn.length);
        const log: StoredEvent[] = [];
        let position = BigInt(drawn.start);
        for (const gap of drawn.gaps) {
          position += BigInt(gap);
          const event = eventAt(position);
          // A gap of nothing is an event that comes twice.
          expect(window.add(event)).toBe(gap > 0);
          if (gap > 0) log.push(event);
        }
        const page = window.page(BigInt(after), limit);
        const wanted = log.filter((event) => event.position > BigInt(after)).slice(0, limit);
        expect(page ?? wanted).toEqual(wanted);
        expect(window.end).toBe(position);
        // Never more than twice its length behind the end.
        const oldest = log.at(-2 * drawn.length);
        const before = oldest !== undefined && oldest.position > BigInt(after);
        expect(before && page !== undefined).toBe(false);
      }),
    );
  });

  it('keeps at least its length', () => {
    const window = new LogWindow(0n, 5);
    for (let position = 1n; position <= 100n; position += 1n) window.add(eventAt(position));
    expect(window.page(95n, 10)?.map(({ position }) => position)).toEqual([96n, 97n, 98n, 99n, 100n]);
    expect(window.page(89n, 10)).toBeUndefined();
  });
});
