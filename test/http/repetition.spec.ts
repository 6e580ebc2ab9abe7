import { Service, tokenFor } from './support/service.ts';
import { begin, eventsOf, exampleOf, idOf, officeOf, step, tokenOf } from './support/ways.ts';

const STANDARD = 'passport-and-id-card';

describe('a request that comes twice', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start();
  });
  afterAll(() => service.stop());

  const keyed = (key: string) => ({ 'idempotency-key': key });

  it('is answered as the first time, however late, and done once', async () => {
    const first = await begin(service, STANDARD, keyed('submit-1'));
    service.now = new Date(service.now.getTime() + 3_600_000);
    const again = await begin(service, STANDARD, keyed('submit-1'));
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect({ status: again.status, body: again.body }).toEqual({ status: 201, body: first.body });
    for (const header of ['location', 'etag'])
      expect(again.headers.get(header)).toBe(first.headers.get(header));

    const id = idOf(first);
    const checked = await step(service, STANDARD, id, 'CheckDocuments', keyed('check-1'));
    await step(service, STANDARD, id, 'SettleDuty');
    // The application stands elsewhere by now; the answer is still the first one.
    const repeated = await step(service, STANDARD, id, 'CheckDocuments', {
      ...keyed('check-1'),
      'if-match': '"0"',
    });
    expect(repeated.body).toEqual(checked.body);
    const token = await tokenFor('process-owner');
    const history = await service.get(`/applications/${id}/history`, { token });
    const steps = history.body['steps'] as readonly { type: string }[];
    const types = ['SubmitApplication', 'CheckDocuments', 'SettleDuty'].flatMap((command) =>
      eventsOf(STANDARD, command),
    );
    expect(steps.map(({ type }) => type)).toEqual(types);
  });

  it('many times at once is still done once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => begin(service, STANDARD, keyed('crowd'))),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(idOf)).size).toBe(1);
    const replayed = answers.filter(({ headers }) => headers.get('idempotent-replayed') === 'true');
    expect(replayed).toHaveLength(7);
  });

  it('with other content under the same key is refused, also for another application', async () => {
    const one = idOf(await begin(service, STANDARD, keyed('reuse')));
    const other = idOf(await begin(service, STANDARD));
    const token = await tokenOf(STANDARD, 'SubmitApplication');
    const data = { ...exampleOf(STANDARD, 'SubmitApplication'), mode: 'expedited-7' };
    const changed = await service.post(
      '/applications',
      { standard: STANDARD, data },
      { token, headers: keyed('reuse') },
    );
    expect(changed).toMatchObject({ status: 422, body: { code: 'command-reused' } });

    expect(await step(service, STANDARD, one, 'CheckDocuments', keyed('check'))).toMatchObject({
      status: 200,
    });
    expect(await step(service, STANDARD, other, 'CheckDocuments', keyed('check'))).toMatchObject({
      status: 422,
      body: { code: 'command-reused' },
    });
    const after = await service.get(`/applications/${other}`, { token });
    expect(after.body).toMatchObject({ revision: 1 });
  });

  it('under the same key of somebody else is another request', async () => {
    const mine = idOf(await begin(service, STANDARD, keyed('shared')));
    const token = await tokenFor('authorised-officer', officeOf(STANDARD), { sub: 'somebody-else' });
    const body = { standard: STANDARD, data: exampleOf(STANDARD, 'SubmitApplication') };
    const theirs = await service.post('/applications', body, { token, headers: keyed('shared') });
    expect(theirs.status).toBe(201);
    expect(idOf(theirs)).not.toBe(mine);
  });

  it('without a key is done twice', async () => {
    expect(idOf(await begin(service, STANDARD))).not.toBe(idOf(await begin(service, STANDARD)));
  });

  it.each(['', 'x'.repeat(256)])('a key %p is refused', async (key) => {
    expect(await begin(service, STANDARD, keyed(key))).toMatchObject({
      status: 400,
      body: { code: 'invalid-data' },
    });
  });
});

describe('If-Match', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start();
  });
  afterAll(() => service.stop());

  it('lets a step through at the revision that was seen, and no other', async () => {
    const begun = await begin(service, STANDARD);
    const id = idOf(begun);
    const stale = await step(service, STANDARD, id, 'CheckDocuments', { 'if-match': '"7"' });
    expect(stale).toMatchObject({ status: 412, body: { code: 'revision-conflict', revision: 1 } });
    const seen = begun.headers.get('etag') ?? '';
    expect(await step(service, STANDARD, id, 'CheckDocuments', { 'if-match': seen })).toMatchObject({
      status: 200,
    });
    expect(await step(service, STANDARD, id, 'SettleDuty', { 'if-match': '*' })).toMatchObject({
      status: 200,
    });
  });

  it('goes stale when the clock has spoken of the application', async () => {
    const before = service.now;
    const begun = await begin(service, STANDARD);
    const seen = { 'if-match': begun.headers.get('etag') ?? '' };
    service.at('2012-04-27T05:00:00.000Z');
    await service.tick();
    expect(await step(service, STANDARD, idOf(begun), 'CheckDocuments', seen)).toMatchObject({
      status: 412,
      body: { code: 'revision-conflict', revision: 2 },
    });
    service.now = before;
  });

  it.each(['3', 'W/"0"', '"x"', '"0", "1"', ''])('%p is no tag of ours', async (ifMatch) => {
    const id = idOf(await begin(service, STANDARD));
    const answer = await step(service, STANDARD, id, 'CheckDocuments', { 'if-match': ifMatch });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-data' } });
  });

  it('tells no revision to who sits in another office', async () => {
    const id = idOf(await begin(service, STANDARD));
    const token = await tokenFor('authorised-officer', 'almaty-city-1');
    const body = { data: exampleOf(STANDARD, 'CheckDocuments') };
    const headers = { 'if-match': '"7"' };
    const answer = await service.post(`/applications/${id}/commands/CheckDocuments`, body, {
      token,
      headers,
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'foreign-office' } });
    expect(answer.body).not.toHaveProperty('revision');
  });
});
