import { Timekeeper, type DueIndex } from '#libs/engine';
import { MemoryEventStore } from '#libs/event-store';
import { Clockwork } from './clockwork.ts';

/** Looks at an index in which nothing is due, and counts. */
function clockworkOverNothing() {
  let looks = 0;
  const looked = Promise.withResolvers<void>();
  const due: DueIndex = {
    dueBy: async () => {
      looks += 1;
      looked.resolve();
      return [];
    },
    nextInstant: async () => undefined,
  };
  const timekeeper = new Timekeeper({
    store: new MemoryEventStore(),
    due,
    installation: 'qadam',
    timeZoneOf: () => 'Asia/Almaty',
    now: () => new Date(),
    log: () => {},
  });
  return { clockwork: new Clockwork(() => timekeeper), looked: looked.promise, looks: () => looks };
}

describe('the clock of a process', () => {
  it('looks from the start on where it is shared with nobody, and ends', async () => {
    const { clockwork, looked, looks } = clockworkOverNothing();
    clockwork.start(true);
    await looked;
    await clockwork.stop();
    expect(looks()).toBe(1);
  });

  it('that is shared looks once it falls to this process and has been started, until it falls to another', async () => {
    const { clockwork, looked, looks } = clockworkOverNothing();
    const lease = new AbortController();
    const sharing = clockwork.share(lease.signal);
    await Promise.resolve();
    expect(looks()).toBe(0);
    clockwork.start(false);
    await looked;
    lease.abort();
    await sharing;
  });

  it('that is shared and never started ends with the lease, and with the process, and asks for no timekeeper', async () => {
    let asked = 0;
    const clockwork = new Clockwork(() => {
      asked += 1;
      throw new Error('there is none before the start');
    });
    const lease = new AbortController();
    const sharing = [clockwork.share(lease.signal), clockwork.share(new AbortController().signal)];
    lease.abort();
    await sharing[0];
    await clockwork.stop();
    await sharing[1];
    expect(asked).toBe(0);
  });
});
