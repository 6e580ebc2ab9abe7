import type { AppendResult } from '../event-store.ts';
import type { AppendRequest } from './append-request.ts';
import type { Outcome } from './outcome.ts';

interface Waiting {
  readonly request: AppendRequest;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

/** So many appends go into one transaction at most, so that a rush does not hold up everything else. */
const LARGEST_GROUP = 512;

/**
 * Gathers the appends of concurrent callers into groups, so that one write to the disk serves many.
 *
 * A group is what has come in during one turn of the event loop: nobody waits for company, and under load it comes
 * by itself, since whoever was answered by the last group has asked again by the next.
 */
export class AppendQueue {
  #waiting: Waiting[] = [];
  #scheduled = false;

  /** `commit` makes a group durable before it returns, or throws `store-unavailable` and has done nothing. */
  constructor(private readonly commit: (group: readonly AppendRequest[]) => readonly Outcome[]) {}

  add(request: AppendRequest): Promise<AppendResult> {
    const { promise, resolve, reject } = Promise.withResolvers<AppendResult>();
    this.#waiting.push({ request, resolve, reject });
    this.#schedule();
    return promise;
  }

  /** Commits all that waits, now. */
  flush(): void {
    while (this.#waiting.length > 0) this.#commitGroup();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#commitGroup();
      if (this.#waiting.length > 0) this.#schedule();
    });
  }

  #commitGroup(): void {
    const group = this.#waiting.splice(0, LARGEST_GROUP);
    if (group.length === 0) return;
    try {
      const outcomes = this.commit(group.map(({ request }) => request));
      for (const [index, waiting] of group.entries()) settle(waiting, outcomes[index]);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}

function settle({ resolve, reject }: Waiting, outcome: Outcome | undefined): void {
  if (outcome === undefined || outcome instanceof Error) reject(outcome);
  else resolve(outcome);
}
