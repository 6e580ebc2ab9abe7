/** How far a rebuild is. */
export interface RebuildProgress {
  readonly projection: string;
  readonly position: bigint;
  /** Where it ends as things stand. */
  readonly goal: bigint;
  /** From 0 to 1. */
  readonly share: number;
  /** At the pace of the last half minute; undefined as long as there is none to tell. */
  readonly secondsLeft: number | undefined;
}

const WINDOW_MS = 30_000;

/** Tells from the positions of the last half minute how long it will take. */
export class RebuildPace {
  readonly #seen: { readonly position: bigint; readonly atMs: number }[] = [];

  constructor(private readonly projection: string) {}

  /** @param nowMs milliseconds of a clock that never goes back */
  at(position: bigint, goal: bigint, nowMs = performance.now()): RebuildProgress {
    this.#seen.push({ position, atMs: nowMs });
    while ((this.#seen[0]?.atMs ?? nowMs) < nowMs - WINDOW_MS) this.#seen.shift();
    const [first = { position, atMs: nowMs }] = this.#seen;
    const perMs = Number(position - first.position) / (nowMs - first.atMs || 1);
    const left = goal > position ? Number(goal - position) : 0;
    const share = goal === 0n ? 1 : Math.min(1, Number(position) / Number(goal));
    const secondsLeft = left === 0 ? 0 : perMs > 0 ? Math.ceil(left / perMs / 1_000) : undefined;
    return { projection: this.projection, position, goal, share, secondsLeft };
  }
}
