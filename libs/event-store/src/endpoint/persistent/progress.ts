/**
 * How far a group has come: up to which place everything that it was given is done. Events are done in any order;
 * progress is what a restart need not repeat.
 */
export class Progress {
  /** In the order of their places; done ones leave from the front. */
  readonly #open: { readonly place: bigint; isDone: boolean }[] = [];
  readonly #byPlace = new Map<bigint, { isDone: boolean }>();
  #seen: bigint;
  #doneTo: bigint;

  /** @param done everything up to this place is done; -1n for nothing */
  constructor(done: bigint) {
    this.#seen = done;
    this.#doneTo = done;
  }

  /** Everything up to this place is done. */
  get done(): bigint {
    return this.#open.length === 0 ? this.#seen : this.#doneTo;
  }

  /** The last place that was seen, given out or not. */
  get seen(): bigint {
    return this.#seen;
  }

  /** An event that nobody of the group wants. */
  pass(place: bigint): void {
    this.#seen = place;
  }

  /** An event that is given out; places only grow. */
  open(place: bigint): void {
    // What was passed over before it is done as well.
    if (this.#open.length === 0) this.#doneTo = this.#seen;
    this.#seen = place;
    const entry = { place, isDone: false };
    this.#open.push(entry);
    this.#byPlace.set(place, entry);
  }

  finish(place: bigint): void {
    const entry = this.#byPlace.get(place);
    if (!entry) return;
    entry.isDone = true;
    this.#byPlace.delete(place);
    let count = 0;
    while (this.#open[count]?.isDone) count += 1;
    for (const { place: gone } of this.#open.splice(0, count)) this.#doneTo = gone;
  }
}
