import { setTimeout as pause } from 'node:timers/promises';
import { ServiceError } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import { FOREVER, greatestOf, leastOf, pauseCheckpoints, positionsOf } from '../checkpoints.ts';
import { become, beginGeneration, dropGeneration, takeOver } from '../generations/change-generations.ts';
import { findActive, generationsOf, type Generation } from '../generations/generation.ts';
import { inRoomTransaction } from '../in-room-transaction.ts';
import { partitionsOf } from '../partitions/partition-of.ts';
import { ProjectionFollower, type Course } from '../projection-follower.ts';
import type { Projection } from '../projection.ts';
import type { ReadDatabase } from '../read-database.ts';
import { settingsOf, type RunnerOptions } from '../runner-options.ts';
import { differencesBetween, type TableDifference } from './differences.ts';
import { RebuildPace, type RebuildProgress } from './rebuild-pace.ts';

export interface RebuildOptions extends Omit<RunnerOptions, 'onChange' | 'gatherMs'> {
  readonly signal: AbortSignal;
  /** Compares the new tables with those that are asked, at the same position, before it takes over. */
  readonly compare?: boolean;
  /** Begins anew where a rebuild was interrupted, instead of going on with it. */
  readonly afresh?: boolean;
  readonly onProgress?: (progress: RebuildProgress) => void;
}

export interface RebuildReport {
  readonly projection: string;
  readonly version: number;
  /** The generation that is asked from now on. */
  readonly generation: number;
  /** The one that was asked before, to which one can go back. */
  readonly former: number | undefined;
  /** Up to where both were compared. */
  readonly comparedAt: bigint | undefined;
  /** Tables in which they differ; empty where they do not, or were not compared. */
  readonly differences: readonly TableDifference[];
}

/** So long the tables that are asked may stand still, milliseconds, so that both generations are at the same position. */
const STANDSTILL_MS = 2_000;
const LOOK_MS = 20;
/** Who needs no longer than this for the last stretch is as good as at the end of a log that grows. */
const MOMENT_BEHIND_MS = 500;

/**
 * Builds the tables of a projection anew, beside those that are asked, and takes over in one transaction when they have
 * caught up. Interrupted, it leaves what it has built, and goes on from there the next time.
 * @throws ServiceError `read-model-behind` when the signal interrupts it or one of its events cannot be applied
 */
export async function rebuild(
  store: EventStore,
  database: ReadDatabase,
  projection: Projection,
  options: RebuildOptions,
): Promise<RebuildReport> {
  const building = await beginOrGoOn(database, projection, options.afresh ?? false);
  const growth = new Growth(store, database, projection, building, options);
  try {
    await growth.caughtUp();
    const compared = options.compare ? await growth.compared() : undefined;
    const former = await growth.takenOver();
    return {
      projection: projection.name,
      version: projection.version,
      generation: building.generation,
      former,
      comparedAt: compared?.position,
      differences: compared?.differences ?? [],
    };
  } finally {
    await growth.end();
  }
}

function beginOrGoOn(database: ReadDatabase, projection: Projection, afresh: boolean): Promise<Generation> {
  return inRoomTransaction(database, async (trx) => {
    const all = await generationsOf(trx, projection.name);
    const found = all.find(({ state }) => state === 'building');
    if (found?.version === projection.version && !afresh) return found;
    if (found) await dropGeneration(trx, found);
    return beginGeneration(trx, projection, partitionsOf(database));
  });
}

/** A generation on its way to the present. */
class Growth {
  readonly #stop = new AbortController();
  readonly #followers: readonly ProjectionFollower[];
  readonly #done: Promise<unknown>;
  readonly #pace: RebuildPace;

  constructor(
    private readonly store: EventStore,
    private readonly database: ReadDatabase,
    private readonly projection: Projection,
    private readonly building: Generation,
    private readonly options: RebuildOptions,
  ) {
    const settings = { ...settingsOf(options, database), gatherMs: 0 };
    this.#followers = Array.from(
      { length: partitionsOf(database) },
      (_, partition) =>
        new ProjectionFollower(projection, this.#courseOf(partition), store, database, settings),
    );
    this.#pace = new RebuildPace(projection.name);
    const signal = AbortSignal.any([this.#stop.signal, options.signal]);
    this.#done = Promise.all(this.#followers.map((follower) => follower.run(signal)));
  }

  /** Where both are to be compared, never ahead of what is asked, so that they can stand at the same position. */
  #courseOf(partition: number): Course {
    const course = { partition, generation: async () => this.building };
    if (!this.options.compare) return course;
    return { ...course, bound: async () => (await this.#asked()).get(partition) ?? 0n };
  }

  async end(): Promise<void> {
    this.#stop.abort();
    await this.#done;
  }

  /** Waits until the new tables are where the log is, or where the tables are that are asked; a moment behind at most. */
  async caughtUp(): Promise<void> {
    for (;;) {
      const goal = this.options.compare ? leastOf(await this.#asked()) : await this.store.head();
      const beganMs = performance.now();
      for (;;) {
        const position = leastOf(await positionsOf(this.database.writer, this.building));
        this.options.onProgress?.(this.#pace.at(position, goal));
        if (position >= goal) break;
        await this.#moment();
      }
      if (performance.now() - beganMs < MOMENT_BEHIND_MS) return;
    }
  }

  /** What the new tables say and those that are asked do not, and the other way round, at the same position. */
  compared(): Promise<{ position: bigint; differences: readonly TableDifference[] }> {
    return this.#atStandstill((active) =>
      active ? differencesBetween(this.database, active, this.building) : undefined,
    );
  }

  /** Takes over once nothing is missing that the tables say that are asked. The generation before, if there was one. */
  async takenOver(): Promise<number | undefined> {
    const { former } = await this.#atStandstill((active) =>
      inRoomTransaction(this.database, async (trx) => {
        // For good, before it is looked at: what is asked may not move on between the look and the change.
        if (active) await become(trx, active, 'active', FOREVER);
        const asked = active ? await positionsOf(trx, active) : new Map<number, bigint>();
        if (!reaches(await positionsOf(trx, this.building), asked)) {
          if (active) await become(trx, active, 'active', 0);
          return undefined;
        }
        await takeOver(trx, this.building);
        return { former: active?.generation };
      }),
    );
    return former;
  }

  /** Lets what is asked stand still until the new tables are where it is, and does the work then; until it is done. */
  async #atStandstill<T>(
    work: (active: Generation | undefined) => Promise<T | undefined> | undefined,
  ): Promise<T> {
    for (;;) {
      const active = await findActive(this.database.writer, this.projection.name);
      const untilMs = Date.now() + STANDSTILL_MS;
      if (active) await pauseCheckpoints(this.database, active, untilMs);
      try {
        const done = (await this.#reachedBefore(active, untilMs)) ? await work(active) : undefined;
        if (done !== undefined) return done;
      } finally {
        if (active) await pauseCheckpoints(this.database, active, 0);
      }
      await this.#moment();
    }
  }

  async #reachedBefore(active: Generation | undefined, untilMs: number): Promise<boolean> {
    const asked = active ? await positionsOf(this.database.writer, active) : new Map<number, bigint>();
    while (Date.now() < untilMs) {
      if (reaches(await positionsOf(this.database.writer, this.building), asked)) return true;
      await this.#moment();
    }
    return false;
  }

  async #asked(): Promise<ReadonlyMap<number, bigint>> {
    return positionsOf(this.database.writer, await this.#active());
  }

  async #active(): Promise<Generation> {
    const active = await findActive(this.database.writer, this.projection.name);
    if (active) return active;
    throw new ServiceError(
      'read-model-behind',
      `there are no tables of "${this.projection.name}" to compare with`,
    );
  }

  async #moment(): Promise<void> {
    const { signal } = this.options;
    if (signal.aborted)
      throw new ServiceError('read-model-behind', `the rebuild of "${this.projection.name}" was interrupted`);
    await pause(LOOK_MS, undefined, { signal }).catch(() => {});
  }
}

/** Whether each partition is where the other's is, or further; of other partitions, whether all are. */
function reaches(own: ReadonlyMap<number, bigint>, asked: ReadonlyMap<number, bigint>): boolean {
  if (own.size !== asked.size) return leastOf(own) >= greatestOf(asked);
  return [...asked].every(([partition, position]) => (own.get(partition) ?? 0n) >= position);
}
