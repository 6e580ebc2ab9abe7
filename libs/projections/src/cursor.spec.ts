import * as fc from 'fast-check';
import { decodeCursor, encodeCursor } from './cursor.ts';

describe('a cursor', () => {
  it('gives back the key of the filter that it was made for, in whatever order its fields stand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer(), (text, number) => {
        const cursor = encodeCursor({ state: 'issued', office: 'almaty-1' }, [text, number]);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(decodeCursor({ office: 'almaty-1', state: 'issued' }, cursor, ['', 0])).toEqual([
          text,
          number,
        ]);
      }),
    );
  });

  it('is refused when it has no key of that shape, or anybody else has written it', () => {
    const foreign = fc.oneof(
      fc.string(),
      fc.base64String(),
      fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
      fc.constant(encodeCursor({}, ['a'])),
      fc.constant(encodeCursor({}, ['a', 'b'])),
      fc.constant(encodeCursor({ state: 'issued' }, ['a', 1])),
    );
    fc.assert(
      fc.property(foreign, (cursor) => {
        expect(() => decodeCursor({}, cursor, ['', 0])).toThrow(
          expect.objectContaining({ code: 'unknown-cursor' }),
        );
      }),
    );
  });
});
