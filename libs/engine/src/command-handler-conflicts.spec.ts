import { ServiceError, type StoredEvent } from '#libs/contract';
import { MemoryEventStore, type EventStore } from '#libs/event-store';
import { commandFor, handlerOver, refusalOf, uuid } from './testing/small-handler.ts';

/** A store on which others append just before each of the next `times` appends. */
class BusyStore extends MemoryEventStore {
  times = 0;
  appends = 0;

  override async append(...[stream, expected, events]: Parameters<EventStore['append']>) {
    this.appends += 1;
    if (this.times > 0) {
      this.times -= 1;
      const others = handlerOver(this);
      const [first] = await this.readStream(stream, { limit: 1 });
      const { applicationId } = (first as StoredEvent).metadata;
      // Another handler's append comes through here too; it finds the stream as it expects it.
      const waiting = this.times;
      this.times = 0;
      await others.handle(commandFor(applicationId, 'DoNoted'));
      this.times = waiting;
      this.appends -= 1;
    }
    return super.append(stream, expected, events);
  }
}

describe('a command handler on a busy store', () => {
  let store: BusyStore;
  let application: string;
  beforeEach(async () => {
    store = new BusyStore();
    application = uuid();
    await handlerOver(store).handle(commandFor(application, 'DoOpened'));
    store.appends = 0;
  });

  it('decides anew when another was quicker', async () => {
    const handler = handlerOver(store);
    store.times = 2;
    const receipt = await handler.handle(commandFor(application, 'DoClosed'));
    expect(receipt).toMatchObject({ revision: 3, state: 'closed' });
    expect((await store.readStream(receipt.stream)).map(({ type }) => type)).toEqual([
      'Opened',
      'Noted',
      'Noted',
      'Closed',
    ]);
  });

  it('gives up after three times, and leaves nothing behind', async () => {
    const handler = handlerOver(store);
    store.times = 3;
    const { code } = await refusalOf(handler.handle(commandFor(application, 'DoClosed')));
    expect(code).toBe('too-many-conflicts');
    const history = await store.readStream(`test.small-${application}`);
    expect(history.map(({ type }) => type)).toEqual(['Opened', 'Noted', 'Noted', 'Noted']);
    expect(await handler.handle(commandFor(application, 'DoClosed'))).toMatchObject({ revision: 4 });
  });

  it('does not decide anew on a revision that the caller has named', async () => {
    const handler = handlerOver(store);
    store.times = 1;
    const named = commandFor(application, 'DoClosed', { expectedRevision: 0 });
    expect(await refusalOf(handler.handle(named))).toMatchObject({
      code: 'revision-conflict',
      details: { revision: 1 },
    });
    const right = commandFor(application, 'DoClosed', { expectedRevision: 1 });
    expect((await handler.handle(right)).state).toBe('closed');
  });
});

describe('a command handler whose store fails', () => {
  class FailingStore extends MemoryEventStore {
    failure: 'none' | 'before' | 'after' = 'none';
    override async append(...args: Parameters<EventStore['append']>) {
      const failure = this.failure;
      this.failure = 'none';
      if (failure === 'before') throw new ServiceError('store-unavailable', 'no space left');
      const result = await super.append(...args);
      if (failure === 'after') throw new ServiceError('store-unavailable', 'the answer was lost');
      return result;
    }
  }

  it.each(['before', 'after'] as const)(
    'carries a command out once, though the store failed %s it had taken the event',
    async (failure) => {
      const store = new FailingStore();
      const handler = handlerOver(store);
      const application = uuid();
      await handler.handle(commandFor(application, 'DoOpened'));
      const command = commandFor(application, 'DoNoted');
      store.failure = failure;
      expect((await refusalOf(handler.handle(command))).code).toBe('store-unavailable');
      expect(await handler.handle(command)).toMatchObject({ revision: 1, repeated: failure === 'after' });
      expect(await store.readStream(`test.small-${application}`)).toHaveLength(2);
    },
  );
});
