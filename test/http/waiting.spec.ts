import { ServiceError } from '#libs/contract';
import { MemoryEventStore } from '#libs/event-store';
import { ids, pagesOf } from './support/answers.ts';
import { Service, tokenFor } from './support/service.ts';
import { begin, exampleOf, idOf, step, tokenOf } from './support/ways.ts';

const STANDARD = 'residence-registration';

/** A store on a disk that can be full or broken, at the switch of a spec. */
class FailingStore extends MemoryEventStore {
  broken = false;

  override async append(...given: Parameters<MemoryEventStore['append']>) {
    this.#check();
    return super.append(...given);
  }

  override async readStream(...given: Parameters<MemoryEventStore['readStream']>) {
    this.#check();
    return super.readStream(...given);
  }

  override async head() {
    this.#check();
    return super.head();
  }

  #check(): void {
    if (this.broken) throw new ServiceError('store-unavailable', 'ENOSPC: /secret/path/events.sqlite');
  }
}

describe('while the store does not work', () => {
  let service: Service;
  const store = new FailingStore();
  beforeAll(async () => {
    service = await Service.start({}, { store });
  });
  afterEach(() => {
    store.broken = false;
  });
  afterAll(() => service.stop());

  it('a command is answered with 503 and Retry-After, and nothing of it is kept', async () => {
    const id = idOf(await begin(service, STANDARD));
    store.broken = true;
    for (const answer of [
      await begin(service, STANDARD, { 'idempotency-key': 'full' }),
      await step(service, STANDARD, id, 'CheckDocuments', { 'idempotency-key': 'full-too' }),
    ]) {
      expect(answer).toMatchObject({ status: 503, body: { code: 'store-unavailable' } });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(answer.text).not.toContain('secret');
    }
    store.broken = false;
    const token = await tokenOf(STANDARD, 'CheckDocuments');
    expect(await service.get(`/applications/${id}`, { token })).toMatchObject({ body: { revision: 1 } });
    // Not a repetition: the first time nothing was done.
    const again = await step(service, STANDARD, id, 'CheckDocuments', { 'idempotency-key': 'full-too' });
    expect(again.status).toBe(200);
    expect(again.headers.get('idempotent-replayed')).toBeNull();
  });

  it('the service is alive, says that it is not ready, and still shows its metrics', async () => {
    store.broken = true;
    expect(await service.get('/livez')).toMatchObject({ status: 200 });
    expect(await service.get('/readyz')).toMatchObject({
      status: 503,
      body: { store: { status: 'unavailable' } },
    });
    expect(await service.get('/metrics')).toMatchObject({ status: 200 });
    store.broken = false;
    expect(await service.get('/readyz')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });
});

describe('a question with ?after', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start({ afterTimeoutMs: 50 });
  });
  afterAll(() => service.stop());

  it('finds in the lists what the answer before it told of', async () => {
    const token = await tokenFor('process-owner');
    for (let round = 0; round < 5; round += 1) {
      const begun = await begin(service, STANDARD);
      const list = await service.get(`/applications?limit=1&after=${String(begun.body['position'])}`, {
        token,
      });
      expect(list.body['items']).toMatchObject([{ id: idOf(begun) }]);
    }
  });

  it('is answered with 503 and Retry-After when the lists do not come along', async () => {
    const begun = await begin(service, STANDARD);
    await service.app.parts.runner.stop();
    const later = await begin(service, STANDARD);
    const token = await tokenFor('process-owner');
    const position = String(later.body['position']);
    const list = await service.get(`/applications?after=${position}`, { token });
    expect(list).toMatchObject({ status: 503, body: { code: 'read-model-behind' } });
    expect(list.headers.get('retry-after')).toBe('1');
    // The state itself comes from the log and is never behind.
    expect(await service.get(`/applications/${idOf(later)}`, { token })).toMatchObject({ status: 200 });
    expect(await service.get(`/applications/${idOf(begun)}`, { token })).toMatchObject({ status: 200 });
    await service.app.parts.runner.start();
    const caughtUp = await service.get(`/applications/${idOf(later)}/history`, { token });
    expect(caughtUp).toMatchObject({ status: 200, body: { steps: [{ revision: 0 }, { revision: 1 }] } });
  });
});

describe('the lists', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start();
  });
  afterAll(() => service.stop());

  it('page through everything once, and keep applications and complaints apart', async () => {
    const begun = [];
    for (let count = 0; count < 7; count += 1) {
      begun.push(idOf(await begin(service, count % 2 === 0 ? STANDARD : 'temporary-id-card')));
      await begin(service, 'complaint');
    }
    const token = await tokenFor('process-owner');
    const { body } = await service.get('/readyz');
    const { head } = body['store'] as { head: string };
    const get = (path: string) => service.get(path, { token });
    const pages = await pagesOf(get, `/applications?limit=2&after=${head}`);
    expect(pages.flatMap((page) => ids(page)).toSorted()).toEqual(begun.toSorted());
    const complaints = await service.get('/complaints?limit=200', { token });
    expect(complaints.body['items']).toHaveLength(7);
  });

  it('find by standard, state, office, number and person', async () => {
    const begun = await begin(service, 'passport-and-id-card');
    const token = await tokenFor('process-owner');
    const { applicant } = exampleOf('passport-and-id-card', 'SubmitApplication') as {
      applicant: { surname: string };
    };
    const after = `after=${String(begun.body['position'])}`;
    const filters = [
      'standard=passport-and-id-card',
      'standard=passport-and-id-card&state=submitted',
      `number=${String(begun.body['number']).toLowerCase()}`,
      'standard=passport-and-id-card&submittedFrom=2012-04-02&submittedTo=2012-04-02',
      `standard=passport-and-id-card&applicant=${encodeURIComponent(applicant.surname)}`,
    ];
    for (const filter of filters) {
      const { body } = await service.get(`/applications?${filter}&${after}`, { token });
      expect({ filter, items: body['items'] }).toMatchObject({ filter, items: [{ id: idOf(begun) }] });
    }
    const none = await service.get(`/applications?standard=passport-and-id-card&state=issued&${after}`, {
      token,
    });
    expect(none.body).toEqual({ items: [], next: null });
  });
});
