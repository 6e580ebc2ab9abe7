import { applicationNumber } from '#libs/contract';
import { Service, tokenFor } from './support/service.ts';
import {
  begin,
  eventsOf,
  exampleOf,
  idOf,
  officeOf,
  step,
  WAYS,
  workflowOf,
  type WorkflowId,
} from './support/ways.ts';

const ENDS: Partial<Record<WorkflowId, string>> = { complaint: 'inCourt' };

describe('over HTTP', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start();
  });
  afterAll(() => service.stop());

  it.each(Object.keys(WAYS) as WorkflowId[])('%s goes from its first step to its last', async (workflow) => {
    const collection = workflow === 'complaint' ? 'complaints' : 'applications';
    const begun = await begin(service, workflow);
    const id = idOf(begun);
    expect(begun.status).toBe(201);
    expect(begun.headers.get('location')).toBe(`/${collection}/${id}`);
    const { begins } = workflowOf(workflow);
    const written = eventsOf(workflow, begins).map((type, revision) => ({ revision, type }));
    expect(begun.headers.get('etag')).toBe(`"${written.length - 1}"`);
    expect(begun.body).toMatchObject({
      number: applicationNumber(id),
      revision: written.length - 1,
      events: written,
    });

    let last = begun;
    for (const command of WAYS[workflow]) {
      last = await step(service, workflow, id, command);
      const events = eventsOf(workflow, command).map((type, index) => ({
        revision: written.length + index,
        type,
      }));
      written.push(...events);
      const revision = written.length - 1;
      const { status, body } = last;
      expect({ command, status, body }).toMatchObject({ command, status: 200, body: { revision, events } });
      expect(last.headers.get('etag')).toBe(`"${revision}"`);
    }
    expect(last.body).toMatchObject({ state: ENDS[workflow] ?? 'issued' });

    const token = await tokenFor('process-owner');
    const after = `?after=${String(last.body['position'])}`;
    const shown = await service.get(`/${collection}/${id}${after}`, { token });
    expect(shown.headers.get('etag')).toBe(`"${written.length - 1}"`);
    expect(shown.body).toMatchObject({
      id,
      number: applicationNumber(id),
      standard: { id: workflow },
      state: { name: ENDS[workflow] ?? 'issued' },
      place: { office: officeOf(workflow) },
    });
    const history = await service.get(`/${collection}/${id}/history${after}`, { token });
    expect(history.body['steps']).toMatchObject(written);
  });

  it('an application shows the complaints about it, and the complaint shows the application', async () => {
    const application = idOf(await begin(service, 'passport-and-id-card'));
    const about = { id: application, standard: 'passport-and-id-card' };
    const token = await tokenFor('chancellery-clerk', officeOf('complaint'));
    const data = { ...exampleOf('complaint', 'LodgeComplaint'), application: about };
    const lodged = await service.post('/complaints', { data }, { token });
    expect(lodged.status).toBe(201);

    const owner = { token: await tokenFor('process-owner') };
    const after = `after=${String(lodged.body['position'])}`;
    const shown = await service.get(`/applications/${application}?${after}`, owner);
    expect(shown.body['complaints']).toMatchObject([{ id: idOf(lodged), application }]);
    const complaint = await service.get(`/complaints/${idOf(lodged)}`, owner);
    expect(complaint.body).toMatchObject({ about });
    const listed = await service.get(`/complaints?application=${application}&${after}`, owner);
    expect(listed.body).toMatchObject({ items: [{ id: idOf(lodged) }], next: null });
  });

  it.each([
    [
      'an unknown application',
      '019a0000-0000-7000-8000-000000000000',
      'passport-and-id-card',
      '/data/application/id',
    ],
    [
      'an application under another standard',
      'temporary-id-card',
      'passport-and-id-card',
      '/data/application/standard',
    ],
  ])('a complaint about %s is refused', async (_, about, standard, path) => {
    const id = about.includes('card') ? idOf(await begin(service, 'temporary-id-card')) : about;
    const token = await tokenFor('chancellery-clerk', officeOf('complaint'));
    const data = { ...exampleOf('complaint', 'LodgeComplaint'), application: { id, standard } };
    const answer = await service.post('/complaints', { data }, { token });
    expect(answer.status).toBe(422);
    expect(answer.body['violations']).toMatchObject([{ path }]);
  });
});
