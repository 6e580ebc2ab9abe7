import type { Schema } from './schema-parts.ts';

export const text: Schema = { type: 'string' };
export const textOrNull: Schema = { type: ['string', 'null'] };
export const number: Schema = { type: 'integer' };
export const boolean: Schema = { type: 'boolean' };
export const instant: Schema = { type: 'string', format: 'date-time' };
export const day: Schema = { type: 'string', format: 'date' };
export const uuid: Schema = { type: 'string', format: 'uuid' };
export const position: Schema = {
  type: 'string',
  pattern: '^\\d+$',
  description: 'Order over all steps; pass it on as `after`.',
};
export const anyObject: Schema = { type: 'object' };
