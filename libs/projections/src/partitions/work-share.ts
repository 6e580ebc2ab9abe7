import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { holdLeases, liveHolders, releaseLeases, takeLease } from './leases.ts';
import type { ProjectionLog } from '../projection.ts';
import type { ReadDatabase } from '../read-database.ts';

export interface WorkShareOptions {
  readonly database: ReadDatabase;
  /** The pieces of work; each is done by at most one process at a time, as far as clocks and leases can tell. */
  readonly names: readonly string[];
  /** Does one piece until the signal. */
  readonly work: (name: string, signal: AbortSignal) => Promise<void>;
  readonly log?: ProjectionLog;
  /** How long a process that died keeps its pieces, milliseconds (default 4,000). */
  readonly ttlMs?: number;
  /** How often leases are renewed and looked for, milliseconds (default 1,000). */
  readonly everyMs?: number;
}

interface Piece {
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

/**
 * Shares pieces of work between processes by leases in the read database: each takes no more than its part, and what a
 * process leaves behind that died is taken up within seconds. A lease is a courtesy, not a guard: a process that was
 * asleep may believe for a moment that it still holds one, and what it does then must do no harm.
 */
export class WorkShare {
  /** Names this process in the leases. */
  readonly holder = `${process.pid}-${randomUUID().slice(0, 8)}`;
  readonly #pieces = new Map<string, Piece>();
  #running: { readonly stop: AbortController; readonly done: Promise<void> } | undefined;

  constructor(private readonly options: WorkShareOptions) {}

  /** What this process does at present. */
  get held(): readonly string[] {
    return [...this.#pieces.keys()];
  }

  start(): void {
    if (this.#running) return;
    const stop = new AbortController();
    this.#running = { stop, done: this.#run(stop.signal) };
  }

  /** Ends the pieces, each when it has finished what it is at, and gives them to the others at once. */
  async stop(): Promise<void> {
    this.#running?.stop.abort();
    await this.#running?.done;
    this.#running = undefined;
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { everyMs = 1_000, ttlMs = 4_000, log = () => {} } = this.options;
    let heldAt = performance.now();
    while (!signal.aborted) {
      try {
        await this.#round(ttlMs);
        heldAt = performance.now();
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        log('warn', 'leases cannot be renewed', { message });
        // Others take over by now: to go on would be to work twice.
        if (performance.now() - heldAt > ttlMs) await this.#end(this.held);
      }
      await pause(everyMs, undefined, { signal }).catch(() => {});
    }
    await this.#end(this.held);
    await releaseLeases(this.options.database, this.holder).catch(() => {});
  }

  async #round(ttlMs: number): Promise<void> {
    const { database, names } = this.options;
    const held = new Set(await holdLeases(database, this.holder, this.held, ttlMs));
    await this.#end(this.held.filter((name) => !held.has(name)));
    const others = await liveHolders(database, names, this.holder);
    const part = Math.ceil(names.length / (others.size + 1));
    const surplus = this.held.slice(part);
    await this.#end(surplus);
    await releaseLeases(database, this.holder, surplus);
    for (const name of names) {
      if (this.#pieces.size >= part) return;
      if (!this.#pieces.has(name) && (await takeLease(database, name, this.holder, ttlMs))) this.#begin(name);
    }
  }

  #begin(name: string): void {
    const stop = new AbortController();
    this.#pieces.set(name, { stop, done: this.options.work(name, stop.signal) });
  }

  async #end(names: readonly string[]): Promise<void> {
    const ending = names.flatMap((name) => this.#pieces.get(name) ?? []);
    for (const { stop } of ending) stop.abort();
    await Promise.all(ending.map(({ done }) => done));
    for (const name of names) this.#pieces.delete(name);
  }
}
