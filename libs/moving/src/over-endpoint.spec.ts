import {
  type EventStoreDbStore,
  type EventStoreEndpoint,
  MemoryEventStore,
  openEventStoreDb,
  startEndpoint,
} from '#libs/event-store';
import { Move } from './move.ts';
import { ServerHouse } from './server-house.ts';
import { appendTo, ownLog, PREFIX } from './testing/example-log.ts';
import { MemoryHouse } from './testing/memory-house.ts';

const OWN = ['qadam.complaint-1', 'qadam.complaint-2', 'qadam.complaint-1', 'qadam.complaint-1'];
const FOREIGN = ['notes', 'almaty.complaint-1'];

describe('a move to a server and back', () => {
  const log = new MemoryEventStore();
  let endpoint: EventStoreEndpoint;
  let store: EventStoreDbStore;

  beforeAll(async () => {
    endpoint = await startEndpoint({
      store: log,
      installation: 'qadam',
      address: { host: '127.0.0.1', port: 0 },
      authenticate: async () => ({ name: 'mover', roles: ['engine', 'integrator'] }),
    });
    const url = `esdb://127.0.0.1:${endpoint.port}?tls=false`;
    store = await openEventStoreDb({ url, installation: 'qadam' });
  });
  afterAll(async () => {
    await store.close();
    await endpoint.stop();
  });

  it('leaves the same events each time, among those of others, with the instants of recording', async () => {
    const here = new MemoryHouse('here');
    const there = new ServerHouse({ store, installation: 'qadam', shown: 'esdb://there', quietMs: 0 });
    await appendTo(log, FOREIGN);
    await appendTo(here.store, [...OWN, ...FOREIGN, ...OWN]);
    for (const [from, to] of [
      [here, there],
      [there, here],
    ] as const) {
      // prettier-ignore
      const move = new Move(from, to, { prefix: PREFIX, page: 3 });
      await move.begin();
      const { agreed } = await move.switchOver();
      expect(agreed.streams).toBe(2);
      expect(await ownLog(to.store)).toEqual(await ownLog(from.store));
      expect(await from.findMark()).toMatchObject({ state: 'moved', other: to.shown });
      expect(await to.findMark()).toMatchObject({ state: 'home', other: from.shown });
      await appendTo(to.store, OWN);
    }
    expect(await ownLog(here.store)).toHaveLength(16);
  });
});
