import { InstallationLog, MemoryEventStore } from '#libs/event-store';
import { ServerHouse } from './server-house.ts';

const AT = '2026-03-02T09:30:00.000Z';

describe('a log on a server', () => {
  const store = new MemoryEventStore();
  const houseOf = (installation: string) =>
    new ServerHouse({
      store: new InstallationLog(store, installation),
      installation,
      shown: 'esdb://here',
      quietMs: 0,
      now: () => new Date(AT),
    });

  it('says last what was said last, to its own installation alone', async () => {
    const house = houseOf('qadam');
    expect(await house.findMark()).toBeUndefined();
    await house.clearMark();
    expect(await store.head()).toBe(0n);
    await house.setMark({ state: 'incoming', other: 'there', at: AT });
    await house.seal('elsewhere');
    expect(await house.findMark()).toEqual({ state: 'moved', other: 'elsewhere', at: AT });
    expect(await houseOf('almaty').findMark()).toBeUndefined();
    await house.unseal();
    expect(await house.findMark()).toBeUndefined();
  });

  it('keeps what it says apart from the events of the installation', async () => {
    expect(await new InstallationLog(store, 'qadam').readAll()).toEqual([]);
  });
});
