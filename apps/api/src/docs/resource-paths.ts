import {
  ApplicationListParameters,
  ComplaintListParameters,
  HistoryParameters,
} from '../applications/list-parameters.ts';
import { AfterParameters } from '../http/parameters.ts';
import { calendarPaths } from './calendar-paths.ts';
import { deadlinePaths } from './deadline-paths.ts';
import { lawPaths } from './law-paths.ts';
import { ETAG, json, pathParameter, refusals, type Node } from './operation.ts';
import { qualityPaths } from './quality-paths.ts';
import { queryParameters } from './query-parameters.ts';
import { ref } from './schema-parts.ts';

const OPEN = { security: [] };

/** Everything but the commands. */
export function resourcePaths(): Node {
  return {
    ...collectionPaths('applications', 'Applications', ApplicationListParameters),
    ...collectionPaths('complaints', 'Complaints', ComplaintListParameters),
    ...deadlinePaths(),
    ...calendarPaths(),
    ...qualityPaths(),
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
