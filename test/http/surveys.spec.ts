import { LANGUAGES, type StoredEvent } from '#libs/contract';
import { QUESTIONS } from '#workflows/quality';
import { Service, tokenFor } from './support/service.ts';
import { begin, idOf, officeOf, walk, WAYS } from './support/ways.ts';

const STANDARD = 'passport-and-id-card';
const OFFICE = officeOf(STANDARD);
const MONDAY = '2012-04-02T05:00:00.000Z';
const ABSENT = '019a0000-0000-7000-8000-000000000000';
const WORDS = 'Рақмет, бәрі түсінікті болды.';

describe('the answers of consumers', () => {
  let service: Service;
  let officer: string;
  let closed: string;
  let open: string;

  beforeAll(async () => {
    service = await Service.start();
    officer = await tokenFor('compliance-officer');
    closed = await issued();
    open = idOf(await begin(service, STANDARD));
  });
  beforeEach(() => {
    service.at(MONDAY);
  });
  afterAll(() => service.stop());

  async function issued(): Promise<string> {
    const id = idOf(await begin(service, STANDARD));
    await walk(service, STANDARD, id, WAYS[STANDARD]);
    return id;
  }
  const answerOf = (id: string, question: string, more: object = {}) => ({
    application: { id },
    question,
    satisfied: true,
    ...more,
  });
  const send = (data: object, token = officer, headers = {}, occurredAt?: string) =>
    service.post('/surveys', { occurredAt, data }, { token, headers });

  it('are asked for by four questions in three languages, which anybody may read', async () => {
    const { status, body } = await service.get('/surveys/questions');
    expect(status).toBe(200);
    const items = body['items'] as readonly {
      id: string;
      title: Record<string, string>;
      indicator: string;
    }[];
    expect(items.map(({ id }) => id)).toEqual([...QUESTIONS]);
    for (const { id, title, indicator } of items) {
      expect(Object.keys(title)).toEqual([...LANGUAGES]);
      expect(indicator).toBe(`satisfied-with-${id}`);
    }
  });

  it('are kept with the standard and the office of their application, their words apart', async () => {
    service.at('2012-04-03T05:00:00.000Z');
    const answer = await send(answerOf(closed, 'courtesy', { text: WORDS }));
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status: 201,
      body: {
        state: 'answered',
        revision: 0,
        events: [
          {
            type: 'SurveyAnswered',
            clause: `${STANDARD}:18`,
            data: {
              application: { id: closed, standard: STANDARD },
              question: 'courtesy',
              satisfied: true,
              answeredOn: '2012-04-03',
            },
          },
        ],
      },
    });
    expect(answer.body).not.toHaveProperty('number');
    expect(answer.text).not.toContain(WORDS);
    const [event] = await service.app.parts.store.readStream(`qadam.survey-${idOf(answer)}`);
    expect(event).toMatchObject({
      personal: { text: WORDS },
      metadata: { office: OFFICE, region: 'astana' },
    } satisfies { personal: object; metadata: Partial<StoredEvent['metadata']> });
  });

  it('are given once for each question: a second one is refused, whoever sends it and whatever it says', async () => {
    const integrator = await tokenFor('integrator');
    expect(await send(answerOf(closed, 'process-quality'))).toMatchObject({ status: 201 });
    for (const [token, satisfied] of [
      [officer, true],
      [integrator, false],
    ] as const) {
      const answer = await service.unwritten(() =>
        send(answerOf(closed, 'process-quality', { satisfied }), token),
      );
      expect(answer).toMatchObject({ status: 409, body: { code: 'application-exists' } });
      expect(answer.body['detail']).toMatch(/answered for this application already/);
    }
    const shouted = answerOf(closed.toUpperCase(), 'process-quality');
    expect(await service.unwritten(() => send(shouted))).toMatchObject({ status: 409 });
    expect(await send(answerOf(closed, 'complaint-procedure'), integrator)).toMatchObject({ status: 201 });
  });

  it('are one, however many come at once', async () => {
    const id = await issued();
    const answers = await Promise.all(
      [true, false, true, false].map((satisfied) => send(answerOf(id, 'courtesy', { satisfied }))),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409]);
  });

  it('that are sent again under their key get the first answer again', async () => {
    const id = await issued();
    const key = { 'idempotency-key': 'survey-1' };
    const first = await send(answerOf(id, 'courtesy'), officer, key);
    service.at('2012-04-02T09:00:00.000Z');
    const again = await service.unwritten(() => send(answerOf(id, 'courtesy'), officer, key));
    expect({ status: again.status, body: again.body }).toEqual({ status: 201, body: first.body });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const other = await service.unwritten(() =>
      send(answerOf(id, 'courtesy', { satisfied: false }), officer, key),
    );
    expect(other).toMatchObject({ status: 422, body: { code: 'command-reused' } });
  });

  it('for an application that there is not are refused, also for a complaint', async () => {
    const complaint = idOf(await begin(service, 'complaint'));
    for (const id of [ABSENT, complaint])
      expect(await service.unwritten(() => send(answerOf(id, 'courtesy')))).toMatchObject({
        status: 422,
        body: {
          code: 'rule-violated',
          violations: [{ code: 'application-unknown', path: '/data/application/id', actual: id }],
        },
      });
  });

  it('for an application that is open are refused with its state', async () => {
    expect(await service.unwritten(() => send(answerOf(open, 'courtesy')))).toMatchObject({
      status: 422,
      body: {
        code: 'rule-violated',
        violations: [{ code: 'application-open', path: '/data/application/id', actual: 'submitted' }],
      },
    });
  });

  it('cannot have been given before their application was closed, nor tomorrow', async () => {
    const id = await issued();
    const at = (occurredAt: string) =>
      service.unwritten(() => send(answerOf(id, 'courtesy'), officer, {}, occurredAt));
    expect(await at('2012-04-02T10:59:00+06:00')).toMatchObject({
      status: 422,
      body: { violations: [{ code: 'answered-before-closing', path: '/occurredAt' }] },
    });
    expect(await at('2012-04-03T11:00:00+06:00')).toMatchObject({
      status: 422,
      body: { violations: [{ code: 'occurred-in-future', path: '/occurredAt' }] },
    });
    expect(await at('yesterday')).toMatchObject({ status: 400, body: { code: 'invalid-data' } });
  });

  it.each(['authorised-officer', 'centre-employee', 'chancellery-clerk', 'process-owner'] as const)(
    'are not passed on by %s, who learns nothing of the application',
    async (role) => {
      const token = await tokenFor(role, OFFICE);
      for (const data of [answerOf(open, 'courtesy'), { rubbish: true }]) {
        const answer = await service.unwritten(() => send(data, token));
        expect(answer).toMatchObject({ status: 403, body: { code: 'wrong-role' } });
        expect(answer.body).not.toHaveProperty('violations');
      }
    },
  );

  it('need a token', async () => {
    const answer = await service.unwritten(() =>
      service.post('/surveys', { data: answerOf(closed, 'courtesy') }),
    );
    expect(answer).toMatchObject({ status: 401 });
  });

  it.each<[string, object, string]>([
    ['another question', { question: 'weather' }, '/data/question'],
    ['neither yes nor no', { satisfied: 'rather' }, '/data/satisfied'],
    ['no application', { application: null }, '/data/application'],
    ['an id that is none', { application: { id: 'my passport' } }, '/data/application/id'],
    [
      'a standard that the service knows itself',
      { application: { id: ABSENT, standard: STANDARD } },
      '/data/application/standard',
    ],
    ['a field too many', { surname: 'Ахметова' }, '/data/surname'],
    ['words without end', { text: 'а'.repeat(2_001) }, '/data/text'],
  ])('with %s are not valid, and it is said where', async (_what, change, path) => {
    const answer = await service.unwritten(() => send({ ...answerOf(closed, 'courtesy'), ...change }));
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-data' } });
    const violations = answer.body['violations'] as readonly { path: string }[];
    expect(new Set(violations.map((violation) => violation.path))).toEqual(new Set([path]));
  });

  it('are no applications: neither listed nor found as such', async () => {
    const id = idOf(await send(answerOf(await issued(), 'courtesy')));
    await service.caughtUp();
    for (const collection of ['applications', 'complaints']) {
      expect(await service.get(`/${collection}/${id}`, { token: officer })).toMatchObject({ status: 404 });
      const { text } = await service.get(`/${collection}`, { token: officer });
      expect(text).not.toContain(id);
    }
    expect(await service.get(`/applications/${id}/history`, { token: officer })).toMatchObject({
      status: 404,
    });
  });
});
