import {
  AfterParameters,
  ApplicationListParameters,
  ComplaintListParameters,
  HistoryParameters,
} from '../applications/list-parameters.ts';
import { OfficeParameters } from '../offices/office-parameters.ts';
import { ETAG, json, pathParameter, refusals, type Node } from './operation.ts';
import { queryParameters } from './query-parameters.ts';
import { listOf, ref } from './schemas.ts';

const OPEN = { security: [] };
const items = (name: string) => ({
  type: 'object',
  required: ['items'],
  properties: { items: listOf(ref(name)) },
});
const STANDARD_ID = pathParameter('id', 'Id of the standard, or `complaint`.');

/** Everything that is asked with GET. */
export function resourcePaths(): Node {
  return {
    ...collectionPaths('applications', 'Applications', ApplicationListParameters),
    ...collectionPaths('complaints', 'Complaints', ComplaintListParameters),
    ...lawPaths(),
    ...operationPaths(),
  };
}

function collectionPaths(collection: string, tag: string, parameters: new () => object): Node {
  const id = pathParameter('id', 'Id, a UUID.');
  const one = (operationId: string, summary: string, query: new () => object, answer: Node) => ({
    get: {
      operationId: `${collection}.${operationId}`,
      tags: [tag],
      summary,
      parameters: [id, ...queryParameters(query)],
      responses: {
        200: answer,
        ...refusals(
          'unknown-cursor',
          'unauthenticated',
          'foreign-office',
          'unknown-application',
          'read-model-behind',
        ),
      },
    },
  });
  return {
    [`/${collection}`]: {
      get: {
        operationId: `${collection}.list`,
        tags: [tag],
        summary: 'Newest first, of the offices that the asker may see',
        parameters: queryParameters(parameters),
        responses: {
          200: json('A page.', ref('SummaryPage')),
          ...refusals('invalid-data', 'unknown-cursor', 'unauthenticated', 'forbidden', 'read-model-behind'),
        },
      },
    },
    [`/${collection}/{id}`]: one(
      'get',
      'Present state, and what is possible next',
      AfterParameters,
      json('As the log has it.', ref('Application'), ETAG),
    ),
    [`/${collection}/{id}/history`]: one(
      'history',
      'Every step: when, by whom, on which clause, from and to which state',
      HistoryParameters,
      json('The steps in order.', ref('History')),
    ),
  };
}

function lawPaths(): Node {
  const get = (operationId: string, tag: string, summary: string, answer: Node, rest: Node = {}) => ({
    get: {
      operationId,
      tags: [tag],
      summary,
      ...OPEN,
      responses: { 200: answer, ...(rest['responses'] as Node) },
      ...parametersOf(rest),
    },
  });
  const unknown = { parameters: [STANDARD_ID], responses: refusals('unknown-standard') };
  const offices = { parameters: queryParameters(OfficeParameters), responses: refusals('invalid-data') };
  const diagram = { description: 'Mermaid.', content: { 'text/plain': { schema: { type: 'string' } } } };
  return {
    '/standards': get('standards.list', 'Law', 'The standards', json('All of them.', items('StandardLine'))),
    '/standards/{id}': get(
      'standards.get',
      'Law',
      'One standard: commands, limits, clauses, machine',
      json('In full.', ref('Standard')),
      unknown,
    ),
    '/standards/{id}/diagram': get(
      'standards.diagram',
      'Law',
      'Its machine as a Mermaid diagram',
      diagram,
      unknown,
    ),
    '/centres': get(
      'centres',
      'Law',
      'Public Service Centres',
      json('In the order of the decree.', items('Office')),
      offices,
    ),
    '/authorities': get(
      'authorities',
      'Law',
      'Authorised bodies',
      json('In the order of the decree.', items('Office')),
      offices,
    ),
  };
}

const parametersOf = ({ parameters }: Node): Node => (parameters ? { parameters } : {});

function operationPaths(): Node {
  const get = (operationId: string, summary: string, answers: Node) => ({
    get: { operationId, tags: ['Operations'], summary, ...OPEN, responses: answers },
  });
  const object = { type: 'object' };
  const text = { description: 'Prometheus text.', content: { 'text/plain': { schema: { type: 'string' } } } };
  return {
    '/': get('landing', 'Where to go from here', { 200: json('Links.', object) }),
    '/livez': get('alive', 'Whether the process answers', { 200: json('It does.', object) }),
    '/readyz': get('ready', 'Whether the store answers and the projections run', {
      200: json('They do.', object),
      503: json('They do not.', object),
    }),
    '/metrics': get('metrics', 'Metrics, without personal data', { 200: text }),
  };
}
