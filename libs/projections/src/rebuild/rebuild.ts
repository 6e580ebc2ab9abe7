import { setTimeout as pause } from 'node:timers/promises';
import { ServiceError } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import { FOREVER, greatestOf, leastOf, pauseCheckpoints, positionsOf } from '../checkpoints.ts';
import { become, beginGeneration, dropGeneration, takeOver } from '../generations/change-generations.ts';
import { findActive, generationsOf, type Generation } from '../generations/generation.ts';
import { inRoomTransaction } from '../in-room-transaction.ts';
import { partitionsOf } from '../partitions/partition-of.ts';
import { ProjectionFollower } from '../projection-follower.ts';
import type { Projection } from '../projection.ts';
import type { ReadDatabase, ReadTransaction } from '../read-database.ts';
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
    // Never ahead of what is asked, so that both can stand at the same position.
    const bound = options.compare ? { bound: () => this.#askedPosition() } : {};
    this.#followers = Array.from(
      { length: partitionsOf(database) },
      (_, partition) =>
        new ProjectionFollower(
          projection,
          { partition, generation: async () => building, ...bound },
          store,
          database,
          settings,
        ),
    );
    this.#pace = new RebuildPace(projection.name);
    const signal = AbortSignal.any([this.#stop.signal, options.signal]);
    this.#done = Promise.all(this.#followers.map((follower) => follower.run(signal)));
  }

  async end(): Promise<void> {
    this.#stop.abort();
    await this.#done;
  }

  /** Waits until the new tables are where the log is, or where the tables are that are asked. */
  async caughtUp(): Promise<void> {
    for (;;) {
      const goal = this.options.compare ? await this.#askedPosition() : await this.store.head();
      const position = leastOf(await positionsOf(this.database.writer, this.building));
      this.options.onProgress?.(this.#pace.at(position, goal));
      if (position >= goal) return;
      await this.#moment();
    }
  }

  /** Lets both stand at the same position for a moment, and compares what they say there. */
  async compared(): Promise<{ position: bigint; differences: readonly TableDifference[] }> {
    const active = await this.#active();
    for (;;) {
      await pauseCheckpoints(this.database, active, Date.now() + STANDSTILL_MS);
      try {
        const found = await this.#comparedWithin(active, Date.now() + STANDSTILL_MS / 2);
        if (found) return found;
      } finally {
        await pauseCheckpoints(this.database, active, 0);
      }
      await this.#moment();
    }
  }

  /** Takes over once nothing is missing that the tables say that are asked. The generation before, if there was one. */
  async takenOver(): Promise<number | undefined> {
    for (;;) {
      const taken = await inRoomTransaction(this.database, (trx) => this.#takeOverUnlessBehind(trx));
      if (taken) return taken.former;
      await this.#moment();
    }
  }

  async #takeOverUnlessBehind(trx: ReadTransaction): Promise<{ former: number | undefined } | undefined> {
    const active = await findActive(trx, this.projection.name);
    // Stands still before it is looked at: what is asked may not move on between the look and the change.
    if (active) await become(trx, active, 'active', FOREVER);
    const asked = active ? await positionsOf(trx, active) : new Map<number, bigint>();
    if (leastOf(await positionsOf(trx, this.building)) >= greatestOf(asked)) {
      await takeOver(trx, this.building);
      return { former: active?.generation };
    }
    if (active) await become(trx, active, 'active', 0);
    return undefined;
  }

  async #comparedWithin(active: Generation, untilMs: number) {
    const asked = await positionsOf(this.database.writer, active);
    while (Date.now() < untilMs) {
      const own = await positionsOf(this.database.writer, this.building);
      if ([...asked].every(([partition, position]) => own.get(partition) === position))
        return differencesBetween(this.database, active, this.building);
      await this.#moment();
    }
    return undefined;
  }

  async #askedPosition(): Promise<bigint> {
    return leastOf(await positionsOf(this.database.writer, await this.#active()));
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
