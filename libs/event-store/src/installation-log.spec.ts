import { eventStoreContract } from './contract-suite.ts';
import { exampleEvents, OTHER_STREAM, STREAM, wholeLog } from './contract/example-events.ts';
import { InstallationLog } from './installation-log.ts';
import { MemoryEventStore } from './memory/memory-event-store.ts';

/** A log in which an event of somebody else stands before and after every append. */
class CrowdedStore extends MemoryEventStore {
  override async append(...[stream, expected, events]: Parameters<MemoryEventStore['append']>) {
    const before = super.append('another.register-1', 'any', exampleEvents(2));
    const append = super.append(stream, expected, events);
    const after = super.append('$settings', 'any', exampleEvents(1));
    await Promise.all([before, append.catch(() => undefined), after]);
    return append;
  }
}

eventStoreContract(
  'the log of an installation among others',
  async () => ({ store: new InstallationLog(new CrowdedStore(), 'qadam') }),
  { callsInOrder: true },
);

describe('the log of an installation', () => {
  it('tells its own end, however much others write before and after', async () => {
    const whole = new MemoryEventStore();
    const log = new InstallationLog(whole, 'qadam');
    await whole.append('another.register-1', 'any', exampleEvents(250));
    expect(await log.head()).toBe(0n);
    const { position } = await log.append(STREAM, 'any', exampleEvents(2));
    await whole.append('another.register-1', 'any', exampleEvents(250));
    expect(await log.head()).toBe(position);
    await whole.append('qadamlar.register-1', 'any', exampleEvents(1));
    expect(await log.head()).toBe(position);
    const later = await log.append(OTHER_STREAM, 'any', exampleEvents(1));
    expect(await log.head()).toBe(later.position);
  });

  it('fills a page over the events of others, in both directions', async () => {
    const whole = new MemoryEventStore();
    const log = new InstallationLog(whole, 'qadam');
    for (let index = 0; index < 5; index += 1) {
      await log.append(STREAM, 'any', exampleEvents(1));
      await whole.append('another.register-1', 'any', exampleEvents(3));
    }
    const own = await wholeLog(log);
    expect(own.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
    expect(await log.readAll({ limit: 3 })).toEqual(own.slice(0, 3));
    expect(await log.readAll({ limit: 3, backwards: true })).toEqual(own.slice(2).toReversed());
  });
});
