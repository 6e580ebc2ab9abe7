import { CalendarRevisionInput } from '#apps/workflows';
import { checkInput } from '#libs/input';
import { misfits } from './support/schema-fit.ts';
import { Service, tokenFor } from './support/service.ts';
import { begin, idOf, step, walk, WAYS } from './support/ways.ts';

type Node = Readonly<Record<string, unknown>>;
interface Content {
  readonly schema: Node;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: { readonly revision?: object } }>>;
}
interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Content>> }>>;
}

const PERIOD = 'from=2012-04-01&to=2012-05-31&by=start';
const DAY_OFF = {
  date: '2012-05-02',
  dayOff5: true,
  dayOff6: true,
  reason: { kk: 'Демалыс', ru: 'День отдыха', en: 'Day off' },
  source: ['Decree of the spec'],
};
const REVISION = { country: 'KZ', id: 'kz-2026.2', basedOn: 'kz-2026.1', days: [DAY_OFF] };

describe('what the OpenAPI document says of deadlines and of the calendar', () => {
  let service: Service;
  let token: string;
  let document: Node & { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };
  let open: string;
  let complaint: string;

  beforeAll(async () => {
    service = await Service.start();
    token = await tokenFor('process-owner');
    document = (await service.get('/docs-json')).body as never;
    open = idOf(await begin(service, 'passport-and-id-card'));
    complaint = idOf(await begin(service, 'complaint'));
    await walk(service, 'complaint', complaint, WAYS.complaint);
    const late = idOf(await begin(service, 'passport-and-id-card', {}, { mode: 'expedited-7' }));
    const leaving = idOf(await begin(service, 'residence-deregistration'));
    service.at('2012-04-12T05:00:00.000Z');
    await walk(service, 'passport-and-id-card', late, WAYS['passport-and-id-card']);
    await step(service, 'residence-deregistration', leaving, 'CheckDocuments');
    await service.tick();
  });
  afterAll(() => service.stop());

  const operationAt = (path: string, method: string) => {
    const operation = document.paths[path]?.[method];
    if (!operation) throw new Error(`nothing is said of ${method} ${path}`);
    return operation;
  };
  const answerAt = (path: string, method: string) =>
    operationAt(path, method).responses['200']?.content?.['application/json'];

  it.each<[string, (ids: { open: string; complaint: string }) => string]>([
    ['/deadlines', () => '/deadlines'],
    ['/deadlines/board', () => '/deadlines/board'],
    ['/deadlines/board', () => '/deadlines/board?by=standard'],
    ['/deadlines/board', () => '/deadlines/board?by=limit'],
    ['/deadlines/audit', () => `/deadlines/audit?${PERIOD}`],
    ['/deadlines/percentiles', () => '/deadlines/percentiles?from=2012-04&to=2012-04'],
    [
      '/deadlines/percentiles',
      () => '/deadlines/percentiles?from=2012-04&to=2012-04&by=step&eachOffice=true',
    ],
    ['/deadlines/readings', () => `/deadlines/readings?${PERIOD}`],
    ['/deadlines/readings/{reading}/changes', () => `/deadlines/readings/workingDays/changes?${PERIOD}`],
    ['/deadlines/{id}', (ids) => `/deadlines/${ids.open}.provision-ordinary`],
    ['/deadlines/{id}/explanation', (ids) => `/deadlines/${ids.open}.provision-ordinary/explanation`],
    ['/deadlines/{id}/explanation', (ids) => `/deadlines/${ids.complaint}.consideration-15/explanation`],
    ['/applications/{id}', (ids) => `/applications/${ids.open}`],
    ['/complaints/{id}', (ids) => `/complaints/${ids.complaint}`],
    ['/calendar', () => '/calendar'],
    ['/calendar/days', () => '/calendar/days?from=2012-04-27&to=2012-05-02'],
  ])('at %s is what is answered', async (path, addressOf) => {
    const { status, body } = await service.get(addressOf({ open, complaint }), { token });
    expect(status).toBe(200);
    expect(body['items']).not.toEqual([]);
    expect(misfits(document, answerAt(path, 'get')?.schema ?? {}, body)).toEqual([]);
  });

  it('of a revision is what is answered, before it and when it is put into force', async () => {
    const preview = await service.post('/calendar/revisions/preview', REVISION, { token });
    expect(preview.body).toMatchObject({ moved: 1 });
    const shown = answerAt('/calendar/revisions/preview', 'post')?.schema ?? {};
    expect(misfits(document, shown, preview.body)).toEqual([]);
    const body = { approvedBy: 'A. Minister, order 7', revision: REVISION };
    const applied = await service.post('/calendar/revisions', body, { token });
    expect(applied.body).toMatchObject({ moved: 1 });
    const done = answerAt('/calendar/revisions', 'post')?.schema ?? {};
    expect(misfits(document, done, applied.body)).toEqual([]);
  });

  it('has examples that are as their schemas say', () => {
    const examples = Object.keys(document.paths)
      .filter((path) => path.startsWith('/deadlines'))
      .flatMap((path) => {
        const { schema = {}, example } = answerAt(path, 'get') ?? {};
        return example === undefined ? [] : [{ path, misfits: misfits(document, schema, example) }];
      });
    expect(examples.length).toBeGreaterThan(5);
    for (const { path, misfits: found } of examples) expect({ path, found }).toEqual({ path, found: [] });
  });

  it.each(['/calendar/revisions/preview', '/calendar/revisions'])(
    'has an example for %s that the service would take',
    (path) => {
      const content = operationAt(path, 'post').requestBody?.content['application/json'];
      const value = content?.examples?.['revision']?.value ?? {};
      expect(misfits(document, content?.schema ?? {}, value)).toEqual([]);
      const revision = 'revision' in value ? value.revision : value;
      expect(() => checkInput(CalendarRevisionInput, revision)).not.toThrow();
    },
  );
});
