import type { CommandRule, Workflow } from '#libs/contract';
import { kindOf } from '../read/application-directory.ts';
import { inputSchema } from './input-schema.ts';
import {
  COMMAND_HEADERS,
  CREATED_HEADERS,
  IDEMPOTENCY_KEY,
  IF_MATCH,
  json,
  pathParameter,
  refusals,
  type Node,
} from './operation.ts';
import { ref } from './schema-parts.ts';

interface Use {
  readonly workflow: Workflow;
  readonly name: string;
  readonly rule: CommandRule<string, never>;
}

const OCCURRED_AT: Node = {
  type: 'string',
  format: 'date-time',
  description: 'When it happened, with an offset; now by default.',
};

/** Name under which the data of a command stands among the schemas. */
const schemaName = ({ workflow, name }: Use) => `${workflow.id}.${name}`;

/** The inputs of all commands, generated from their classes. */
export function inputSchemas(workflows: readonly Workflow[]): Node {
  return Object.fromEntries(usesOf(workflows).map((use) => [schemaName(use), inputSchema(use.rule.input)]));
}

/**
 * A path for every command, so that each has its own schema and an example for each standard that has it, beside the
 * two that begin an application and a complaint.
 */
export function commandPaths(workflows: readonly Workflow[]): Node {
  const uses = usesOf(workflows);
  const beginning = uses.filter(({ workflow, name }) => workflow.begins === name);
  const later = uses.filter(({ workflow, name }) => workflow.begins !== name);
  const byPath = Map.groupBy(
    later,
    ({ workflow, name }) => `/${collectionOf(workflow)}/{id}/commands/${name}`,
  );
  return {
    ...Object.fromEntries(
      [...Map.groupBy(beginning, ({ workflow }) => collectionOf(workflow))].map(([collection, same]) => [
        `/${collection}`,
        { post: beginOperation(collection, same) },
      ]),
    ),
    ...Object.fromEntries([...byPath].map(([path, same]) => [path, { post: commandOperation(same) }])),
  };
}

const usesOf = (workflows: readonly Workflow[]): readonly Use[] =>
  workflows.flatMap((workflow) =>
    Object.entries(workflow.commands).map(([name, rule]) => ({ workflow, name, rule })),
  );

const collectionOf = ({ id }: Workflow) => (kindOf(id) === 'complaint' ? 'complaints' : 'applications');

function beginOperation(collection: string, uses: readonly Use[]): Node {
  const complaint = collection === 'complaints';
  return {
    operationId: complaint ? 'lodgeComplaint' : 'submitApplication',
    tags: [complaint ? 'Complaints' : 'Applications'],
    summary: complaint ? 'Lodge a complaint' : 'Submit an application under a standard',
    description: rolesText(uses),
    parameters: [IDEMPOTENCY_KEY],
    requestBody: bodyOf(uses, (use) => (complaint ? {} : { standard: use.workflow.id })),
    responses: {
      201: json('Begun.', ref('Receipt'), CREATED_HEADERS),
      ...refusals(
        'invalid-data',
        'unauthenticated',
        'wrong-role',
        'foreign-office',
        'unknown-standard',
        'payload-too-large',
        'rule-violated',
        'no-edition-in-force',
        'command-reused',
        'store-unavailable',
      ),
    },
  };
}

function commandOperation(uses: readonly Use[]): Node {
  const { name, rule, workflow } = uses[0] as Use;
  return {
    operationId: `${collectionOf(workflow)}.${name}`,
    tags: [`Steps of ${collectionOf(workflow)}`],
    summary: rule.title.en,
    description: rolesText(uses),
    parameters: [pathParameter('id', 'Id of the application or complaint.'), IDEMPOTENCY_KEY, IF_MATCH],
    requestBody: bodyOf(uses, () => ({})),
    responses: {
      200: json('Done.', ref('Receipt'), COMMAND_HEADERS),
      ...refusals(
        'invalid-data',
        'unauthenticated',
        'wrong-role',
        'foreign-office',
        'unknown-application',
        'unknown-command',
        'wrong-state',
        'revision-conflict',
        'payload-too-large',
        'rule-violated',
        'command-reused',
        'store-unavailable',
      ),
    },
  };
}

const rolesText = (uses: readonly Use[]) =>
  uses.map(({ workflow, rule }) => `- ${workflow.title.en}: ${rule.by.join(', ')}`).join('\n');

function bodyOf(uses: readonly Use[], envelope: (use: Use) => Readonly<Record<string, string>>): Node {
  const schemas = uses.map((use) => envelopeSchema(use, envelope(use)));
  const examples = uses.map((use) => [
    use.workflow.id,
    { summary: use.workflow.title.en, value: { ...envelope(use), data: use.rule.example } },
  ]);
  const schema = schemas.length === 1 ? schemas[0] : { oneOf: schemas };
  return {
    required: true,
    content: { 'application/json': { schema, examples: Object.fromEntries(examples) as Node } },
  };
}

function envelopeSchema(use: Use, fixed: Readonly<Record<string, string>>): Node {
  const constants = Object.entries(fixed).map(([name, value]) => [name, { const: value }]);
  return {
    title: use.workflow.id,
    type: 'object',
    required: [...Object.keys(fixed), 'data'],
    properties: { ...Object.fromEntries(constants), occurredAt: OCCURRED_AT, data: ref(schemaName(use)) },
    additionalProperties: false,
  };
}
