import { inputSchema } from './input-schema.ts';
import type { Node } from './operation.ts';

const MEANING: Readonly<Record<string, string>> = {
  after: 'Position that an earlier answer gave: wait until the lists have it.',
  applicant: 'IIN, or beginnings of words of the name in any order.',
  cursor: '`next` of the page before, asked with the same filter.',
  number: 'Number of the application: K7QX-9M2P-4DTR.',
  submittedFrom: 'First day of submission, YYYY-MM-DD.',
  submittedTo: 'Last day of submission, YYYY-MM-DD.',
  application: 'Id of the application that the complaints are about.',
  afterRevision: 'Only the steps after this revision.',
  q: 'Part of the id, of the name in any language, or of the address.',
};

/** The query parameters of a class, for the document. */
export function queryParameters(type: new () => object): readonly Node[] {
  const { properties = {} } = inputSchema(type) as { properties?: Record<string, Node> };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    ...(MEANING[name] && { description: MEANING[name] }),
    schema,
  }));
}
