import { Clockwork, openLegalParts, openStores, type LegalParts, type Stores } from '#apps/composition';
import { readingsOf } from '#apps/settings';
import { workflowRegistry } from '#apps/workflows';
import type { WorkerConfig } from './config.ts';

/** A process that keeps tables and time, together with others like it. */
export class Worker {
  private constructor(
    readonly stores: Stores,
    readonly legal: LegalParts,
    private readonly clockwork: Clockwork,
  ) {}

  /**
   * Opens the stores and begins to work.
   * @throws ServiceError `bad-configuration`, `store-too-new`, `store-unavailable`, `store-denied`, `store-unsupported`,
   *   `store-locked` (the log has moved), `machine-refused`
   */
  static async open(config: WorkerConfig, now: () => Date = () => new Date()): Promise<Worker> {
    const workflows = workflowRegistry(readingsOf(config));
    const clockwork: Clockwork = new Clockwork(() => legal.timekeeper);
    const stores = await openStores({ ...config, now, also: { timekeeper: clockwork.share } });
    let legal: LegalParts;
    try {
      const { store, database, runner } = stores;
      legal = await openLegalParts({ ...config, now, store, workflows, database });
      await runner.start();
      const worker = new Worker(stores, legal, clockwork);
      worker.#keepTime();
      return worker;
    } catch (error) {
      await stores.close();
      throw error;
    }
  }

  /** Finishes what is under way, gives its part to the others, lets everything go. */
  async close(): Promise<void> {
    await Promise.all([this.clockwork.stop(), this.legal.calendarFollower.stop()]);
    await this.stores.close();
  }

  #keepTime(): void {
    this.clockwork.start(this.stores.keeping === 'alone');
    this.legal.calendarFollower.start();
  }
}
