import { eventStoreContract, MemoryEventStore } from '#libs/event-store';
import { appendTo } from '../testing/example-log.ts';
import { LogBell } from './log-bell.ts';
import { SharedLog } from './shared-log.ts';

eventStoreContract('the log shared by threads', async () => ({
  store: new SharedLog(new MemoryEventStore(), new LogBell()),
}));

describe('the log shared by threads', () => {
  it('is followed over another store than the one that is written', async () => {
    // One log and two openings of it, as two threads have them.
    const log = new MemoryEventStore();
    const bell = new LogBell();
    const [written, followed] = [new SharedLog(log, bell), new SharedLog(log, new LogBell(bell.buffer))];
    const seen: bigint[] = [];
    const following = (async () => {
      for await (const events of followed.subscribe({ batch: 3 })) {
        seen.push(...events.map(({ position }) => position));
        if (seen.length >= 20) return;
      }
    })();
    for (let count = 0; count < 20; count += 1) {
      await appendTo(written, 'a');
      if (count % 3 === 0) await new Promise(setImmediate);
    }
    await following;
    expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => BigInt(index + 1)));
  });

  it('is read once for all who follow it from the same place', async () => {
    class Counted extends MemoryEventStore {
      pages = 0;
      override async readAll(...given: Parameters<MemoryEventStore['readAll']>) {
        const events = await super.readAll(...given);
        if (events.length > 0) this.pages += 1;
        return events;
      }
    }
    const store = new Counted();
    const log = new SharedLog(store, new LogBell());
    await appendTo(log, 'a', 'b', 'a');
    const followers = Array.from({ length: 4 }, () => log.subscribe({ batch: 10 })[Symbol.asyncIterator]());
    for (const follower of followers) expect((await follower.next()).value).toHaveLength(3);
    expect(store.pages).toBe(1);
    await log.close();
  });

  it('tells the others of an append whose answer was lost', async () => {
    class Forgetful extends MemoryEventStore {
      override async append(...given: Parameters<MemoryEventStore['append']>): Promise<never> {
        await super.append(...given);
        throw new Error('the answer is lost');
      }
    }
    const bell = new LogBell();
    const log = new SharedLog(new Forgetful(), bell);
    const arriving = log.subscribe()[Symbol.asyncIterator]().next();
    await expect(appendTo(log, 'a')).rejects.toThrow('lost');
    expect((await arriving).value).toHaveLength(1);
    await log.close();
  });
});
