export type Schema = Readonly<Record<string, unknown>>;

export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
export const listOf = (items: Schema): Schema => ({ type: 'array', items });

/** An object of which all properties are there, but for the optional ones. */
export const object = (
  properties: Record<string, Schema>,
  optional: Record<string, Schema> = {},
): Schema => ({
  type: 'object',
  required: Object.keys(properties),
  properties: { ...properties, ...optional },
});

/** A page of a list. */
export const page = (item: string) =>
  object({
    items: listOf(ref(item)),
    next: { type: ['string', 'null'], description: 'Cursor of the next page.' },
  });

/** A schema whose value may be null. */
export const nullable = (schema: Schema): Schema => ({ oneOf: [schema, { type: 'null' }] });
