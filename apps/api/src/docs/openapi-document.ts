import type { Workflow } from '#libs/contract';
import { commandPaths, inputSchemas } from './command-paths.ts';
import type { Node } from './operation.ts';
import { resourcePaths } from './resource-paths.ts';
import { SCHEMAS } from './schemas.ts';

const ABOUT = `Every step of an application is a command (a wish) that becomes an event (a fact) if the standard allows it.
Refusals are problem details (RFC 9457) with a stable \`code\`, the clause, and what is missing or possible instead.
\`npm start\` prints tokens for demonstration; press "Authorize" and paste one.`;

/** The OpenAPI 3.1 document: inputs from the classes of the commands, examples from the workflows. */
export function openApiDocument(workflows: readonly Workflow[]): Node {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Qadam',
      version: '0.1.0',
      description: ABOUT,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    tags: [
      'Applications',
      'Steps of applications',
      'Complaints',
      'Steps of complaints',
      'Deadlines',
      'Calendar',
      'Indicators',
      'Law',
      'Operations',
    ].map((name) => ({ name })),
    paths: merged(resourcePaths(), commandPaths(workflows)),
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { ...SCHEMAS, ...inputSchemas(workflows) },
    },
  };
}

/** Paths with the methods of both. */
function merged(some: Node, others: Node): Node {
  const paths = new Set([...Object.keys(some), ...Object.keys(others)]);
  return Object.fromEntries(
    [...paths].map((path) => [path, { ...(some[path] as Node), ...(others[path] as Node) }]),
  );
}
