import fc from 'fast-check';
import { MemoryEventStore } from '../memory/memory-event-store.ts';
import { foreignFromStore, foreignToStore, type ForeignEvent } from './foreign-event.ts';

const ID = '0198c2f0-0000-7000-8000-000000000001';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const event = (data: Uint8Array, isJson = true, metadata = utf8('{}')): ForeignEvent => ({
  id: ID,
  type: 'Registered',
  isJson,
  data,
  metadata,
});

/** Through a log and back. */
async function kept(given: ForeignEvent): Promise<ForeignEvent> {
  const store = new MemoryEventStore();
  await store.append('register-1', 'no-stream', [foreignToStore(given)]);
  const [stored] = await store.readStream('register-1');
  if (!stored) throw new Error('nothing was kept');
  const { id, type, isJson, data, metadata } = foreignFromStore(stored);
  return { id, type, isJson, data: new Uint8Array(data), metadata: new Uint8Array(metadata) };
}

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 12 }),
  fc.json({ maxDepth: 3 }).map(utf8),
  fc.string({ unit: 'grapheme' }).map(utf8),
  fc
    .constantFrom('{"$json":"1"}', '{"$base64":"x","$text":"y"}', '{"personal":1}', '{"__proto__":1}')
    .map(utf8),
  fc
    .constantFrom('12345678901234567890', '{"a":1.0}', '{"b":1,"a":2}', '{"a":1,"a":2}', '\u{feff}{}')
    .map(utf8),
  fc.constantFrom('{"a":-0}', '{"a":"\\ud800"}', ' {}', '', 'null', '{"10":1,"9":2}').map(utf8),
);

describe("an event of somebody else's", () => {
  it('comes back byte by byte, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, bytes, fc.boolean(), async (data, metadata, isJson) => {
        const given = event(new Uint8Array(data), isJson, new Uint8Array(metadata));
        expect(await kept(given)).toEqual(given);
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, Uint8Array, boolean, unknown]>([
    ['an object in canonical JSON', utf8('{"amount":1,"to":"x"}'), true, { amount: 1, to: 'x' }],
    ['an object in another order', utf8('{"to":"x","amount":1}'), true, { $json: '{"to":"x","amount":1}' }],
    ['a number', utf8('5'), true, { $json: '5' }],
    ['a text', utf8('0@register-1'), false, { $text: '0@register-1' }],
    ['bytes', Uint8Array.of(255, 0), false, { $base64: '/wA=' }],
  ])('stands readable in the log: %s', (_, data, isJson, expected) => {
    expect(foreignToStore(event(data, isJson)).data).toEqual(expected);
  });
});
