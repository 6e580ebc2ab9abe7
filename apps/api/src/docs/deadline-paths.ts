import { AfterParameters } from '../http/parameters.ts';
import {
  AuditParameters,
  BoardParameters,
  DeadlineListParameters,
  ExplanationParameters,
  PercentileParameters,
  ReadingChangeParameters,
  ReadingParameters,
} from '../deadlines/deadline-parameters.ts';
import type { ErrorCode } from '#libs/contract';
import { BOARD, EXPLANATION, LISTED_DEADLINE, READING_CHANGE, READINGS } from './deadline-examples.ts';
import { json, pathParameter, refusalsOfGet, type Node } from './operation.ts';
import { queryParameters } from './query-parameters.ts';
import { text } from './primitive-schemas.ts';
import { listOf, object, ref } from './schema-parts.ts';

const ID = pathParameter('id', 'Id of the deadline: `<application id>.<deadline>`.');
const READING = pathParameter(
  'reading',
  'The reading that is turned: `week`, `workingDays`, `month` or `stop`.',
);

const MEANINGS: Readonly<Record<string, string>> = {
  standard: 'Id of a standard, or `complaint`.',
  limit: 'Id of a limit, as the standard has it.',
  bucket: 'A place on the board of today.',
  status: 'How it is judged: ended in time, too late (ended since or not), or neither.',
  by: 'Which day must lie in the period, or what a line is about.',
  from: 'First day of the period (month, for percentiles).',
  to: 'Last day of the period (month, for percentiles).',
  format: 'The whole period as CSV; goes before the header `Accept`.',
  eachOffice: '`true`: each office by itself.',
  lang: 'Language of the sentences; `kk` by default.',
};

const SCOPE: readonly ErrorCode[] = [
  'invalid-data',
  'unknown-cursor',
  'unauthenticated',
  'unknown-office',
  'unknown-standard',
  'read-model-behind',
];
const ONE: readonly ErrorCode[] = [
  'invalid-data',
  'unknown-cursor',
  'unauthenticated',
  'foreign-office',
  'unknown-deadline',
  'read-model-behind',
];

/** What is due when, how it stands, and why. */
export function deadlinePaths(): Node {
  const page = { items: [LISTED_DEADLINE], next: null };
  const deadlines = json('A page.', ref('DeadlinePage'), undefined, page);
  return {
    '/deadlines': get(
      'list',
      'In order of the day on which they are due',
      DeadlineListParameters,
      deadlines,
      [...SCOPE, 'outside-calendar'],
    ),
    '/deadlines/board': get(
      'board',
      'How many open deadlines are overdue, due today, in the next three working days, this week, later, or paused',
      BoardParameters,
      json('The board of today.', ref('Board'), undefined, BOARD),
      [...SCOPE, 'outside-calendar'],
    ),
    '/deadlines/audit': get(
      'audit',
      'What was due, began or ended in a period',
      AuditParameters,
      withCsv(deadlines),
      SCOPE,
    ),
    '/deadlines/percentiles': get(
      'percentiles',
      'How long deadlines and states took: median and ninth decile, in minutes of elapsed time',
      PercentileParameters,
      json('By standard, limit or step, and office.', object({ items: listOf(ref('TimesUsed')) })),
      SCOPE,
    ),
    ...readingPaths(),
    '/deadlines/{id}': get(
      'get',
      'One deadline',
      AfterParameters,
      json('As its entries left it.', ref('ListedDeadline'), undefined, LISTED_DEADLINE),
      ONE,
      [ID],
    ),
    '/deadlines/{id}/explanation': get(
      'explanation',
      'Why it is due when it is: every day counted and skipped, with its reason and source',
      ExplanationParameters,
      json('As data and in sentences.', ref('Explanation'), undefined, EXPLANATION),
      ONE,
      [ID],
    ),
  };
}

function readingPaths(): Node {
  const report = object({ asOf: text, items: listOf(ref('ReadingReport')) });
  return {
    '/deadlines/readings': get(
      'readings',
      'How many deadlines of a period the other readings of the law would turn from kept to late and back',
      ReadingParameters,
      json('One line for each reading, all others left as they are.', report, undefined, READINGS),
      [...SCOPE, 'outside-calendar'],
    ),
    '/deadlines/readings/{reading}/changes': get(
      'readingChanges',
      'Which deadlines one other reading would turn; a page may hold few or none while `next` leads on',
      ReadingChangeParameters,
      json('A page.', ref('ReadingChangePage'), undefined, { items: [READING_CHANGE], next: null }),
      [...SCOPE, 'not-found', 'outside-calendar'],
      [READING],
    ),
  };
}

function get(
  name: string,
  summary: string,
  query: new () => object,
  answer: Node,
  codes: readonly ErrorCode[],
  inPath: readonly Node[] = [],
): Node {
  return {
    get: {
      operationId: `deadlines.${name}`,
      tags: ['Deadlines'],
      summary,
      parameters: [...inPath, ...queryParameters(query, MEANINGS)],
      responses: { 200: answer, ...refusalsOfGet(...codes) },
    },
  };
}

function withCsv(answer: Node): Node {
  const csv = { schema: { type: 'string', description: 'RFC 4180, one line for each deadline.' } };
  return { ...answer, content: { ...(answer['content'] as Node), 'text/csv': csv } };
}
