import { INDICATOR_IDS, STANDARD_IDS } from '#workflows/catalogue';
import { misfits } from './support/schema-fit.ts';
import { Service, tokenFor } from './support/service.ts';
import { begin, idOf, walk, WAYS } from './support/ways.ts';

type Node = Readonly<Record<string, unknown>>;
interface Content {
  readonly schema: Node;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: { readonly data: object } }>>;
}
interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Content>> }>>;
}

const STANDARD = 'passport-and-id-card';

describe('what the OpenAPI document says of quality', () => {
  let service: Service;
  let token: string;
  let document: Node & { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };
  let closed: string;

  beforeAll(async () => {
    service = await Service.start();
    token = await tokenFor(['process-owner', 'compliance-officer']);
    document = (await service.get('/docs-json')).body as never;
    closed = idOf(await begin(service, STANDARD));
    await walk(service, STANDARD, closed, WAYS[STANDARD]);
    const application = { id: closed, standard: STANDARD };
    const complaint = idOf(await begin(service, 'complaint', {}, { application }));
    await walk(service, 'complaint', complaint, WAYS.complaint);
    await begin(service, 'complaint');
  });
  afterAll(() => service.stop());

  const operationAt = (path: string, method: string) => {
    const operation = document.paths[path]?.[method];
    if (!operation) throw new Error(`nothing is said of ${method} ${path}`);
    return operation;
  };
  const answerAt = (path: string, method: string, status = '200') =>
    operationAt(path, method).responses[status]?.content?.['application/json'];
  const exampleAt = (path: string) =>
    operationAt(path, 'post').requestBody?.content['application/json']?.examples?.['example']?.value;

  it.each(['/surveys', '/indicators/targets', '/indicators/information'])(
    'has an example for %s that is taken, once it is about an application that there is',
    async (path) => {
      const { schema = {} } = operationAt(path, 'post').requestBody?.content['application/json'] ?? {};
      const example = exampleAt(path)?.data ?? {};
      expect(misfits(document, schema, { data: example })).toEqual([]);
      const data = 'application' in example ? { ...example, application: { id: closed } } : example;
      const { status, body } = await service.post(path, { data }, { token });
      expect({ status, body }).toMatchObject({ status: 201 });
      expect(misfits(document, answerAt(path, 'post', '201')?.schema ?? {}, body)).toEqual([]);
    },
  );

  it.each(['/indicators/targets', '/indicators/information'])(
    'of a later word to %s is what is answered',
    async (path) => {
      const { status, body } = await service.post(path, exampleAt(path) ?? {}, { token });
      expect(status).toBe(200);
      expect(misfits(document, answerAt(path, 'post')?.schema ?? {}, body)).toEqual([]);
    },
  );

  it.each([
    ['/surveys/questions', '', 4],
    ['/indicators', '?period=2012-04', INDICATOR_IDS.length],
    ['/indicators', '?from=2012-04&to=2012-05&by=office', INDICATOR_IDS.length],
    ['/indicators', `?period=2012&by=standard&standard=${STANDARD}`, INDICATOR_IDS.length],
    ['/indicators/targets', '?year=2012', 1],
    ['/indicators/information', '?on=2012-04-02', STANDARD_IDS.length],
    ['/complaints/overview', '', 1],
    ['/complaints/register', '', 2],
  ])('at %s%s is what is answered', async (path, query, count) => {
    await service.caughtUp();
    const { status, body } = await service.get(`${path}${query}`, { token });
    expect(status).toBe(200);
    expect(body['items']).toHaveLength(count);
    expect(misfits(document, answerAt(path, 'get')?.schema ?? {}, body)).toEqual([]);
  });

  it('of the trend and of the applications behind a figure is what is answered', async () => {
    const trend = await service.get('/indicators/trend?from=2012-03&to=2012-05', { token });
    expect(trend.body['periods']).toHaveLength(3);
    expect(misfits(document, answerAt('/indicators/trend', 'get')?.schema ?? {}, trend.body)).toEqual([]);
    for (const id of ['timely-provision', 'satisfied-with-courtesy']) {
      const cases = await service.get(`/indicators/${id}/cases?period=2012`, { token });
      expect(cases.body['items']).toHaveLength(1);
      const { schema = {} } = answerAt('/indicators/{id}/cases', 'get') ?? {};
      expect(misfits(document, schema, cases.body)).toEqual([]);
    }
  });

  it('has examples that are as their schemas say', () => {
    const paths = ['/indicators', '/indicators/trend', '/indicators/{id}/cases', '/complaints/overview'];
    for (const path of paths) {
      const { schema = {}, example } = answerAt(path, 'get') ?? {};
      expect({ path, misfits: misfits(document, schema, example) }).toEqual({ path, misfits: [] });
    }
  });
});
