import type { EventStore } from '#libs/event-store';
import { partitionsOf } from './partitions/partition-of.ts';
import { ProjectionFollower } from './projection-follower.ts';
import { allReach, ProjectionKeeper, statusAt } from './projection-keeper.ts';
import type { WaitOptions } from './projection-keeper.ts';
import type { Projection, ProjectionStatus } from './projection.ts';
import type { ReadDatabase } from './read-database.ts';
import { rebuildOutdated } from './rebuild/rebuild-outdated.ts';
import { activeGeneration, ensuredOrLater, settingsOf, type RunnerOptions } from './runner-options.ts';

/** The partitions of a projection, in this process. */
interface Led {
  readonly projection: Projection;
  readonly followers: readonly ProjectionFollower[];
}

/**
 * Projects in this thread. Each event takes effect exactly once, whatever stops in between: tables and checkpoint move
 * in one transaction. Nothing is skipped unseen: an event that cannot be applied parks its stream, visibly (`status`),
 * and holds up no other.
 */
export class ProjectionRunner extends ProjectionKeeper {
  readonly #led: readonly Led[];
  #following: { readonly stop: AbortController; readonly done: Promise<unknown> } | undefined;
  #head = 0n;

  constructor(
    private readonly store: EventStore,
    private readonly database: ReadDatabase,
    private readonly projections: readonly Projection[],
    private readonly options: RunnerOptions = {},
  ) {
    super();
    const settings = settingsOf(options, database);
    this.#led = projections.map((projection) => {
      const generation = activeGeneration(store, database, projection, options);
      const followers = Array.from(
        { length: partitionsOf(database) },
        (_, partition) =>
          new ProjectionFollower(projection, { partition, generation }, store, database, settings),
      );
      return { projection, followers };
    });
  }

  override async start(): Promise<void> {
    if (this.#following) return;
    for (const projection of this.projections)
      await ensuredOrLater(this.store, this.database, projection, this.options);
    const stop = new AbortController();
    const { signal } = stop;
    const all = this.#led.flatMap(({ followers }) => followers).map((follower) => follower.run(signal));
    const rebuilding = rebuildOutdated(this.store, this.database, this.projections, this.options, signal);
    this.#following = { stop, done: Promise.all([...all, rebuilding]) };
  }

  override async stop(): Promise<void> {
    this.#following?.stop.abort();
    await this.#following?.done;
    this.#following = undefined;
  }

  override waitFor(position: bigint, options: WaitOptions): Promise<void> {
    return allReach(
      this.#led.map(({ projection: { name }, followers }) => ({
        name,
        reaches: async (wanted: bigint, timeoutMs: number) =>
          (await Promise.all(followers.map((each) => each.reaches(wanted, timeoutMs)))).every(Boolean),
      })),
      position,
      options,
    );
  }

  /** Somebody waits for a position: no projection gathers events before it is there. */
  hasten(position: bigint): void {
    for (const { followers } of this.#led) for (const follower of followers) follower.hasten(position);
  }

  override async status(): Promise<readonly ProjectionStatus[]> {
    this.#head = await this.store.head().catch(() => this.#head);
    return this.lastStatus();
  }

  /** `status` against the head that was last seen: at once, and without a question to the store. */
  lastStatus(): readonly ProjectionStatus[] {
    return this.#led.map((led) => statusOf(led, this.#head));
  }
}

const WORST_FIRST = ['failed', 'catching-up', 'stopped', 'live'] as const;

function statusOf({ projection: { name, version }, followers }: Led, head: bigint): ProjectionStatus {
  const position = followers.reduce(
    (least, each) => (each.position < least ? each.position : least),
    1n << 63n,
  );
  const state = WORST_FIRST.find((worst) => followers.some((each) => each.state === worst)) ?? 'stopped';
  const failure = followers.find((each) => each.failure)?.failure;
  const parked = followers.reduce((sum, each) => sum + each.parked, 0);
  const status = statusAt(head, { name, version, position, state });
  return { ...status, ...(failure && { error: failure }), ...(parked > 0 && { parked }) };
}
