import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Derivation } from '#libs/calendar';
import { APPROVAL, PREVIEW, REVISION, REVISIONS, SECOND_OF_MAY } from './support/revision.ts';
import { Service, tokenFor, type Answer } from './support/service.ts';
import { begin, idOf, officeOf, walk, WAYS } from './support/ways.ts';

const STANDARD = 'passport-and-id-card';
const OFFICE = officeOf(STANDARD);

describe('a revision of the calendar', () => {
  let service: Service;
  let owner: string;
  let deadlines: readonly string[];
  let judged: string;
  const folder = mkdtempSync(join(tmpdir(), 'qadam-calendar-'));

  beforeAll(async () => {
    service = await Service.start({ dataDir: folder });
    owner = await tokenFor('process-owner');
    const begun = [];
    for (let count = 0; count < 3; count += 1) begun.push(idOf(await begin(service, STANDARD)));
    const [done = ''] = begun.splice(0, 1);
    await walk(service, STANDARD, done, WAYS[STANDARD]);
    await begin(service, STANDARD, {}, { mode: 'expedited-7' });
    judged = `${done}.provision-ordinary`;
    deadlines = begun.map((id) => `${id}.provision-ordinary`).toSorted();
    await service.caughtUp();
  });
  afterAll(async () => {
    await service.stop();
    rmSync(folder, { recursive: true });
  });

  const post = (path: string, body: object, token = owner): Promise<Answer> =>
    service.post(path, body, { token });

  it('shows what would move before it does, by office and standard, and writes nothing', async () => {
    const head = await service.app.parts.store.head();
    const { status, body } = await post(PREVIEW, REVISION, await tokenFor('compliance-officer'));
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        edition: { id: 'kz-2026.2', basedOn: 'kz-2026.1', years: { from: 2009, to: 2026 } },
        moved: 2,
        groups: [{ office: OFFICE, standard: STANDARD, moved: 2 }],
        items: deadlines.map((id) => ({
          id,
          applicationId: id.split('.')[0],
          standard: STANDARD,
          limit: 'provision-ordinary',
          office: OFFICE,
          calendar: 'kz-2026.1',
          dueOn: '2012-05-02',
          dueAt: '2012-05-02T14:00:00.000Z',
          newDueOn: '2012-05-03',
          newDueAt: '2012-05-03T14:00:00.000Z',
        })),
        next: null,
      },
    });
    expect(await service.app.parts.store.head()).toBe(head);
    expect((await service.get('/calendar')).body).toMatchObject({ id: 'kz-2026.1' });
  });

  it('is shown page by page, all of it counted each time', async () => {
    const first = await post(`${PREVIEW}?pageSize=1`, REVISION);
    const second = await post(`${PREVIEW}?pageSize=1&cursor=${String(first.body['next'])}`, REVISION);
    expect(first.body).toMatchObject({ moved: 2, items: [{ id: deadlines[0] }] });
    expect(second.body).toMatchObject({ moved: 2, items: [{ id: deadlines[1] }], next: null });
    const other = { ...REVISION, days: [{ ...SECOND_OF_MAY, date: '2012-05-03' }] };
    expect(await post(`${PREVIEW}?cursor=${String(first.body['next'])}`, other)).toMatchObject({
      status: 400,
      body: { code: 'unknown-cursor' },
    });
  });

  it('moves what is open when somebody answers for it, and leaves what was judged', async () => {
    const { status, body } = await post(REVISIONS, APPROVAL);
    expect({ status, body }).toEqual({
      status: 200,
      body: { edition: 'kz-2026.2', moved: 2, position: expect.stringMatching(/^\d+$/) },
    });
    const after = `after=${String(body['position'])}`;
    const [id = ''] = deadlines;
    expect((await service.get(`/deadlines/${id}?${after}`, { token: owner })).body).toMatchObject({
      calendar: 'kz-2026.2',
      dueOn: '2012-05-03',
      dueAt: '2012-05-03T14:00:00.000Z',
      revised: 1,
    });
    const { derivation } = (await service.get(`/deadlines/${id}/explanation`, { token: owner })).body as {
      derivation: Derivation;
    };
    expect(derivation.steps).toMatchObject([
      { kind: 'months', date: '2012-05-02' },
      { kind: 'skipped', date: '2012-05-02', source: ['Decree of the spec'] },
      { kind: 'moved', from: '2012-05-02', to: '2012-05-03' },
    ]);
    expect((await service.get(`/deadlines/${judged}`, { token: owner })).body).toMatchObject({
      calendar: 'kz-2026.1',
      dueOn: '2012-05-02',
      revised: 0,
    });
  });

  it('stands in the history, with who approved it and who put it into force', async () => {
    const [id = ''] = deadlines;
    const { body } = await service.get(`/applications/${id.split('.')[0]}/history`, { token: owner });
    expect(body['steps']).toMatchObject([
      { type: 'ApplicationSubmitted' },
      { type: 'DeadlineSet' },
      {
        type: 'DeadlineRevised',
        from: 'submitted',
        to: 'submitted',
        actor: { id: 'process-owner@null' },
        data: {
          deadline: 'provision-ordinary',
          previousDueAt: '2012-05-02T14:00:00.000Z',
          dueAt: '2012-05-03T14:00:00.000Z',
          previousCalendar: 'kz-2026.1',
          calendar: 'kz-2026.2',
          approvedBy: APPROVAL.approvedBy,
        },
      },
    ]);
  });

  it('sent again does nothing twice; under its name nothing else can be said', async () => {
    const head = await service.app.parts.store.head();
    expect(await post(REVISIONS, APPROVAL)).toMatchObject({
      status: 200,
      body: { edition: 'kz-2026.2', moved: 0 },
    });
    const other = { ...REVISION, days: [{ ...SECOND_OF_MAY, date: '2012-05-03' }] };
    expect(await post(REVISIONS, { ...APPROVAL, revision: other })).toMatchObject({
      status: 422,
      body: { code: 'calendar-refused' },
    });
    const older = { ...REVISION, basedOn: 'kz-2026.2', id: 'kz-2026.1' };
    expect(await post(REVISIONS, { ...APPROVAL, revision: older })).toMatchObject({
      status: 422,
      body: { code: 'calendar-refused', violations: [{ path: '/revision/id' }] },
    });
    expect(await service.app.parts.store.head()).toBe(head);
  });

  it('holds for what begins after it, also after a restart', async () => {
    const begun = async () => (await begin(service, STANDARD)).body['events'];
    const set = { type: 'DeadlineSet', data: { dueOn: '2012-05-03', calendar: 'kz-2026.2' } };
    expect(await begun()).toMatchObject([{ type: 'ApplicationSubmitted' }, set]);
    await service.stop();
    service = await Service.start({ dataDir: folder });
    expect(await begun()).toMatchObject([{ type: 'ApplicationSubmitted' }, set]);
    expect((await service.get('/calendar')).body).toMatchObject({
      id: 'kz-2026.2',
      basedOn: 'kz-2026.1',
      editions: [
        { id: 'kz-2026.1', current: false },
        { id: 'kz-2026.2', current: true },
      ],
    });
    const days = await service.get('/calendar/days?from=2012-05-02&to=2012-05-02');
    expect(days.body['items']).toMatchObject([{ working: false, kind: 'listed', reason: { en: 'Day off' } }]);
  });
});
