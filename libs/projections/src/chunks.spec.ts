import * as fc from 'fast-check';
import { chunksOf } from './chunks.ts';

describe('portions of rows', () => {
  it('have every row once and in order, within what a statement can take, in few lengths', () => {
    const rows = fc.nat({ max: 500 }).map((count) => Array.from({ length: count }, (_, index) => index));
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 40_000 }), (all, parameters) => {
        const chunks = [...chunksOf(all, parameters)];
        expect(chunks.flat()).toEqual(all);
        for (const { length } of chunks) {
          expect([1, 2, 4, 8, 16, 32, 64]).toContain(length);
          expect(length === 1 || length * parameters <= 32_766).toBe(true);
        }
      }),
    );
  });

  it('are few', () => {
    const lengths = [...chunksOf(Array.from({ length: 250 }), 19)].map(({ length }) => length);
    expect(lengths).toEqual([64, 64, 64, 32, 16, 8, 2]);
  });
});
