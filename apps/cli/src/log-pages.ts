import type { StoredEvent } from '#libs/contract';
import type { EventStore } from '#libs/event-store';

/** The log from its beginning to a position, page by page. */
export async function* pagesOf(store: EventStore, head: bigint): AsyncGenerator<readonly StoredEvent[]> {
  let after = 0n;
  while (after < head) {
    const page = (await store.readAll({ after })).filter(({ position }) => position <= head);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.position;
  }
}
