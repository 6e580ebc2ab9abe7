import type { EventStore } from '../event-store.ts';

export interface StoreUnderTest {
  readonly store: EventStore;
  /** Closes the store and opens it anew over the same log; absent where the log does not outlive the store. */
  readonly reopen?: () => Promise<EventStore>;
}

/** Opens a store with an empty log of its own. */
export type OpenStore = () => Promise<StoreUnderTest>;

/** A property opens dozens of logs, each on the disk. */
export const PATIENCE_MS = 60_000;

/** Opens a store before each test of the surrounding `describe` and closes it afterwards. */
export function eachWithStore(open: OpenStore): () => EventStore {
  let current: StoreUnderTest;
  beforeEach(async () => {
    current = await open();
  });
  afterEach(() => current.store.close());
  return () => current.store;
}

/** Runs one case of a property over an empty store. */
export async function withStore<T>(open: OpenStore, run: (store: EventStore) => Promise<T>): Promise<T> {
  const { store } = await open();
  try {
    return await run(store);
  } finally {
    await store.close();
  }
}
