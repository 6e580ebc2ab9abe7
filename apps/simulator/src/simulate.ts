import { isRegister, isServiceError, type ErrorCode } from '#libs/contract';
import type { CommandHandler } from '#libs/engine';
import type { PlannedStep } from './dossier.ts';
import { batchesOf, schedule, type Span } from './schedule.ts';
import type { SimulatedClock } from './simulated-clock.ts';

export interface SimulationOptions extends Span {
  readonly handler: Pick<CommandHandler, 'handle'>;
  /** Moved along, so that a store that asks it records the simulated time. */
  readonly clock?: SimulatedClock;
  /** Waited for at the end of each day, at midnight of the westernmost office: when the timekeeper may look at the clock. */
  readonly onDayEnd?: (at: Date) => Promise<void>;
  /** Called after each day with the applications that have come in. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface SimulationReport {
  /** First and last day on which something could happen, YYYY-MM-DD. */
  readonly from: string;
  readonly until: string;
  readonly applications: number;
  readonly complaints: number;
  /** Applications, complaints and entries of registers by workflow. */
  readonly byWorkflow: Readonly<Record<string, number>>;
  readonly commands: number;
  readonly accepted: number;
  /** Accepted before, when the same simulation ran over this store. */
  readonly repeated: number;
  /** Mistakes that were refused, as they should be, by the code of the refusal. */
  readonly refused: Readonly<Record<string, number>>;
  /** Steps that were refused though no mistake was meant: other readings than the usual ones. */
  readonly unexpected: Readonly<Record<string, number>>;
}

/** By then it is midnight in every office of the country. */
const DAY_END_UTC = '19:00:00.000Z';

/** Between the step and its record in the store. */
const RECORDING_MS = 1_500;

/**
 * A believable load: applications of all four standards and complaints, on working days, in order of time.
 *
 * The same seed, numbers and `until` give the same commands, and over an empty store the same log: steps are handed
 * in in batches that depend on nothing else. Repeating a simulation over its own store adds nothing.
 * @throws ServiceError `bad-configuration`, `store-unavailable`
 */
export async function simulate({
  handler,
  clock,
  onDayEnd,
  onProgress,
  ...span
}: SimulationOptions): Promise<SimulationReport> {
  const tally = new Tally(handler);
  let arrived = 0;
  for (const { day, arrivals, steps } of schedule(span)) {
    for (const batch of batchesOf(steps)) {
      clock?.moveTo((batch.at(-1)?.at ?? 0) + RECORDING_MS);
      await Promise.all(batch.map((step) => tally.carryOut(step)));
    }
    arrived += arrivals;
    tally.noteDay(day);
    if (onDayEnd) {
      const end = new Date(`${day}T${DAY_END_UTC}`);
      clock?.moveTo(end.getTime());
      await onDayEnd(end);
    }
    onProgress?.(arrived, span.applications);
  }
  return tally.report();
}

class Tally {
  readonly #begun = new Map<string, number>();
  readonly #refused = new Map<string, number>();
  readonly #unexpected = new Map<string, number>();
  /** Applications in which something went another way than planned: the rest of their plan is void. */
  readonly #derailed = new Set<string>();
  #commands = 0;
  #accepted = 0;
  #repeated = 0;
  #days: string[] = [];

  constructor(private readonly handler: Pick<CommandHandler, 'handle'>) {}

  noteDay(day: string): void {
    this.#days = [this.#days[0] ?? day, day];
  }

  async carryOut({ command, mistaken }: PlannedStep): Promise<void> {
    if (this.#derailed.has(command.applicationId)) return;
    this.#commands += 1;
    try {
      const { events, repeated } = await this.handler.handle(command);
      if (repeated) this.#repeated += 1;
      else this.#accepted += 1;
      if (events[0]?.revision === 0) count(this.#begun, command.workflow);
    } catch (error) {
      if (!isServiceError(error) || FATAL.includes(error.code)) throw error;
      count(mistaken ? this.#refused : this.#unexpected, error.code);
      if (!mistaken) this.#derailed.add(command.applicationId);
    }
  }

  report(): SimulationReport {
    const byWorkflow = Object.fromEntries(this.#begun);
    const complaints = this.#begun.get('complaint') ?? 0;
    const applications = [...this.#begun]
      .filter(([workflow]) => workflow !== 'complaint' && !isRegister(workflow))
      .reduce((sum, [, number]) => sum + number, 0);
    const [from = '', until = ''] = this.#days;
    return {
      from,
      until,
      applications,
      complaints,
      byWorkflow,
      commands: this.#commands,
      accepted: this.#accepted,
      repeated: this.#repeated,
      refused: Object.fromEntries(this.#refused),
      unexpected: Object.fromEntries(this.#unexpected),
    };
  }
}

/** What no simulated applicant can cause. */
const FATAL: readonly ErrorCode[] = ['store-unavailable', 'store-corrupt', 'replay-diverged', 'internal'];

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
