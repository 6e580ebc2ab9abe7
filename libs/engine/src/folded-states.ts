import type { FoldedState } from './folded-state.ts';

/** Folded states of busy applications, the least recently used leaving first. Bounded; losing one costs a read. */
export class FoldedStates {
  readonly #states = new Map<string, FoldedState>();

  constructor(private readonly capacity: number) {}

  find(stream: string): FoldedState | undefined {
    const state = this.#states.get(stream);
    if (!state) return undefined;
    this.#states.delete(stream);
    this.#states.set(stream, state);
    return state;
  }

  /** Keeps the state unless a later one is known already. */
  keep(stream: string, state: FoldedState): void {
    const known = this.#states.get(stream);
    if (known && known.revision > state.revision) return;
    this.#states.delete(stream);
    this.#states.set(stream, state);
    if (this.#states.size <= this.capacity) return;
    for (const oldest of this.#states.keys()) {
      this.#states.delete(oldest);
      break;
    }
  }

  forget(stream: string): void {
    this.#states.delete(stream);
  }
}
