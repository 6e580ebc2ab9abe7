import { misfits } from './schema-fit.ts';
import type { Service } from './service.ts';

type Node = Readonly<Record<string, unknown>>;
type Contents = Readonly<Record<string, Content>>;

interface Content {
  readonly schema: Node;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: object }>>;
}

interface Operation {
  readonly requestBody?: { readonly content: Contents };
  readonly responses: Readonly<Record<string, { readonly content?: Contents }>>;
}

/** The OpenAPI document of a service, asked what it says of the bodies in JSON; what it says nothing of is an error. */
export class Description {
  private constructor(private readonly document: Node) {}

  static async of(service: Service): Promise<Description> {
    return new Description((await service.get('/docs-json')).body);
  }

  get paths(): readonly string[] {
    return Object.keys(this.document['paths'] as Node);
  }

  /** Where a value is other than a schema says. */
  misfits({ schema }: Content, value: unknown): readonly string[] {
    return misfits(this.document, schema, value);
  }

  /** What is answered. */
  answerAt(path: string, method: string, status = '200'): Content {
    return jsonOf(this.#operationAt(path, method).responses[status]?.content, path);
  }

  /** What is sent. */
  bodyAt(path: string): Content {
    return jsonOf(this.#operationAt(path, 'post').requestBody?.content, path);
  }

  #operationAt(path: string, method: string): Operation {
    const paths = this.document['paths'] as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    const operation = paths[path]?.[method];
    if (!operation) throw new Error(`nothing is said of ${method} ${path}`);
    return operation;
  }
}

function jsonOf(contents: Contents | undefined, path: string): Content {
  const content = contents?.['application/json'];
  if (!content) throw new Error(`no JSON is described at ${path}`);
  return content;
}
