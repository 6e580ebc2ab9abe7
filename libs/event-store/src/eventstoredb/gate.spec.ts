import { Gate } from './gate.ts';

describe('a gate', () => {
  it('lets so many through at a time and all in the end, in their order, also past those that fail', async () => {
    const gate = new Gate(3);
    let inside = 0;
    let most = 0;
    const order: number[] = [];
    const passing = Array.from({ length: 20 }, (_, index) =>
      gate.through(async () => {
        order.push(index);
        inside += 1;
        most = Math.max(most, inside);
        await new Promise(setImmediate);
        inside -= 1;
        if (index % 4 === 0) throw new Error('refused');
      }),
    );
    const outcomes = await Promise.allSettled(passing);
    expect(most).toBe(3);
    expect(order).toEqual(passing.map((_, index) => index));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(5);
  });
});
