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

/**
 * The query parameters of a class, for the document.
 * @param meanings what some of them mean here, where the name alone does not say it
 */
export function queryParameters(
  type: new () => object,
  meanings: Readonly<Record<string, string>> = {},
): readonly Node[] {
  const { properties = {}, required = [] } = inputSchema(type) as {
    readonly properties?: Record<string, Node>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, schema]) => {
    const description = meanings[name] ?? MEANING[name];
    return {
      name,
      in: 'query',
      ...(required.includes(name) && { required: true }),
      ...(description !== undefined && { description }),
      schema,
    };
  });
}
