import { ServiceError } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import type { ProjectionKeeper } from '#libs/projections';

/** Lets a question wait until the read models know what the asker knows. */
export class Freshness {
  constructor(
    private readonly store: EventStore,
    private readonly runner: ProjectionKeeper,
    private readonly timeoutMs: number,
  ) {}

  /**
   * Waits for a position that an earlier answer gave (`?after=`); at once without one.
   * @throws ServiceError `unknown-cursor` (none that the log has given), `read-model-behind`
   */
  async after(given: string | undefined): Promise<void> {
    if (given === undefined) return;
    const position = /^\d{1,18}$/.test(given) ? BigInt(given) : undefined;
    if (position === undefined || position > (await this.store.head())) {
      throw new ServiceError(
        'unknown-cursor',
        `after must be a position that this service has given, not "${given}"`,
      );
    }
    await this.runner.waitFor(position, { timeoutMs: this.timeoutMs });
  }

  /** Waits for all that is in the log now. @throws ServiceError `read-model-behind` */
  async everything(): Promise<void> {
    await this.runner.waitFor(await this.store.head(), { timeoutMs: this.timeoutMs });
  }
}
