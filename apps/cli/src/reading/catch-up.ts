import { ServiceError } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import {
  ProjectionRunner,
  type Projection,
  type ProjectionStatus,
  type ReadDatabase,
} from '#libs/projections';
import type { Progress } from '../console.ts';
import { PROJECTIONS } from './projections.ts';

/** What fails so often fails always; before that, another command may have held the tables for a moment. */
const MOST_ATTEMPTS = 5;
/** The longest that a timer can run: a log of any length may be read from its beginning. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;

interface CatchUpOptions {
  /** Only these are kept; by default all that commands ask. */
  readonly projections?: readonly Projection[];
  readonly progress?: Progress;
}

/**
 * The read models kept abreast of a log that this process reads or writes.
 *
 * Where it reads beside a service that starts meanwhile, both may project: each batch still takes effect once.
 */
export class CatchUp {
  readonly #runner: ProjectionRunner;
  readonly #progress: Progress | undefined;
  readonly #failed = Promise.withResolvers<never>();
  #head = 0n;

  constructor(
    private readonly store: EventStore,
    database: ReadDatabase,
    { projections = PROJECTIONS, progress }: CatchUpOptions = {},
  ) {
    this.#progress = progress;
    this.#runner = new ProjectionRunner(store, database, projections, {
      gatherMs: 0,
      onChange: () => this.#look(),
    });
    this.#failed.promise.catch(() => {});
  }

  /** @throws ServiceError `store-too-new` */
  start(): Promise<void> {
    return this.#runner.start();
  }

  /** Waits until all that is in the log now is in the tables. @throws ServiceError `read-model-behind` */
  async toHead(): Promise<void> {
    this.#head = await this.store.head();
    const reached = this.#runner.waitFor(this.#head, { timeoutMs: NO_TIMEOUT_MS });
    await Promise.race([reached, this.#failed.promise]).finally(() => this.#progress?.stop());
  }

  stop(): Promise<void> {
    return this.#runner.stop();
  }

  #look(): void {
    const all = this.#runner.lastStatus();
    const failed = all.find(({ error }) => (error?.attempts ?? 0) >= MOST_ATTEMPTS);
    if (failed) this.#failed.reject(behind(failed));
    const done = all.reduce((least, { position }) => (position < least ? position : least), this.#head);
    if (done < this.#head) this.#progress?.step(Number(done), Number(this.#head));
  }
}

function behind({ name, error }: ProjectionStatus): ServiceError {
  const where = error?.position === undefined ? '' : ` at position ${error.position}`;
  return new ServiceError('read-model-behind', `The tables of ${name} stop${where}: ${error?.message}`);
}
