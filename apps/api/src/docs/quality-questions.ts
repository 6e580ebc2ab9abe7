import type { ErrorCode } from '#libs/contract';
import { refusalsOfGet, type Node } from './operation.ts';
import { queryParameters } from './query-parameters.ts';

const MEANINGS: Readonly<Record<string, string>> = {
  period: 'A month, a quarter or a year: `2012-05`, `2012-Q2`, `2012`; or else `from` and `to`.',
  from: 'First month, YYYY-MM.',
  to: 'Last month, YYYY-MM.',
  by: 'What each line is of.',
  unit: '`month` by default.',
  counted: 'Only those that count for the numerator, or only those that do not.',
  format: 'As CSV; goes before the header `Accept`.',
  year: 'Calendar year; the present one by default.',
  on: 'Day at whose end it is true; today by default.',
  late: 'Whether the limit of its consideration is missed.',
  order: '`newest` by default; `due` leaves out what has no due day yet.',
  addressee: 'Id of the office that hears it.',
};

const ASKED: readonly ErrorCode[] = [
  'invalid-data',
  'unknown-cursor',
  'unauthenticated',
  'read-model-behind',
];
const PLACED: readonly ErrorCode[] = [...ASKED, 'unknown-office', 'unknown-standard', 'not-found'];

/** A question about indicators, or about complaints. */
export function get(
  operationId: string,
  summary: string,
  query: new () => object,
  answer: Node,
  inPath: readonly Node[] = [],
  tag = 'Indicators',
): Node {
  const parameters = [...inPath, ...queryParameters(query, MEANINGS)];
  const responses = { 200: answer, ...refusalsOfGet(...PLACED) };
  return { get: { operationId, tags: [tag], summary, parameters, responses } };
}

/** The same answer, where it can be had as a table as well. */
export function withCsv(answer: Node): Node {
  const csv = { schema: { type: 'string', description: 'RFC 4180, the whole of it.' } };
  return { ...answer, content: { ...(answer['content'] as Node), 'text/csv': csv } };
}
