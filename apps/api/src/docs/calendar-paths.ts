import { CalendarRevisionInput } from '#apps/workflows';
import type { ErrorCode } from '#libs/contract';
import {
  CalendarDaysParameters,
  PreviewParameters,
  RevisionApproval,
} from '../calendar/calendar-parameters.ts';
import { inputSchema } from './input-schema.ts';
import { json, refusals, type Node } from './operation.ts';
import { queryParameters } from './query-parameters.ts';
import { ref } from './schema-parts.ts';

const REVISION: CalendarRevisionInput = {
  country: 'KZ',
  id: 'kz-2026.2',
  basedOn: 'kz-2026.1',
  days: [
    {
      date: '2026-05-08',
      dayOff5: true,
      dayOff6: true,
      reason: {
        kk: '16.05.2026 күнінен ауыстырылған демалыс',
        ru: 'Перенос дня отдыха с 16.05.2026',
        en: 'Day off moved from 2026-05-16',
      },
      source: ['Decree of the Government'],
      movedFrom: '2026-05-16',
    },
  ],
};
const APPROVAL: RevisionApproval = {
  approvedBy: 'A. Akhmetov, order 12 of 3 April 2026',
  revision: REVISION,
};
const REFUSED: readonly ErrorCode[] = [
  'invalid-data',
  'unauthenticated',
  'wrong-role',
  'payload-too-large',
  'calendar-refused',
  'outside-calendar',
  'read-model-behind',
  'store-unavailable',
];

/** The working calendar, asked without a token as the law is, and its revisions. */
export function calendarPaths(): Node {
  return {
    '/calendar': open('calendar.get', 'The edition by which days are counted, and those before it', {
      200: json('The current one.', ref('Calendar')),
    }),
    '/calendar/days': open(
      'calendar.days',
      'Each day of a period: worked or off, why, and who says so',
      {
        200: json('At most a year of days.', ref('CalendarDays')),
        ...refusals('invalid-data', 'calendar-refused', 'outside-calendar'),
      },
      queryParameters(CalendarDaysParameters, MEANINGS),
    ),
    '/calendar/revisions/preview': {
      post: {
        operationId: 'calendar.preview',
        tags: ['Calendar'],
        summary: 'Which open deadlines a revision would move; writes nothing',
        description: '- process-owner, compliance-officer',
        parameters: queryParameters(PreviewParameters),
        requestBody: body(CalendarRevisionInput, REVISION),
        responses: {
          200: json('What would move.', ref('RevisionPreview')),
          ...refusals(...REFUSED, 'unknown-cursor'),
        },
      },
    },
    '/calendar/revisions': {
      post: {
        operationId: 'calendar.revise',
        tags: ['Calendar'],
        summary:
          'Put a revision into force and move what it moves; sent again, it finishes what was interrupted',
        description: '- process-owner',
        requestBody: body(RevisionApproval, APPROVAL),
        responses: {
          200: json('Done.', ref('RevisionApplied')),
          ...refusals(...REFUSED, 'too-many-conflicts'),
        },
      },
    },
  };
}

const MEANINGS: Readonly<Record<string, string>> = {
  from: 'First day.',
  to: 'Last day.',
  week: 'Working days in a week; 5 by default.',
  edition: 'Id of an edition; the current one by default.',
};

function open(operationId: string, summary: string, responses: Node, parameters?: readonly Node[]): Node {
  return {
    get: {
      operationId,
      tags: ['Calendar'],
      summary,
      security: [],
      ...(parameters && { parameters }),
      responses,
    },
  };
}

const body = (type: new () => object, value: object): Node => ({
  required: true,
  content: {
    'application/json': {
      schema: inputSchema(type),
      examples: { revision: { summary: 'A day off is moved', value } },
    },
  },
});
