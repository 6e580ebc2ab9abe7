import type { EventStore } from '#libs/event-store';
import { ensureGeneration } from './generations/ensure-generation.ts';
import { partitionsOf } from './partitions/partition-of.ts';
import { WorkShare } from './partitions/work-share.ts';
import { ProjectionFollower } from './projection-follower.ts';
import { ProjectionWatcher } from './projection-watcher.ts';
import type { Projection } from './projection.ts';
import type { ReadDatabase } from './read-database.ts';
import { activeGeneration, settingsOf, type RunnerOptions } from './runner-options.ts';
import { rebuildOutdated } from './rebuild/rebuild-outdated.ts';

export interface WorkerOptions extends RunnerOptions {
  /** Other work that is done by one process at a time, until the signal: the timekeeper, deliveries. */
  readonly also?: Readonly<Record<string, (signal: AbortSignal) => Promise<void>>>;
  /** How long a process that died keeps its part, and how often it says that it lives, milliseconds. */
  readonly lease?: { readonly ttlMs: number; readonly everyMs: number };
}

const PARTITION = 'partition-';
const REBUILDS = 'rebuilds';

/**
 * Keeps the read models together with other processes: each has a part of the partitions of streams, and takes up those
 * of a process that dies. The order within a stream is kept; each event takes effect once, whoever believes to have the
 * part, since tables and checkpoint move in one transaction.
 */
export class ProjectionWorker extends ProjectionWatcher {
  readonly #followers = new Map<string, readonly ProjectionFollower[]>();
  readonly #share: WorkShare;

  constructor(
    store: EventStore,
    database: ReadDatabase,
    private readonly projections: readonly Projection[],
    private readonly options: WorkerOptions = {},
  ) {
    super(store, database, projections);
    const { also = {}, lease = {}, log } = options;
    const partitions = Array.from({ length: partitionsOf(database) }, (_, index) => `${PARTITION}${index}`);
    this.#share = new WorkShare({
      database,
      names: [...partitions, ...Object.keys(also), REBUILDS],
      work: (name, signal) => this.#work(name, signal),
      ...(log && { log }),
      ...lease,
    });
  }

  /** Names this process in the leases. */
  get holder(): string {
    return this.#share.holder;
  }

  /** Its part of the work at present. */
  get held(): readonly string[] {
    return this.#share.held;
  }

  override async start(): Promise<void> {
    await super.start();
    for (const projection of this.projections)
      await ensureGeneration(this.database, projection, () => this.store.head());
    this.#share.start();
  }

  override async stop(): Promise<void> {
    await this.#share.stop();
    await super.stop();
  }

  async #work(name: string, signal: AbortSignal): Promise<void> {
    const { also = {} } = this.options;
    if (name === REBUILDS)
      return rebuildOutdated(this.store, this.database, this.projections, this.options, signal);
    const other = also[name];
    if (other) return other(signal);
    const partition = Number(name.slice(PARTITION.length));
    const followers = this.projections.map((projection) => this.#follower(projection, partition));
    this.#followers.set(name, followers);
    await Promise.all(followers.map((follower) => follower.run(signal)));
    this.#followers.delete(name);
  }

  #follower(projection: Projection, partition: number): ProjectionFollower {
    const generation = activeGeneration(this.store, this.database, projection, this.options);
    return new ProjectionFollower(
      projection,
      { partition, generation },
      this.store,
      this.database,
      settingsOf(this.options, this.database),
    );
  }
}
