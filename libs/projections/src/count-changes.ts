/** By how much counts change, added up under what they are counted by. */
export class CountChanges<Key extends object> {
  readonly #counts = new Map<string, Key & { count: number }>();

  /** @param key its members always in the same order */
  add(key: Key, by: number): void {
    // No value of a column holds the separator: PostgreSQL would not take it.
    const text = Object.values(key).join('\0');
    const found = this.#counts.get(text);
    if (found) found.count += by;
    else this.#counts.set(text, { ...key, count: by });
  }

  /** Those that change at all. */
  rows(): readonly (Key & { count: number })[] {
    return [...this.#counts.values()].filter(({ count }) => count !== 0);
  }
}
