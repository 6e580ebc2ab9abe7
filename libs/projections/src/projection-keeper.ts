import { ServiceError } from '#libs/contract';
import type { ProjectionStatus } from './projection.ts';

export interface WaitOptions {
  readonly timeoutMs: number;
  /** Only this projection; all of them without it. */
  readonly projection?: string;
}

/**
 * Keeps the read models abreast of the log, in the thread that asks or in another. An abstract class, so that it is
 * type and injection token at once.
 */
export abstract class ProjectionKeeper {
  /**
   * Makes the tables and begins to follow the log; does not wait until the tables have caught up.
   * @throws ServiceError `store-too-new` where a newer program has written the tables. Other failures are retried.
   */
  abstract start(): Promise<void>;

  /** Lets the batch that is being written finish. May be started again. */
  abstract stop(): Promise<void>;

  /**
   * Waits until what happened up to a position is in the tables of all projections, or of the one named.
   * @throws ServiceError `read-model-behind` when the time (milliseconds) is over or the keeper stops.
   */
  abstract waitFor(position: bigint, options: WaitOptions): Promise<void>;

  /** Where each projection stands. Answers also while the store does not: then `head` is the last that was seen. */
  abstract status(): Promise<readonly ProjectionStatus[]>;
}

interface Awaited {
  readonly name: string;
  /** Whether the position is in the tables within the time, milliseconds. */
  reaches(position: bigint, timeoutMs: number): Promise<boolean>;
}

/** @throws ServiceError `read-model-behind`, naming those that did not come along */
export async function allReach(
  projections: readonly Awaited[],
  position: bigint,
  { timeoutMs, projection }: WaitOptions,
): Promise<void> {
  const awaited = projections.filter(({ name }) => projection === undefined || name === projection);
  const reached = await Promise.all(awaited.map((each) => each.reaches(position, timeoutMs)));
  const behind = awaited.filter((_, index) => !reached[index]).map(({ name }) => name);
  if (behind.length === 0) return;
  throw new ServiceError(
    'read-model-behind',
    `${behind.join(', ')} did not reach ${position} in ${timeoutMs} ms`,
    { projections: behind, position: String(position) },
  );
}

/** A status against the head of the log as it is now. */
export function statusAt(head: bigint, status: Omit<ProjectionStatus, 'head' | 'lag'>): ProjectionStatus {
  return { ...status, head, lag: head > status.position ? head - status.position : 0n };
}
