export type Schema = Readonly<Record<string, unknown>>;

export const text: Schema = { type: 'string' };
export const number: Schema = { type: 'integer' };
export const instant: Schema = { type: 'string', format: 'date-time' };
export const day: Schema = { type: 'string', format: 'date' };
export const uuid: Schema = { type: 'string', format: 'uuid' };
export const position: Schema = {
  type: 'string',
  pattern: '^\\d+$',
  description: 'Order over all steps; pass it on as `after`.',
};
export const anyObject: Schema = { type: 'object' };

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
