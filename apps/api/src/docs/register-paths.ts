import type { ErrorCode, Workflow } from '#libs/contract';
import { indicatorTarget, serviceInformation, survey } from '#workflows/quality';
import { InformationParameters, TargetParameters } from '../quality/indicator-parameters.ts';
import { SURVEY_ANSWER, SurveyAnswer } from '../quality/survey-answer.ts';
import { inputSchema } from './input-schema.ts';
import { COMMAND_HEADERS, IDEMPOTENCY_KEY, IF_MATCH, json, refusals, type Node } from './operation.ts';
import { get } from './quality-questions.ts';
import { instant } from './primitive-schemas.ts';
import { ref } from './schema-parts.ts';

const REFUSED: readonly ErrorCode[] = [
  'invalid-data',
  'unauthenticated',
  'wrong-role',
  'payload-too-large',
  'rule-violated',
  'command-reused',
  'store-unavailable',
];
const RECORDED = json('Recorded.', ref('Recorded'), COMMAND_HEADERS);

/** Answers of consumers, targets of the indicators, and what is published about the services. */
export function registerPaths(): Node {
  return { ...surveyPaths(), ...targetPaths(), ...informationPaths() };
}

function surveyPaths(): Node {
  return {
    '/surveys': {
      post: {
        ...recording(
          'surveys.answer',
          'Pass on the answer of a consumer whose application is closed',
          survey(),
        ),
        requestBody: body(SurveyAnswer, SURVEY_ANSWER),
        responses: { 201: RECORDED, ...refusals(...REFUSED, 'application-exists') },
      },
    },
    '/surveys/questions': {
      get: {
        operationId: 'surveys.questions',
        tags: ['Indicators'],
        summary: 'The questions that consumers are asked, in three languages',
        security: [],
        responses: { 200: json('Four.', ref('SurveyQuestions')) },
      },
    },
  };
}

function targetPaths(): Node {
  const summary = 'Approve a target by an order of the Minister, or amend it by a newer one';
  return {
    '/indicators/targets': {
      ...get(
        'indicators.targets',
        'The targets of a year and the orders that approve them',
        TargetParameters,
        json('In the order of annex 3.', ref('IndicatorTargets')),
      ),
      post: register('indicators.approveTarget', summary, indicatorTarget()),
    },
  };
}

function informationPaths(): Node {
  const summary = 'Record whether one can read about a service in electronic form, and where';
  return {
    '/indicators/information': {
      ...get(
        'indicators.information',
        'What is published about each service, as of a day',
        InformationParameters,
        json('Each standard, also without a record.', ref('ServiceInformation')),
      ),
      post: register('indicators.recordInformation', summary, serviceInformation()),
    },
  };
}

/** The first word on a thing, or a later one. */
function register(operationId: string, summary: string, workflow: Workflow): Node {
  const first = workflow.commands[workflow.begins];
  if (!first) throw new Error(`${workflow.id} begins with no command`);
  const operation = recording(operationId, summary, workflow);
  return {
    ...operation,
    parameters: [...operation.parameters, IF_MATCH],
    requestBody: body(first.input, first.example),
    responses: {
      200: json('Amended.', ref('Recorded'), COMMAND_HEADERS),
      201: RECORDED,
      ...refusals(...REFUSED, 'revision-conflict'),
    },
  };
}

function recording(operationId: string, summary: string, { commands, begins }: Workflow) {
  const description = `- ${commands[begins]?.by.join(', ')}`;
  return { operationId, tags: ['Indicators'], summary, description, parameters: [IDEMPOTENCY_KEY] };
}

function body(input: new () => object, example: object): Node {
  const schema = {
    type: 'object',
    required: ['data'],
    properties: { occurredAt: instant, data: inputSchema(input) },
    additionalProperties: false,
  };
  const examples = { example: { summary: 'An example', value: { data: example } } };
  return { required: true, content: { 'application/json': { schema, examples } } };
}
