import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { Service, tokenFor } from './support/service.ts';
import { begin, exampleOf, idOf, officeOf, step } from './support/ways.ts';

const STANDARD = 'passport-and-id-card';
const OFFICE = officeOf(STANDARD);
const PERSON = /Ахметова|951231291003|1895-12-31/;

describe('without a good token', () => {
  let service: Service;
  let id: string;
  beforeAll(async () => {
    service = await Service.start({
      tokens: {
        kind: 'secret',
        secret: 'the specs know this secret, and nobody else does',
        audience: 'qadam',
        issuer: 'specs',
      },
    });
    const token = await good({});
    const body = { standard: STANDARD, data: exampleOf(STANDARD, 'SubmitApplication') };
    id = idOf(await service.post('/applications', body, { token }));
  });
  afterAll(() => service.stop());

  const good = (claims: object) =>
    tokenFor('authorised-officer', OFFICE, { aud: 'qadam', iss: 'specs', ...claims });
  const expired = { exp: Date.parse('2012-04-02T04:59:59Z') / 1_000 };

  it.each<[string, () => string | Promise<string>]>([
    ['expired', () => good(expired)],
    [
      'forged',
      async () => tokenFor('authorised-officer', OFFICE, { aud: 'qadam', iss: 'specs' }, 'x'.repeat(40)),
    ],
    ['for another audience', () => good({ aud: 'bank' })],
    ['of another issuer', () => good({ iss: 'somebody' })],
    ['without an end', () => good({ exp: undefined })],
    ['without a subject', () => good({ sub: undefined })],
    [
      'unsigned',
      () => new UnsecuredJWT({ roles: ['process-owner'] }).setSubject('x').setExpirationTime('1y').encode(),
    ],
    ['no token at all', () => 'rubbish'],
    [
      'signed otherwise',
      async () => {
        const { privateKey } = await generateKeyPair('ES256');
        return new SignJWT({ roles: ['process-owner'] })
          .setProtectedHeader({ alg: 'ES256' })
          .setSubject('x')
          .sign(privateKey);
      },
    ],
  ])('one that is %s, nothing is shown', async (_, token) => {
    const answer = await service.get(`/applications/${id}`, { token: await token() });
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /);
    expect(answer.text).not.toMatch(PERSON);
  });

  it('a good one is believed until it ends, though it is remembered', async () => {
    const token = await good({ exp: Date.parse('2012-04-02T05:10:00Z') / 1_000 });
    expect(await service.get(`/applications/${id}`, { token })).toMatchObject({ status: 200 });
    const before = service.now;
    service.at('2012-04-02T05:10:01Z');
    expect(await service.get(`/applications/${id}`, { token })).toMatchObject({ status: 401 });
    service.now = before;
  });

  it('no application is listed and no command taken', async () => {
    expect(await service.get('/applications')).toMatchObject({ status: 401 });
    expect(await service.post(`/applications/${id}/commands/CheckDocuments`, { data: {} })).toMatchObject({
      status: 401,
    });
    expect(await service.post('/applications', {})).toMatchObject({ status: 401 });
  });

  it.each([
    '/',
    '/livez',
    '/readyz',
    '/metrics',
    '/standards',
    '/centres',
    '/authorities',
    '/calendar',
    '/calendar/days?from=2012-04-28&to=2012-05-02',
    '/docs',
    '/docs-json',
  ])('%s is open', async (path) => {
    expect(await service.get(path)).toMatchObject({ status: 200 });
  });
});

describe('with a token', () => {
  let service: Service;
  let id: string;
  beforeAll(async () => {
    service = await Service.start();
    id = idOf(await begin(service, STANDARD));
  });
  afterAll(() => service.stop());

  const reading = async (token: string) => {
    const paths = [`/applications/${id}`, `/applications/${id}/history`, '/applications'];
    return Promise.all(paths.map((path) => service.get(path, { token })));
  };

  it('of no role that the service knows, one is forbidden everything', async () => {
    const token = await tokenFor(['gardener'], OFFICE);
    expect(await service.get(`/applications/${id}`, { token })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
  });

  it('of a role beside others that mean nothing here, one is let in', async () => {
    const token = await tokenFor(['gardener', 'process-owner']);
    expect(await service.get(`/applications/${id}`, { token })).toMatchObject({ status: 200 });
  });

  it('of the wrong role, a command is refused before its data is looked at', async () => {
    const token = await tokenFor('chancellery-clerk', OFFICE);
    const answer = await service.post(
      `/applications/${id}/commands/CheckDocuments`,
      { data: { x: 1 } },
      { token },
    );
    expect(answer).toMatchObject({ status: 403, body: { code: 'wrong-role' } });
    expect(answer.body).not.toHaveProperty('state');
    expect(answer.body).not.toHaveProperty('violations');
  });

  it('of another office, nothing is shown, listed or done', async () => {
    const token = await tokenFor('authorised-officer', 'almaty-city-1');
    const [shown, history, list] = await reading(token);
    for (const answer of [shown, history]) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'foreign-office' } });
      expect(answer?.text).not.toMatch(/submitted|astana|Ахметова/);
    }
    expect(list?.body).toEqual({ items: [], next: null });
    const body = { data: exampleOf(STANDARD, 'CheckDocuments') };
    const answer = await service.post(`/applications/${id}/commands/CheckDocuments`, body, { token });
    expect(answer).toMatchObject({ status: 403, body: { code: 'foreign-office' } });
    expect(answer.text).not.toMatch(/submitted|astana/);
  });

  it('of another office, an application at this one cannot be submitted', async () => {
    const token = await tokenFor('authorised-officer', 'almaty-city-1');
    const body = { standard: STANDARD, data: exampleOf(STANDARD, 'SubmitApplication') };
    expect(await service.post('/applications', body, { token })).toMatchObject({
      status: 403,
      body: { code: 'foreign-office' },
    });
  });

  it.each([
    ['authorised-officer', OFFICE],
    ['centre-employee', OFFICE],
    ['process-owner', null],
    ['compliance-officer', null],
  ] as const)('%s of office %s sees the person', async (role, office) => {
    for (const answer of await reading(await tokenFor(role, office))) {
      expect(answer.status).toBe(200);
      expect(answer.text).toMatch(PERSON);
    }
  });

  it('an integrator sees the steps and no person, and may not search for one', async () => {
    const token = await tokenFor('integrator');
    for (const answer of await reading(token)) {
      expect(answer.status).toBe(200);
      expect(answer.text).toContain(id);
      expect(answer.text).not.toMatch(PERSON);
    }
    for (const applicant of ['951231291003', 'Ахметова']) {
      const answer = await service.get(`/applications?applicant=${encodeURIComponent(applicant)}`, { token });
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
  });

  it('what is possible next depends on who asks, and says why the rest is not', async () => {
    const next = async (role: 'authorised-officer' | 'centre-employee') => {
      const { body } = await service.get(`/applications/${id}`, { token: await tokenFor(role, OFFICE) });
      return body['next'];
    };
    const possible = (command: string, more: object) => expect.objectContaining({ command, ...more });
    expect(await next('authorised-officer')).toEqual(
      expect.arrayContaining([
        possible('CheckDocuments', { possible: true }),
        possible('HandOverResult', { possible: false, why: 'wrong-state', possibleIn: ['produced'] }),
      ]),
    );
    expect(await next('centre-employee')).toEqual(
      expect.arrayContaining([possible('CheckDocuments', { possible: false, why: 'wrong-role' })]),
    );
  });

  it('the actor of the token stands in the history', async () => {
    const mine = idOf(await begin(service, STANDARD));
    await step(service, STANDARD, mine, 'CheckDocuments');
    const { body } = await service.get(`/applications/${mine}/history`, {
      token: await tokenFor('process-owner'),
    });
    const actor = { id: `authorised-officer@${OFFICE}`, roles: ['authorised-officer'], office: OFFICE };
    expect(body['steps']).toMatchObject([
      { type: 'ApplicationSubmitted', actor },
      { type: 'DeadlineSet', actor },
      { type: 'DocumentsChecked', actor },
    ]);
  });
});
