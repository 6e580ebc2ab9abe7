import { isServiceError } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import type { Projection, ProjectionLog, ProjectionStatus } from './projection.ts';
import { ProjectionFollower } from './projection-follower.ts';
import { allReach, ProjectionKeeper } from './projection-keeper.ts';
import type { WaitOptions } from './projection-keeper.ts';
import type { ReadDatabase } from './read-database.ts';

export interface RunnerOptions {
  readonly log?: ProjectionLog;
  /** Most events in one transaction (default 1,000). */
  readonly batch?: number;
  /** Pauses between attempts after a failure, milliseconds (default 100 to 10,000). */
  readonly pauseMs?: { readonly first: number; readonly longest: number };
  /** How long events are gathered after a batch, milliseconds (default 80), unless somebody waits for them. */
  readonly gatherMs?: number;
  /** Called when a projection has moved or changed its state. */
  readonly onChange?: () => void;
}

const USUAL = { batch: 1_000, gatherMs: 80, pauseMs: { first: 100, longest: 10_000 } };

/**
 * Projects in this thread. Each event takes effect exactly once, whatever stops in between: tables and checkpoint move
 * in one transaction. Nothing is skipped: an event that cannot be applied holds up its projection, visibly (`status`),
 * and no other.
 */
export class ProjectionRunner extends ProjectionKeeper {
  readonly #followers: readonly ProjectionFollower[];
  #following: { readonly stop: AbortController; readonly done: Promise<unknown> } | undefined;
  #head = 0n;

  constructor(
    private readonly store: EventStore,
    database: ReadDatabase,
    projections: readonly Projection[],
    options: RunnerOptions = {},
  ) {
    super();
    const settings = { log: () => {}, onChange: () => {}, ...USUAL, ...options };
    this.#followers = projections.map(
      (projection) => new ProjectionFollower(projection, store, database, settings),
    );
  }

  override async start(): Promise<void> {
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

  override async stop(): Promise<void> {
    this.#following?.stop.abort();
    await this.#following?.done;
    this.#following = undefined;
  }

  override waitFor(position: bigint, options: WaitOptions): Promise<void> {
    return allReach(this.#followers, position, options);
  }

  /** Somebody waits for a position: no projection gathers events before it is there. */
  hasten(position: bigint): void {
    for (const follower of this.#followers) follower.hasten(position);
  }

  override async status(): Promise<readonly ProjectionStatus[]> {
    this.#head = await this.store.head().catch(() => this.#head);
    return this.lastStatus();
  }

  /** `status` against the head that was last seen: at once, and without a question to the store. */
  lastStatus(): readonly ProjectionStatus[] {
    return this.#followers.map((follower) => follower.status(this.#head));
  }
}
