/** A value that JSON can hold without loss. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** An object as it stands in an event: read only, of unknown shape to whoever does not know its type. */
export type JsonObject = Readonly<Record<string, unknown>>;
