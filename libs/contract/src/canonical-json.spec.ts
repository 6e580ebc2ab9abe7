import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { canonicalJson } from './canonical-json.ts';

const vectors = fileURLToPath(new URL('../../../../shared/realdata/jcs/', import.meta.url));

describe('canonical JSON', () => {
  it('sorts keys at every depth and leaves out undefined members', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: undefined, A: null })).toBe(
      '{"A":null,"b":[{"c":2,"d":1}]}',
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 0, '\ud800'])('refuses %p', (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  });

  const present = existsSync(vectors);
  if (!present) console.warn(`SKIPPED: the RFC 8785 vectors are not at ${vectors}`);
  (present ? it.each(readdirSync(`${vectors}input`)) : it.skip.each(['absent']))(
    'writes the RFC 8785 vector %s',
    (name) => {
      const input: unknown = JSON.parse(readFileSync(`${vectors}input/${name}`, 'utf8'));
      expect(canonicalJson(input)).toBe(readFileSync(`${vectors}output/${name}`, 'utf8').trim());
    },
  );
});
