import { OfficeParameters } from '../offices/office-parameters.ts';
import { json, pathParameter, refusals, type Node } from './operation.ts';
import { queryParameters } from './query-parameters.ts';
import { listOf, ref } from './schema-parts.ts';

const STANDARD_ID = pathParameter('id', 'Id of the standard, or `complaint`.');
const MERMAID: Node = { description: 'Mermaid.', content: { 'text/plain': { schema: { type: 'string' } } } };

/** The standards and the offices: published, so asked without a token. */
export function lawPaths(): Node {
  const unknown = { parameters: [STANDARD_ID], responses: refusals('unknown-standard') };
  const lines = json('All of them.', items('StandardLine'));
  const inFull = json('In full.', ref('Standard'));
  return {
    '/standards': get('standards.list', 'The standards', lines),
    '/standards/{id}': get(
      'standards.get',
      'One standard: commands, limits, clauses, machine',
      inFull,
      unknown,
    ),
    '/standards/{id}/diagram': get('standards.diagram', 'Its machine as a Mermaid diagram', MERMAID, unknown),
    ...officePaths('centres', 'Public Service Centres', 'One Centre'),
    ...officePaths('authorities', 'Authorised bodies', 'One authorised body'),
  };
}

function officePaths(collection: string, all: string, one: string): Node {
  const found = { parameters: queryParameters(OfficeParameters), responses: refusals('invalid-data') };
  // Unknown in an address, so 404 and not the status that the code has for a body.
  const notFound = { 404: { description: 'unknown-office' } };
  const byId = { parameters: [pathParameter('id', 'Id of the office.')], responses: notFound };
  const list = json('In the order of the decree.', items('Office'));
  return {
    [`/${collection}`]: get(`${collection}.list`, all, list, found),
    [`/${collection}/{id}`]: get(
      `${collection}.get`,
      one,
      json('As the decree prints it.', ref('Office')),
      byId,
    ),
  };
}

interface Asked {
  readonly parameters?: readonly Node[];
  readonly responses?: Node;
}

function get(
  operationId: string,
  summary: string,
  answer: Node,
  { parameters, responses }: Asked = {},
): Node {
  return {
    get: {
      operationId,
      tags: ['Law'],
      summary,
      security: [],
      ...(parameters && { parameters }),
      responses: { 200: answer, ...responses },
    },
  };
}

const items = (name: string) => ({
  type: 'object',
  required: ['items'],
  properties: { items: listOf(ref(name)) },
});
