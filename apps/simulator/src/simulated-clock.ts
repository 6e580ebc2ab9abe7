/** A clock that stands still until it is moved: what was simulated twice was then also recorded at the same times. */
export class SimulatedClock {
  #ms = 0;

  /** For `now` of a store. */
  readonly now = (): Date => new Date(this.#ms);

  /** Forward only. */
  moveTo(ms: number): void {
    this.#ms = Math.max(this.#ms, ms);
  }
}
