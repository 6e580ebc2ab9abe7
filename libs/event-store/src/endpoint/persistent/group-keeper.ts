import type { Log } from '../protocol/status.ts';
import type { GroupLog } from './group-log.ts';
import type { GroupSettings } from './group-settings.ts';
import { Progress } from './progress.ts';

/** Events that nobody wants count one for so many. */
const PASSED_PER_COUNT = 1_000;

/** Keeps the progress of a group in the log, not more often than its settings say. */
export class GroupKeeper {
  readonly #progress: Progress;
  #sinceKept = 0;
  #passed = 0;
  #kept: bigint;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #parked: Progress | undefined;
  /** Parked events that are done with are about to be forgotten. */
  #parkedWaits = false;

  constructor(
    private readonly settings: GroupSettings,
    private readonly groupLog: GroupLog,
    /** Everything up to this place is done; -1n for nothing. */
    done: bigint,
    private readonly log: Log,
  ) {
    this.#kept = done;
    this.#progress = new Progress(done);
  }

  /** Up to where progress is in the log. */
  get kept(): bigint {
    return this.#kept;
  }

  /** The last place that was read. */
  get seen(): bigint {
    return this.#progress.seen;
  }

  /** The last parked event that was given out again; -1 for none. */
  get parkedSeen(): number {
    return Number(this.#parked?.seen ?? -1n);
  }

  open(place: bigint): void {
    this.#progress.open(place);
  }

  /** @param isOwn an event of the endpoint's own, of which keeping progress would only make more */
  pass(place: bigint, isOwn: boolean): void {
    this.#progress.pass(place);
    if (isOwn) return;
    this.#passed += 1;
    if (this.#passed % PASSED_PER_COUNT === 0) this.#count();
  }

  finish(place: bigint): void {
    this.#progress.finish(place);
    this.#count();
  }

  openParked(revision: number): void {
    this.#parked ??= new Progress(BigInt(revision) - 1n);
    this.#parked.open(BigInt(revision));
  }

  finishParked(revision: number): void {
    this.#parked?.finish(BigInt(revision));
    if (this.#parkedWaits) return;
    this.#parkedWaits = true;
    this.#write(() => {
      this.#parkedWaits = false;
      return this.groupLog.forgetParked(Number(this.#parked?.done ?? -1n) + 1);
    });
  }

  /** Resolves when the log has what is done by now. */
  async keepNow(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#sinceKept > 0) this.#keep();
    await this.#writing;
  }

  #count(): void {
    this.#sinceKept += 1;
    if (this.#sinceKept >= Math.max(this.settings.maxCheckpointCount, 1)) this.#keep();
    else this.#timer ??= setTimeout(() => this.#due(), Math.max(this.settings.checkpointAfterMs, 1));
  }

  #due(): void {
    this.#timer = undefined;
    if (this.#sinceKept >= this.settings.minCheckpointCount) this.#keep();
    else this.#timer = setTimeout(() => this.#due(), Math.max(this.settings.checkpointAfterMs, 1));
  }

  #keep(): void {
    this.#sinceKept = 0;
    const { done } = this.#progress;
    if (done <= this.#kept) return;
    this.#kept = done;
    this.#write(() => this.groupLog.keep(done));
  }

  /** One after another. What fails is only repeated after a restart. */
  #write(write: () => Promise<void>): void {
    this.#writing = this.#writing.then(write).catch((error: unknown) => {
      this.log('The progress of a persistent subscription could not be kept', error);
    });
  }
}
