import { canonicalJson, type EventMetadata, type EventToAppend, type JsonObject } from '#libs/contract';

/** An event of somebody else's stream, as EventStoreDB's protocol carries it: bytes, said to be JSON or not. */
export interface ForeignEvent {
  readonly id: string;
  readonly type: string;
  /** What its writer says of the data; nobody has checked it. */
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/**
 * Bytes as they stand in an event of ours. Canonical JSON of an object stands as it is; all else under one of these
 * marks, so that every byte comes back as it was given:
 * - `$json`: a text that is said to be JSON (an array, a number, other spacing, other order of members, or none at all);
 * - `$text`: another text in UTF-8;
 * - `$base64`, `$json64`: bytes that are no UTF-8, the latter said to be JSON.
 */
type Marked = { readonly [Mark in (typeof MARKS)[number]]?: string };
const MARKS = ['$json', '$text', '$base64', '$json64'] as const;

/** The event as the log keeps it. Its metadata are whatever its writer gave, not what events of ours say. */
export function foreignToStore({ id, type, isJson, data, metadata }: ForeignEvent): EventToAppend {
  return {
    id,
    type,
    data: marked(data, isJson),
    metadata: marked(metadata, true) as unknown as EventMetadata,
  };
}

/** The event that `foreignToStore` was given. */
export function foreignFromStore({ id, type, data, metadata }: EventToAppend): ForeignEvent {
  return {
    id,
    type,
    isJson: !(isMarked(data, '$text') || isMarked(data, '$base64')),
    data: unmarked(data),
    metadata: unmarked(metadata as unknown as JsonObject),
  };
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function marked(bytes: Uint8Array, isJson: boolean): JsonObject {
  const text = textOf(bytes);
  if (text === undefined) {
    const base64 = Buffer.from(bytes).toString('base64');
    return isJson ? { $json64: base64 } : { $base64: base64 };
  }
  if (!isJson) return { $text: text };
  return plainObject(text) ?? { $json: text };
}

/** The object that a text is the canonical JSON of, unless it could be taken for a mark or for personal data. */
function plainObject(text: string): JsonObject | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value = JSON.parse(text) as JsonObject;
    const reserved = Object.hasOwn(value, 'personal') || MARKS.some((mark) => Object.hasOwn(value, mark));
    return !reserved && canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

function unmarked(content: JsonObject): Uint8Array {
  const { $json, $text, $base64, $json64 }: Marked = content;
  const base64 = $base64 ?? $json64;
  if (base64 !== undefined) return Buffer.from(base64, 'base64');
  return Buffer.from($json ?? $text ?? canonicalJson(content), 'utf8');
}

const isMarked = (content: JsonObject, mark: keyof Marked) => Object.hasOwn(content, mark);

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}
