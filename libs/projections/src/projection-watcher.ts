import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore } from '#libs/event-store';
import { PositionWaiters } from './position-waiters.ts';
import { allReach, ProjectionKeeper, statusAt } from './projection-keeper.ts';
import type { WaitOptions } from './projection-keeper.ts';
import { generationStatuses, type GenerationStatus } from './projection-states.ts';
import type { Projection, ProjectionState, ProjectionStatus } from './projection.ts';
import type { ReadDatabase } from './read-database.ts';

/** How often positions are asked for while somebody waits for one, milliseconds. */
const LOOK_MS = 15;
/** While one projection is so far behind the log that it is not called live, in events of a busy moment or bytes of it. */
const LIVE_WITHIN_MS = 2_000;

type Watched = Pick<Projection, 'name' | 'version'>;

/** Keeps nothing: waits, and tells where the read models stand, by what other processes write into the read database. */
export class ProjectionWatcher extends ProjectionKeeper {
  readonly #waiters = new Map<string, PositionWaiters>();
  /** Where each stood when it was last looked at, and when that had last been the head. */
  readonly #seen = new Map<string, { position: bigint; liveAtMs: number }>();
  #waiting = 0;
  #looking: Promise<void> | undefined;
  #stopped = true;
  #head = 0n;

  constructor(
    protected readonly store: EventStore,
    protected readonly database: ReadDatabase,
    private readonly watched: readonly Watched[],
  ) {
    super();
    for (const { name } of watched) this.#waiters.set(name, new PositionWaiters());
  }

  override async start(): Promise<void> {
    this.#stopped = false;
  }

  override async stop(): Promise<void> {
    this.#stopped = true;
    for (const waiters of this.#waiters.values()) waiters.giveUp();
    await this.#looking;
  }

  override async waitFor(position: bigint, options: WaitOptions): Promise<void> {
    const awaited = [...this.#waiters].map(([name, waiters]) => ({
      name,
      reaches: (wanted: bigint, timeoutMs: number) => waiters.wait(wanted, timeoutMs),
    }));
    this.#waiting += 1;
    try {
      const reached = allReach(awaited, position, options);
      this.#look();
      await reached;
    } finally {
      this.#waiting -= 1;
    }
  }

  override async status(): Promise<readonly ProjectionStatus[]> {
    this.#head = await this.store.head().catch(() => this.#head);
    const all = await generationStatuses(this.database.reader);
    return this.watched.map((watched) => this.#statusOf(watched, all));
  }

  #statusOf({ name, version }: Watched, all: readonly GenerationStatus[]): ProjectionStatus {
    const own = all.filter(({ projection }) => projection === name);
    const active = own.find(({ state }) => state === 'active');
    const building = own.find(({ state }) => state === 'building');
    const position = active?.position ?? 0n;
    const failure = active?.failure;
    return {
      ...statusAt(this.#head, {
        name,
        version: active?.version ?? version,
        position,
        state: this.#stateOf(name, active),
      }),
      ...(failure && { error: failure }),
      parked: active?.parked ?? 0,
      ...(building && { building: building.position }),
    };
  }

  /** Live is who is at the head, or was a moment ago and has moved since. */
  #stateOf(name: string, active: GenerationStatus | undefined): ProjectionState {
    if (this.#stopped) return 'stopped';
    if (active?.failure) return 'failed';
    const seen = this.#seen.get(name);
    const position = active?.position ?? 0n;
    const nowMs = performance.now();
    const atHead = position >= this.#head;
    const liveAtMs = atHead ? nowMs : (seen?.liveAtMs ?? -Infinity);
    this.#seen.set(name, { position, liveAtMs });
    return atHead || nowMs - liveAtMs < LIVE_WITHIN_MS ? 'live' : 'catching-up';
  }

  /** One looks for all who wait. */
  #look(): void {
    this.#looking ??= this.#lookWhileWaiting().finally(() => {
      this.#looking = undefined;
      if (this.#waiting > 0 && !this.#stopped) this.#look();
    });
  }

  async #lookWhileWaiting(): Promise<void> {
    while (this.#waiting > 0 && !this.#stopped) {
      const all = await generationStatuses(this.database.reader).catch(() => []);
      for (const { name, version } of this.watched) {
        const active = all.find((each) => each.projection === name && each.state === 'active');
        if (active?.version === version) this.#waiters.get(name)?.reached(active.position);
      }
      await pause(LOOK_MS);
    }
  }
}
