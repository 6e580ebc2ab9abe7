import { PositionWaiters } from '../position-waiters.ts';
import type { Projection, ProjectionFailure, ProjectionStatus } from '../projection.ts';
import { statusAt } from '../projection-keeper.ts';

/** What is known here of a projection that another thread keeps. */
export class MirroredProjection {
  readonly name: string;
  readonly #waiters = new PositionWaiters();
  #known: ProjectionStatus;

  /** @param hasten called with each position that is waited for */
  constructor(
    { name, version }: Pick<Projection, 'name' | 'version'>,
    private readonly hasten: (position: bigint) => void,
  ) {
    this.name = name;
    this.#known = { name, version, position: 0n, head: 0n, lag: 0n, state: 'stopped' };
  }

  /** Whether it has moved since. */
  take(status: ProjectionStatus): boolean {
    const moved = status.position > this.#known.position;
    this.#known = status;
    this.#waiters.reached(status.position);
    return moved;
  }

  fail(error: ProjectionFailure): void {
    this.#known = { ...this.#known, state: 'failed', error };
  }

  stop(): void {
    const { error: _, ...known } = this.#known;
    this.#known = { ...known, state: 'stopped' };
    this.#waiters.giveUp();
  }

  status(head: bigint): ProjectionStatus {
    return statusAt(head, this.#known);
  }

  async reaches(position: bigint, timeoutMs: number): Promise<boolean> {
    if (this.#known.position >= position) return true;
    this.hasten(position);
    return this.#waiters.wait(position, timeoutMs);
  }
}
