import { STATUS } from '../http/problems.ts';
import type { ErrorCode } from '#libs/contract';
import { ref } from './schema-parts.ts';

/** A part of an OpenAPI document. */
export type Node = Readonly<Record<string, unknown>>;

/** What a caller may be told instead, by error code. */
export const refusals = (...codes: ErrorCode[]): Node => refusalsBy((code) => STATUS[code], codes);

/** The same where one asks: an office that is not known stands in the address, so it is not found. */
export const refusalsOfGet = (...codes: ErrorCode[]): Node =>
  refusalsBy((code) => (code === 'unknown-office' ? 404 : STATUS[code]), codes);

function refusalsBy(statusOf: (code: ErrorCode) => number, codes: readonly ErrorCode[]): Node {
  const byStatus = Map.groupBy(codes, (code) => String(statusOf(code)));
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      { description: same.join(', '), content: { 'application/problem+json': { schema: ref('Problem') } } },
    ]),
  );
}

export const json = (description: string, schema: Node, headers?: Node, example?: unknown): Node => ({
  description,
  ...(headers && { headers }),
  content: { 'application/json': { schema, ...(example !== undefined && { example }) } },
});

const textHeader = (description: string): Node => ({ description, schema: { type: 'string' } });

export const ETAG = { ETag: textHeader('The revision in quotes.') };
export const COMMAND_HEADERS = {
  ...ETAG,
  'Idempotent-Replayed': textHeader(
    '`true` where this is the answer to an earlier request with the same key.',
  ),
};
export const CREATED_HEADERS = {
  ...COMMAND_HEADERS,
  Location: textHeader('Where the new application is found.'),
};

export const pathParameter = (name: string, description: string): Node => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});

export const IDEMPOTENCY_KEY: Node = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'The same key with the same content gets the first answer again; with other content 422.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

export const IF_MATCH: Node = {
  name: 'If-Match',
  in: 'header',
  description: 'ETag that the application must still have, else 412.',
  schema: { type: 'string' },
  example: '"0"',
};
