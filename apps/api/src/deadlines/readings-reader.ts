import { ServiceError, type Actor } from '#libs/contract';
import type { WorkflowRegistry } from '#libs/engine';
import {
  TURNED_READINGS,
  type ChangesPage,
  type DeadlineReadings,
  type ReadingReport,
  type ReadingsOptions,
  type TurnedReading,
} from '#libs/read-models/deadlines';
import type { Clock } from '../clock.ts';
import { checkPeriod, pageOptions } from '../http/asked.ts';
import type { DeadlineExplainer } from './deadline-explainer.ts';
import { deadlineFilter } from './deadline-filter.ts';
import type { ReadingChangeParameters, ReadingParameters } from './deadline-parameters.ts';

/** What would be kept and what late if the words on time were read the other way, for those who may see the deadlines. */
export class ReadingsReader {
  constructor(
    private readonly readings: DeadlineReadings,
    private readonly explainer: DeadlineExplainer,
    private readonly workflows: WorkflowRegistry,
    private readonly clock: Clock,
  ) {}

  /** @throws ServiceError `invalid-data`, `unknown-office`, `unknown-standard`, `outside-calendar` */
  async report(
    asker: Actor,
    asked: ReadingParameters,
  ): Promise<{ readonly asOf: string; readonly reports: readonly ReadingReport[] }> {
    const options = this.#options(asker, asked);
    return { asOf: options.asOf, reports: await this.readings.report(options) };
  }

  /** @throws ServiceError `not-found`, and see `report`, `unknown-cursor` */
  async changes(asker: Actor, reading: string, asked: ReadingChangeParameters): Promise<ChangesPage> {
    if (!isTurned(reading))
      throw new ServiceError(
        'not-found',
        `There is no reading "${reading}"; there are: ${TURNED_READINGS.join(', ')}`,
      );
    return this.readings.changes({ ...this.#options(asker, asked), reading, ...pageOptions(asked) });
  }

  #options(asker: Actor, asked: ReadingParameters): ReadingsOptions {
    checkPeriod(asked);
    const { from, to, by = 'due' } = asked;
    const filter = deadlineFilter(asker, asked, this.workflows);
    const asOf = this.clock.now().toISOString();
    return { ...filter, from, to, by, asOf, dueUnder: this.explainer.dueUnder };
  }
}

const isTurned = (name: string): name is TurnedReading =>
  (TURNED_READINGS as readonly string[]).includes(name);
