import { ServiceError } from '#libs/contract';
import { Timekeeper } from '#libs/engine';
import type { EventStore } from '#libs/event-store';
import type { ReadDatabase } from '#libs/projections';
import { DeadlineQueries, deadlinesProjection } from '#libs/read-models/deadlines';
import { CatchUp } from '../reading/catch-up.ts';
import { counted } from '../table.ts';

export interface SimulatedTimekeeperOptions {
  readonly store: EventStore;
  readonly database: ReadDatabase;
  readonly installation: string;
  readonly timeZoneOf: (office: string) => string;
  /** Nothing is noted after it. */
  readonly until: Date;
}

/** The clock of a simulation: speaks when it is told that a day is over, with all of that day in its index. */
export class SimulatedTimekeeper {
  readonly #catchUp: CatchUp;
  readonly #timekeeper: Timekeeper;
  #now: Date;
  #noted = 0;

  constructor(private readonly options: SimulatedTimekeeperOptions) {
    const { store, database, installation, timeZoneOf, until } = options;
    this.#now = until;
    this.#catchUp = new CatchUp(store, database, { projections: [deadlinesProjection] });
    this.#timekeeper = new Timekeeper({
      store,
      due: new DeadlineQueries(database),
      installation,
      timeZoneOf,
      now: () => this.#now,
      log: () => {},
    });
  }

  /** Entries that it has written. */
  get noted(): number {
    return this.#noted;
  }

  /** @throws ServiceError `store-too-new` */
  start(): Promise<void> {
    return this.#catchUp.start();
  }

  /** @throws ServiceError `read-model-behind`, `internal` where it could not be noted */
  async endDay(at: Date): Promise<void> {
    await this.#catchUp.toHead();
    this.#now = at < this.options.until ? at : this.options.until;
    const { appended, failed } = await this.#timekeeper.tick();
    this.#noted += appended;
    if (failed > 0)
      throw new ServiceError('internal', `${counted(failed, 'application')} could not be noted`);
  }

  stop(): Promise<void> {
    return this.#catchUp.stop();
  }
}
