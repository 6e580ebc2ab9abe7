import { isServiceError, ServiceError } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import type { Projection, ProjectionLog, ProjectionStatus } from './projection.ts';
import { ProjectionFollower } from './projection-follower.ts';
import type { ReadDatabase } from './read-database.ts';

export interface RunnerOptions {
  readonly log?: ProjectionLog;
  /** Most events in one transaction (default 1,000). */
  readonly batch?: number;
  /** Pauses between attempts after a failure, milliseconds (default 100 to 10,000). */
  readonly pauseMs?: { readonly first: number; readonly longest: number };
  /** How long events are gathered after a batch, milliseconds (default 40); so far tables may lag under load. */
  readonly gatherMs?: number;
}

/**
 * Keeps the read models abreast of the log. Each event takes effect exactly once, whatever stops in between: tables
 * and checkpoint move in one transaction. Nothing is skipped: an event that cannot be applied holds up its projection,
 * visibly (`status`), and no other.
 */
export class ProjectionRunner {
  readonly #followers: readonly ProjectionFollower[];
  #following: { readonly stop: AbortController; readonly done: Promise<unknown> } | undefined;
  #head = 0n;

  constructor(
    private readonly store: EventStore,
    database: ReadDatabase,
    projections: readonly Projection[],
    options: RunnerOptions = {},
  ) {
    const pauseMs = { first: 100, longest: 10_000 };
    const settings = {
      batch: 1_000,
      gatherMs: 40,
      log: () => {},
      ...options,
      pauseMs: options.pauseMs ?? pauseMs,
    };
    this.#followers = projections.map(
      (projection) => new ProjectionFollower(projection, store, database, settings),
    );
  }

  /**
   * Makes the tables and begins to follow the log; does not wait until the tables have caught up.
   * @throws ServiceError `store-too-new` where a newer program has written the tables. Other failures are retried.
   */
  async start(): Promise<void> {
    if (this.#following) return;
    for (const follower of this.#followers) {
      await follower.prepare().catch((error: unknown) => {
        if (isServiceError(error, 'store-too-new')) throw error;
      });
    }
    const stop = new AbortController();
    this.#following = {
      stop,
      done: Promise.all(this.#followers.map((follower) => follower.run(stop.signal))),
    };
  }

  /** Lets the batch that is being written finish. */
  async stop(): Promise<void> {
    this.#following?.stop.abort();
    await this.#following?.done;
    this.#following = undefined;
  }

  /**
   * Waits until what happened up to a position is in the tables of all projections, or of the one named.
   * @throws ServiceError `read-model-behind` when the time (milliseconds) is over or the runner stops.
   */
  async waitFor(position: bigint, options: { timeoutMs: number; projection?: string }): Promise<void> {
    const waitedFor = this.#followers.filter(
      ({ projection }) => options.projection === undefined || projection.name === options.projection,
    );
    const reached = await Promise.all(
      waitedFor.map((follower) => follower.reaches(position, options.timeoutMs)),
    );
    const behind = waitedFor.filter((_, index) => !reached[index]).map(({ projection }) => projection.name);
    if (behind.length === 0) return;
    throw new ServiceError(
      'read-model-behind',
      `${behind.join(', ')} did not reach ${position} in ${options.timeoutMs} ms`,
      {
        projections: behind,
        position: String(position),
      },
    );
  }

  /** Where each projection stands. Answers also while the store does not: then `head` is the last that was seen. */
  async status(): Promise<readonly ProjectionStatus[]> {
    this.#head = await this.store.head().catch(() => this.#head);
    return this.#followers.map((follower) => follower.status(this.#head));
  }
}
