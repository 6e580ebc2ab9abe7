import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Validator } from '@seriousme/openapi-schema-validator';
import { allWorkflows } from '#apps/workflows';
import { checkInput } from '#libs/input';
import { Service } from './support/service.ts';
import { begin } from './support/ways.ts';

type Node = Readonly<Record<string, unknown>>;
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema: { readonly type?: string; readonly enum?: readonly unknown[] };
  }[];
  readonly requestBody?: {
    readonly content: Readonly<
      Record<
        string,
        { readonly examples: Readonly<Record<string, { readonly value: { readonly data: object } }>> }
      >
    >;
  };
  readonly responses: Node;
}

describe('the OpenAPI document', () => {
  let service: Service;
  let document: Node & { paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };
  beforeAll(async () => {
    service = await Service.start();
    document = (await service.get('/docs-json')).body as never;
  });
  afterAll(() => service.stop());

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );

  it('is valid against the schema of OpenAPI 3.1', async () => {
    const { body } = await service.get('/docs-json');
    const { valid, errors } = await new Validator().validate({ ...body });
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it('is of version 3.1, and every reference in it leads somewhere', () => {
    expect(document['openapi']).toBe('3.1.0');
    const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [];
    expect(references.length).toBeGreaterThan(50);
    for (const reference of new Set(references)) {
      const pointer = reference.slice('"$ref":"#/'.length, -1).split('/');
      const target = pointer.reduce<unknown>((node, key) => (node as Node | undefined)?.[key], document);
      expect({ reference, found: target !== undefined }).toEqual({ reference, found: true });
    }
  });

  it('names every operation once, and every parameter that its path has', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const named = (operation.parameters ?? [])
        .filter((parameter) => parameter.in === 'path')
        .map(({ name }) => name);
      expect({ path, named }).toEqual({ path, named: inPath });
      expect(Object.keys(operation.responses).length).toBeGreaterThan(0);
    }
  });

  it('asks for whole numbers only, wherever it asks for a number', () => {
    // Of a week the choices are listed.
    const numbers = operations()
      .flatMap(({ operation }) => operation.parameters ?? [])
      .filter(({ schema }) => !schema.enum && /number|integer/.test(schema.type ?? ''))
      .map(({ name, schema }) => `${name}: ${schema.type}`);
    expect(new Set(numbers)).toEqual(
      new Set(['year', 'limit', 'pageSize', 'afterRevision'].map((name) => `${name}: integer`)),
    );
  });

  it.each(
    allWorkflows().flatMap((workflow) =>
      Object.keys(workflow.commands).map((name) => [workflow.id, name] as const),
    ),
  )('shows %s %s with an example that is valid', (id, name) => {
    const workflow = allWorkflows().find((candidate) => candidate.id === id);
    const collection = id === 'complaint' ? 'complaints' : 'applications';
    const path = name === workflow?.begins ? `/${collection}` : `/${collection}/{id}/commands/${name}`;
    const examples = document.paths[path]?.['post']?.requestBody?.content['application/json']?.examples;
    const rule = workflow?.commands[name];
    expect(examples?.[id]?.value.data).toEqual(JSON.parse(JSON.stringify(rule?.example)));
    const input = rule?.input as new () => object;
    expect(() => checkInput(input, examples?.[id]?.value.data)).not.toThrow();
  });

  it('describes only what the service has', async () => {
    for (const { path, method } of operations()) {
      const answer = await service.send(method.toUpperCase(), path.replaceAll(/[{}]/g, ''), undefined, {});
      expect({ method, path, code: answer.body['code'] }).not.toMatchObject({ code: 'not-found' });
    }
  });

  it('is shown by Swagger UI, assets included', async () => {
    const page = await service.get('/docs');
    expect(page.headers.get('content-type')).toContain('text/html');
    for (const asset of ['swagger-ui-bundle.js', 'swagger-ui.css'])
      expect(await service.get(`/docs/${asset}`)).toMatchObject({ status: 200 });
  });
});

describe('those who run the service', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start();
  });
  afterAll(() => service.stop());

  it('are told how it fares, and nothing of any person', async () => {
    await begin(service, 'passport-and-id-card');
    await service.get('/applications/019a0000-0000-7000-8000-000000000000');
    const { text } = await service.get('/metrics');
    expect(text).toMatch(
      /qadam_commands_total\{workflow="passport-and-id-card",command="SubmitApplication",outcome="accepted"\} 1/,
    );
    expect(text).toMatch(
      /qadam_http_request_duration_seconds_count\{method="POST",route="\/applications",status="201"\} 1/,
    );
    expect(text).toMatch(/qadam_store_head [1-9]/);
    expect(text).toMatch(/qadam_projection_lag\{projection="applications",state="\w+(-\w+)?"\} \d/);
    expect(text).not.toMatch(/Ахметова|951231291003|019a0000/);
  });

  it('find the id of a request in its answer', async () => {
    const answer = await service.get('/nowhere');
    expect(answer.body['instance']).toBe(`urn:uuid:${String(answer.headers.get('x-request-id'))}`);
    expect(answer.body['type']).toBe('urn:qadam:problem:not-found');
  });
});

describe('the standards and offices', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start();
  });
  afterAll(() => service.stop());

  it('are there in full: four standards, their commands, limits, clauses and machine', async () => {
    const { body } = await service.get('/standards');
    expect(body['items']).toHaveLength(4);
    for (const { id } of body['items'] as readonly { id: string }[]) {
      const standard = await service.get(`/standards/${id}`);
      const { text } = await service.get(`/standards/${id}/diagram`);
      expect(text).toMatch(/^stateDiagram-v2/);
      expect(standard.body).toMatchObject({ id, begins: 'SubmitApplication', diagram: text });
      for (const list of ['commands', 'rules', 'limits', 'states', 'arrows'])
        expect({ id, list, of: standard.body[list] }).not.toEqual({ id, list, of: [] });
    }
  });

  it('are found by region and by words of their name in any language', async () => {
    const count = async (path: string) =>
      ((await service.get(path)).body['items'] as readonly unknown[]).length;
    const all = await count('/centres');
    expect(all).toBe(25);
    expect(await count('/centres?region=akmola')).toBe(1);
    expect(await count(`/centres?q=${encodeURIComponent('акмолинской')}`)).toBeGreaterThan(0);
    expect(await count('/centres?q=atlantis')).toBe(0);
    expect(await count('/authorities')).toBe(222);
  });
});

describe('the source of the service', () => {
  it('has no bare @Body() or @Query(): without emitted metadata they would let everything through', () => {
    const root = fileURLToPath(new URL('../../apps/api/src/', import.meta.url));
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    expect(files.length).toBeGreaterThan(30);
    const bare = files.filter((file) =>
      /@(Body|Query)\(/.test(readFileSync(`${root}${file}`, 'utf8').replaceAll(/\/\*\*?[\s\S]*?\*\//g, '')),
    );
    expect(bare).toEqual([]);
  });
});
