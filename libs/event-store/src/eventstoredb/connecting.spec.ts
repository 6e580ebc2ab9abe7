import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { exampleEvent, exampleEvents, OTHER_STREAM, STREAM } from '../contract/example-events.ts';
import { EventStoreEndpoint, type EndpointOptions } from '../endpoint/event-store-endpoint.ts';
import { selfSigned } from '../endpoint/testing/certificate.ts';
import { MemoryEventStore } from '../memory/memory-event-store.ts';
import { TcpProxy } from '../testing/tcp-proxy.ts';
import { EventStoreDbStore } from './event-store-db-store.ts';

const CHILD = fileURLToPath(new URL('./testing/append-once.child.ts', import.meta.url));
const IMPATIENT = { callMs: 1_000, totalMs: 1_000 };

const folder = mkdtempSync(join(tmpdir(), 'qadam-connecting-'));
const log = new MemoryEventStore();
const endpoints: EventStoreEndpoint[] = [];
const stores: EventStoreDbStore[] = [];

afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
  await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.stop()));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function serve(options: Partial<EndpointOptions> = {}): Promise<number> {
  const endpoint = await EventStoreEndpoint.start({
    store: log,
    installation: 'qadam',
    address: { host: '127.0.0.1', port: 0 },
    authenticate: async () => ({ name: 'engine', roles: ['engine'] }),
    ...options,
  });
  endpoints.push(endpoint);
  return endpoint.port;
}

async function open(url: string): Promise<EventStoreDbStore> {
  const store = await EventStoreDbStore.open({ url, installation: 'qadam', timeouts: IMPATIENT });
  stores.push(store);
  return store;
}

describe('connecting with TLS', () => {
  const files = selfSigned(folder);
  const ca = encodeURIComponent(files.certificateFile);
  const authenticate: EndpointOptions['authenticate'] = async (credentials) => {
    if (credentials?.kind !== 'basic' || credentials.password !== 'a secret: with/signs') return undefined;
    return { name: credentials.name, roles: credentials.name === 'engine' ? ['engine'] : ['integrator'] };
  };
  const secret = encodeURIComponent('a secret: with/signs');

  it('shows who we are on every call', async () => {
    const port = await serve({ tls: files, authenticate });
    const store = await open(`esdb://engine:${secret}@127.0.0.1:${port}?tls=true&tlsCaFile=${ca}`);
    const event = exampleEvent({ personal: { name: 'Айгүл' } });
    await store.append(STREAM, 'no-stream', [event]);
    expect(await store.readStream(STREAM)).toMatchObject([event]);
  });

  it('is refused for whoever is not known, and whoever may not append is told so', async () => {
    const port = await serve({ tls: files, authenticate });
    const unknown = open(`esdb://engine:wrong@127.0.0.1:${port}?tlsCaFile=${ca}`);
    await expect(unknown).rejects.toMatchObject({ code: 'store-denied' });
    await expect(open(`esdb://127.0.0.1:${port}?tlsCaFile=${ca}`)).rejects.toMatchObject({
      code: 'store-denied',
    });
    const reader = await open(`esdb://press:${secret}@127.0.0.1:${port}?tlsCaFile=${ca}`);
    const append = reader.append(STREAM, 'any', exampleEvents(1));
    await expect(append).rejects.toMatchObject({ code: 'store-denied' });
  });

  it('fails where the certificate is of somebody unknown, or the server has none', async () => {
    const secure = await serve({ tls: files, authenticate });
    const plain = await serve();
    for (const url of [`esdb://127.0.0.1:${secure}`, `esdb://127.0.0.1:${plain}?tlsCaFile=${ca}`]) {
      await expect(open(url)).rejects.toMatchObject({ code: 'store-unavailable' });
    }
  });
});

describe('connecting to a cluster', () => {
  it.each(['several hosts', 'a name that is looked up'])(
    'finds a server that is up through %s',
    async (how) => {
      const port = await serve();
      const hosts =
        how === 'several hosts'
          ? `esdb://127.0.0.1:1,127.0.0.1:${port}`
          : `esdb+discover://127.0.0.1:${port}`;
      const store = await open(`${hosts}?tls=false&discoveryInterval=10`);
      expect(await store.head()).toBe(await log.head());
    },
  );

  it('goes to another node when the one it was on is gone', async () => {
    const [one, other] = [await TcpProxy.to(await serve()), await TcpProxy.to(await serve())];
    const store = await EventStoreDbStore.open({
      url: `esdb://127.0.0.1:${one.port},127.0.0.1:${other.port}?tls=false&discoveryInterval=10`,
      installation: 'qadam',
    });
    stores.push(store);
    const before = await log.head();
    for (const [index, gone] of [one, other, one, other].entries()) {
      gone.cut();
      const expected = index === 0 ? 'no-stream' : index - 1;
      await store.append(OTHER_STREAM, expected, exampleEvents(1));
      expect(await store.readStream(OTHER_STREAM)).toHaveLength(index + 1);
      gone.resume();
    }
    let seen = 0;
    for await (const events of store.subscribe({ after: before })) {
      seen += events.length;
      if (seen === 4) break;
    }
    await store.close();
    await Promise.all([one.close(), other.close()]);
    expect(await log.readStream(OTHER_STREAM)).toHaveLength(4);
  });
});

describe('a process that closes its store', () => {
  it('ends by itself', async () => {
    const port = await serve({ store: new MemoryEventStore() });
    const node = ['--no-warnings', '--conditions=source', '--experimental-transform-types', CHILD];
    const url = `esdb://127.0.0.1:${port}?tls=false`;
    const { stdout } = await promisify(execFile)(process.execPath, [...node, url], { timeout: 50_000 });
    expect(stdout.split('\n').toSorted()).toEqual(expect.arrayContaining(['appended 2', 'closed']));
  });
});
