import { LANGUAGES } from '#libs/contract';
import { STANDARD_IDS } from '#workflows/catalogue';
import { Service, tokenFor } from './support/service.ts';

const STANDARD = 'passport-and-id-card';
const DAY = '2012-04-02T05:00:00.000Z';
const RECORD = { standard: STANDARD, available: true, address: 'http://www.mvd.kz', asOf: '2012-04-01' };

describe('what is published about the services', () => {
  let service: Service;
  let owner: string;
  const get = (path: string) => service.get(path, { token: owner });
  /** What is answered once all that was recorded is in it. */
  const asked = async (path: string) => {
    await service.caughtUp();
    return (await get(path)).body;
  };
  const record = (changes: object = {}, token = owner) =>
    service.post('/indicators/information', { data: { ...RECORD, ...changes } }, { token });
  const known = async (on?: string) => {
    const { items } = await asked(`/indicators/information${on === undefined ? '' : `?on=${on}`}`);
    return (items as readonly { standard: string }[]).find(({ standard }) => standard === STANDARD);
  };
  beforeAll(async () => {
    service = await Service.start();
    owner = await tokenFor('process-owner');
  });
  beforeEach(() => service.at(DAY));
  afterAll(() => service.stop());

  it('is shown for each of the four standards, and as unknown where nobody has said anything', async () => {
    const body = await asked('/indicators/information');
    expect(body).toMatchObject({ on: '2012-04-02' });
    const items = body['items'] as readonly { standard: string; title: object }[];
    expect(items.map(({ standard }) => standard).toSorted()).toEqual([...STANDARD_IDS].toSorted());
    for (const { title, ...rest } of items) {
      expect(Object.keys(title)).toEqual([...LANGUAGES]);
      expect(rest).toMatchObject({ available: null, address: null, asOf: null });
    }
  });

  it('is recorded and kept up, and what held on a day can be told later', async () => {
    expect(await record()).toMatchObject({ status: 201, body: { state: 'recorded', revision: 0 } });
    service.at('2012-05-10T05:00:00.000Z');
    expect(await record({ available: false, address: undefined, asOf: '2012-05-09' })).toMatchObject({
      status: 200,
      body: { revision: 1, events: [{ data: { standard: STANDARD, available: false, address: null } }] },
    });
    expect(await known()).toMatchObject({ available: false, address: null, asOf: '2012-05-09' });
    expect(await known('2012-05-08')).toMatchObject(RECORD);
    expect(await known('2012-03-31')).toMatchObject({ available: null, asOf: null });
  });

  it('has an address, is of a day that has come, and of none before the last', async () => {
    const refusal = (code: string, path: string) => ({
      status: 422,
      body: { code: 'rule-violated', violations: [{ code, path }] },
    });
    const other = { standard: 'temporary-id-card' };
    const first = await service.unwritten(() => record({ ...other, address: undefined }));
    expect(first).toMatchObject(refusal('address-needed', '/data/address'));
    const ahead = await service.unwritten(() => record({ ...other, asOf: '2012-04-03' }));
    expect(ahead).toMatchObject(refusal('day-ahead', '/data/asOf'));
    expect(await record(other)).toMatchObject({ status: 201 });
    const earlier = await service.unwritten(() => record({ ...other, asOf: '2012-03-31' }));
    expect(earlier).toMatchObject(refusal('day-earlier', '/data/asOf'));
  });

  it.each<[string, object, string]>([
    ['another standard', { standard: 'marriage' }, '/data/standard'],
    ['an address that is none', { address: 'our site' }, '/data/address'],
    ['a day that does not exist', { asOf: '2012-02-30' }, '/data/asOf'],
    ['a word that is neither yes nor no', { available: 'soon' }, '/data/available'],
  ])('is refused with %s', async (_what, changes, path) => {
    expect(await service.unwritten(() => record(changes))).toMatchObject({
      status: 400,
      body: { code: 'invalid-data', violations: [{ path }] },
    });
  });

  it('is recorded by the owner of the process alone, and asked for with a token', async () => {
    const token = await tokenFor('compliance-officer');
    expect(await service.unwritten(() => record({}, token))).toMatchObject({
      status: 403,
      body: { code: 'wrong-role' },
    });
    for (const path of ['/indicators/information', '/indicators/targets'])
      expect(await service.get(path)).toMatchObject({ status: 401 });
    expect(await get('/indicators/information?on=2012-02-30')).toMatchObject({ status: 400 });
    expect(await get('/indicators/information?standard=marriage')).toMatchObject({ status: 404 });
  });
});
