import { setTimeout as pause } from 'node:timers/promises';
import type { CalendarLog, LegalTime } from '#libs/engine';
import { failureLog } from './failure-log.ts';

/** How often it is looked whether another process has revised the calendar, milliseconds. */
const LOOK_MS = 5_000;

/**
 * Keeps the calendars of a process abreast of the log where other processes may revise them. A step that is taken
 * meanwhile by the former edition keeps that edition, as a step does that was taken before the revision.
 */
export class CalendarFollower {
  readonly #stop = new AbortController();
  #following: Promise<void> | undefined;

  constructor(
    private readonly log: CalendarLog,
    private readonly time: LegalTime,
  ) {}

  start(): void {
    this.#following ??= this.#follow();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#following;
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await pause(LOOK_MS, undefined, { signal }).catch(() => {});
      if (!signal.aborted) await this.log.readInto(this.time.calendars).catch(told);
    }
  }
}

const told = (error: unknown): void =>
  failureLog('warn', 'the revisions of the calendar cannot be read', { error: String(error) });
