import { expectProblem } from './support/answers.ts';
import { Service, tokenFor } from './support/service.ts';
import { begin, exampleOf, idOf, officeOf, step, tokenOf } from './support/ways.ts';

const STANDARD = 'passport-and-id-card';
const JSON_TYPE = { 'content-type': 'application/json' };

describe('bad input', () => {
  let service: Service;
  let token: string;
  beforeAll(async () => {
    service = await Service.start();
    token = await tokenOf(STANDARD, 'SubmitApplication');
  });
  afterAll(() => service.stop());

  const submit = (data: object, rest: object = {}) =>
    service.post('/applications', { standard: STANDARD, ...rest, data }, { token });
  const example = () => structuredClone(exampleOf(STANDARD, 'SubmitApplication')) as Record<string, object>;
  const nested = (levels: number): unknown => (levels === 0 ? 'deep' : { inner: nested(levels - 1) });

  it.each([
    ['{', 'is not JSON'],
    ['', 'is empty'],
    ['"text"', 'is no object'],
    ['[]', 'is a list'],
    ['{"standard":"passport-and-id-card","data":{"office":"\\ud800"}}', 'has half a surrogate pair'],
    ['{"standard":"passport-and-id-card","data":{"office":1e400}}', 'has a number beyond a double'],
    ['{"standard":"passport-and-id-card","data":{},"__proto__":{"a":1}}', 'reaches for the prototype'],
  ])('a body %p, which %s, is refused with 400', async (body) => {
    const answer = await service.send('POST', '/applications', body, { token, headers: JSON_TYPE });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'invalid-data', status: 400 });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
    'a body of type %s is refused',
    async (type) => {
      const headers = { 'content-type': type };
      const answer = await service.send('POST', '/applications', 'a=b', { token, headers });
      expect(answer.status).toBe(415);
      expect(answer.body).toMatchObject({ code: 'invalid-data' });
    },
  );

  it('a body over 1 MiB is refused with 413, one just under it is read', async () => {
    const data = (length: number) => ({ ...example(), queueTicketAt: 'x'.repeat(length) });
    expect(await submit(data(1024 * 1024))).toMatchObject({
      status: 413,
      body: { code: 'payload-too-large', status: 413 },
    });
    expect(await submit(data(1000 * 1024))).toMatchObject({ status: 400, body: { code: 'invalid-data' } });
  });

  it.each([25, 20_000])('nesting of %i levels is refused, wherever it stands', async (levels) => {
    const inner = `${'['.repeat(levels)}${']'.repeat(levels)}`;
    for (const body of [
      `{"standard":"${STANDARD}","data":{"office":${inner}}}`,
      `{"data":{},"x":${inner}}`,
    ]) {
      const answer = await service.send('POST', '/applications', body, { token, headers: JSON_TYPE });
      expect(answer).toMatchObject({ status: 400, body: { violations: [{ code: 'too-deep' }] } });
    }
    expect(await submit({ office: nested(15) })).toMatchObject({
      status: 400,
      body: { code: 'invalid-data' },
    });
  });

  it('each wrong and each unknown field is named by its place in the body', async () => {
    const { applicant, ...rest } = example();
    const data = {
      ...rest,
      mode: 'at-once',
      colour: 'red',
      applicant: { ...applicant, surname: 7, shoe: 44 },
    };
    const answer = await submit(data, { occurred: 'yesterday' });
    // The envelope is checked before the class is known that the data must have.
    expect(answer).toMatchObject({
      status: 400,
      body: { violations: [{ code: 'unknown-field', path: '/occurred' }] },
    });
    const inData = await submit(data);
    expect(inData.status).toBe(400);
    const violations = inData.body['violations'] as readonly { code: string; path: string }[];
    expect(new Map(violations.map(({ path, code }) => [path, code]))).toEqual(
      new Map([
        ['/data/mode', 'invalid-field'],
        ['/data/colour', 'unknown-field'],
        ['/data/applicant/surname', 'invalid-field'],
        ['/data/applicant/shoe', 'unknown-field'],
      ]),
    );
  });

  it('a body without data says so beside what else is wrong', async () => {
    const answer = await service.post('/applications', { standard: 4 }, { token });
    const violations = answer.body['violations'] as readonly { path: string }[];
    expect([...new Set(violations.map(({ path }) => path))]).toEqual(['/standard', '/data']);
  });

  it('a command that is not possible now is answered with 409, the state, and what is possible', async () => {
    const id = idOf(await begin(service, STANDARD));
    const answer = await step(service, STANDARD, id, 'ProduceResult');
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      code: 'wrong-state',
      state: 'submitted',
      possible: ['CheckDocuments', 'RefuseApplication'],
    });
  });

  it('missing documents are answered with 422, the clause, and what is missing', async () => {
    const id = idOf(await begin(service, STANDARD));
    const body = { data: { presented: [{ document: 'passport' }] } };
    const answer = await service.post(`/applications/${id}/commands/CheckDocuments`, body, { token });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'rule-violated' });
    const violations = answer.body['violations'] as readonly { clause: string }[];
    expect(violations.length).toBeGreaterThan(0);
    for (const { clause } of violations) expect(clause).toMatch(/^passport-and-id-card:/);
    expect(await step(service, STANDARD, id, 'CheckDocuments')).toMatchObject({ status: 200 });
  });

  it('an underpaid duty is answered with 422 and the amount due', async () => {
    const id = idOf(await begin(service, STANDARD));
    await step(service, STANDARD, id, 'CheckDocuments');
    const { receipts } = exampleOf(STANDARD, 'SettleDuty') as { receipts: readonly { amount: string }[] };
    const [receipt] = receipts;
    const body = { data: { receipts: [{ ...receipt, amount: '6795.59' }] } };
    const answer = await service.post(`/applications/${id}/commands/SettleDuty`, body, { token });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(receipt?.amount);
  });

  it('a wrong IIN is answered with 400 or 422 and its place', async () => {
    const { applicant, ...rest } = example();
    const answer = await submit({ ...rest, applicant: { ...applicant, iin: '951231291004' } });
    expect([400, 422]).toContain(answer.status);
    expect(answer.body['violations']).toMatchObject([{ path: '/data/applicant/iin' }]);
  });

  it('an exemption that is not in the list is answered with 422', async () => {
    const answer = await submit({ ...example(), exemption: 'good-looks' });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'rule-violated', violations: [{ path: '/data/exemption' }] });
  });

  it('what has not happened yet is answered with 422, a time without an offset with 400', async () => {
    const at = (occurredAt: unknown) => submit(example(), { occurredAt });
    expect(await at('2012-04-02T05:03:00Z')).toMatchObject({
      status: 422,
      body: { violations: [{ code: 'occurred-in-future', path: '/occurredAt' }] },
    });
    expect(await at('2012-04-02T11:01:00+06:00')).toMatchObject({
      status: 201,
      body: {
        events: [
          { type: 'ApplicationSubmitted', occurredAt: '2012-04-02T05:01:00.000Z' },
          { type: 'DeadlineSet', occurredAt: '2012-04-02T05:01:00.000Z' },
        ],
      },
    });
    for (const wrong of ['2012-04-02T05:00:00', '2012-02-30T05:00:00Z', '2012-04-02', 'today']) {
      const answer = await at(wrong);
      expect({ wrong, status: answer.status, body: answer.body }).toMatchObject({
        status: 400,
        body: { violations: [{ path: '/occurredAt' }] },
      });
    }
  });

  it('what no edition was in force for is answered with 422', async () => {
    const answer = await submit(example(), { occurredAt: '2011-12-30T05:00:00Z' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'no-edition-in-force' } });
  });

  it.each([
    ['GET', '/applications/019a0000-0000-7000-8000-000000000000', 404, 'unknown-application'],
    ['GET', '/applications/no-uuid', 404, 'unknown-application'],
    ['GET', '/applications/019a0000-0000-7000-8000-000000000000/history', 404, 'unknown-application'],
    ['GET', '/complaints/019a0000-0000-7000-8000-000000000000', 404, 'unknown-application'],
    ['GET', '/standards/fishing-licence', 404, 'unknown-standard'],
    ['GET', '/standards/fishing-licence/diagram', 404, 'unknown-standard'],
    ['GET', '/applications?standard=fishing-licence', 404, 'unknown-standard'],
    ['GET', '/applications?standard=complaint', 404, 'unknown-standard'],
    ['GET', '/applications?cursor=bm9uZQ', 400, 'unknown-cursor'],
    ['GET', '/applications?after=999999', 400, 'unknown-cursor'],
    ['GET', '/applications?after=-1', 400, 'unknown-cursor'],
    ['GET', '/applications?after=soon', 400, 'unknown-cursor'],
    ['GET', '/applications?limit=0', 400, 'invalid-data'],
    ['GET', '/applications?limit=many', 400, 'invalid-data'],
    ['GET', '/applications?state=a&state=b', 400, 'invalid-data'],
    ['GET', '/applications?submittedFrom=2012-02-30', 400, 'invalid-data'],
    ['GET', '/applications?colour=red', 400, 'invalid-data'],
    ['GET', '/centres?colour=red', 400, 'invalid-data'],
    ['GET', '/nowhere', 404, 'not-found'],
    ['DELETE', '/applications', 404, 'not-found'],
    ['GET', '/applications/%', 400, 'invalid-data'],
  ])('%s %s is answered with %i %s', async (method, path, status, code) => {
    const asker = await tokenFor('process-owner');
    expectProblem(await service.send(method, path, undefined, { token: asker }), status, code);
  });

  it.each(['Fly', 'constructor', 'toString', '__proto__', 'SubmitApplication'])(
    'the command %s to an application is no command of it',
    async (command) => {
      const id = idOf(await begin(service, STANDARD));
      const answer = await service.post(`/applications/${id}/commands/${command}`, { data: {} }, { token });
      expect([400, 404, 409]).toContain(answer.status);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    },
  );

  it('an unknown standard and an unknown office in a body are named', async () => {
    const unknown = { standard: 'fishing-licence' };
    expect(await submit(example(), unknown)).toMatchObject({
      status: 404,
      body: { code: 'unknown-standard' },
    });
    const { office: _, ...rest } = example();
    const elsewhere = await submit({ ...rest, office: 'moon-1' });
    expect([400, 422]).toContain(elsewhere.status);
    expect(elsewhere.text).toContain('moon-1');
    expect(officeOf(STANDARD)).not.toBe('moon-1');
  });
});
