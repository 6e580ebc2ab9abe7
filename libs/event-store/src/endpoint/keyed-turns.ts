/** Work on the same thing one after another, on different things at the same time. */
export class KeyedTurns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs when all that came before for this key is done, whatever became of it. */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key);
    const turn = before ? before.then(work, work) : work();
    this.#last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.#last.get(key) === turn) this.#last.delete(key);
    }
  }
}
