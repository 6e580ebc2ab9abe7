import { setTimeout as pause } from 'node:timers/promises';
import { streamName } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import { entriesDue } from './entries-due.ts';
import { appendEntries } from './ledger-stream.ts';

/** A deadline about which the clock has something to say. */
export interface DueDeadline {
  readonly id: string;
  readonly workflow: string;
  readonly applicationId: string;
  /** The due instant, or the one at which to warn: RFC 3339, UTC. */
  readonly at: string;
}

/** The index over what is open, in order of time: the read model of deadlines has it. */
export interface DueIndex {
  /** What falls due, or is to be warned of, up to an instant; at most `limit`, after the given one, in order of `at` and `id`. */
  dueBy(
    until: string,
    limit: number,
    after?: Pick<DueDeadline, 'at' | 'id'>,
  ): Promise<readonly DueDeadline[]>;
  /** The next instant at which there is something to say, or undefined. */
  nextInstant(): Promise<string | undefined>;
}

export interface TimekeeperOptions {
  readonly store: EventStore;
  readonly due: DueIndex;
  readonly installation: string;
  readonly timeZoneOf: (office: string) => string;
  readonly now: () => Date;
  readonly log: (level: 'info' | 'error', message: string, fields: Record<string, unknown>) => void;
  /** Longest sleep, milliseconds; by default 15,000, so that what is due is said within a minute. */
  readonly longestPauseMs?: number;
  /** Deadlines looked at together, and appends in flight. */
  readonly page?: number;
  readonly inFlight?: number;
}

/** What one look at the clock led to. */
export interface Ticked {
  /** Deadlines that the index named. */
  readonly looked: number;
  /** Entries appended; fewer than looked at where a step or another timekeeper was quicker. */
  readonly appended: number;
  /** Position of the last entry, 0n for none. */
  readonly position: bigint;
  readonly failed: number;
}

/**
 * The clock as an actor: says of each deadline once that it draws near, and that it was missed. However many run, and
 * after any sleep: the entry's id is made of what it says, and the stream's revision decides who was first. Its work
 * depends on what is due, not on what is open.
 */
export class Timekeeper {
  #lastTick: { readonly at: Date; readonly ticked: Ticked } | undefined;

  constructor(private readonly options: TimekeeperOptions) {}

  /** When it looked last, and what came of it; undefined before the first look. */
  get lastTick(): { readonly at: Date; readonly ticked: Ticked } | undefined {
    return this.#lastTick;
  }

  /** Says all that is to be said at this instant, in order of time; stops between two pages when the signal says so. */
  async tick(signal?: AbortSignal): Promise<Ticked> {
    const { due, now, page = 500 } = this.options;
    const at = now();
    const until = at.toISOString();
    let total: Ticked = { looked: 0, appended: 0, position: 0n, failed: 0 };
    let last: DueDeadline | undefined;
    for (;;) {
      if (signal?.aborted) break;
      const found = await due.dueBy(until, page, last);
      last = found.at(-1);
      if (!last) break;
      total = sumOf(total, await this.#sayAll(found, until));
    }
    this.#lastTick = { at, ticked: total };
    return total;
  }

  /** Looks at the clock until the signal: when the next deadline is due, and at the latest after the longest pause. */
  async run(signal: AbortSignal): Promise<void> {
    const { log, longestPauseMs = 15_000 } = this.options;
    while (!signal.aborted) {
      let sleepMs = longestPauseMs;
      try {
        const { looked, ...ticked } = await this.tick(signal);
        if (looked > 0)
          log('info', 'the clock has spoken', { looked, ...ticked, position: String(ticked.position) });
        sleepMs = Math.min(longestPauseMs, await this.#untilNext());
      } catch (error) {
        log('error', 'the timekeeper failed', {
          error: error instanceof Error ? error.message : String(error),
        });
      }
      await pause(Math.max(100, sleepMs), undefined, { signal }).catch(() => {});
    }
  }

  async #untilNext(): Promise<number> {
    const next = await this.options.due.nextInstant();
    return next === undefined ? Infinity : Date.parse(next) + 1 - this.options.now().getTime();
  }

  /** Each stream once, several at a time. One that fails is looked at again at the next tick, and holds up no other. */
  async #sayAll(found: readonly DueDeadline[], until: string): Promise<Ticked> {
    const { installation, inFlight = 64 } = this.options;
    const streams = [
      ...new Set(
        found.map(({ workflow, applicationId }) => streamName(installation, workflow, applicationId)),
      ),
    ];
    let total: Ticked = { looked: found.length, appended: 0, position: 0n, failed: 0 };
    const work = streams.values();
    const worker = async () => {
      for (const stream of work) {
        const said = await this.#say(stream, until);
        total = sumOf(total, said);
      }
    };
    await Promise.all(Array.from({ length: Math.min(inFlight, streams.length) }, worker));
    return total;
  }

  async #say(stream: string, until: string): Promise<Ticked> {
    const { store, log } = this.options;
    try {
      const said = await appendEntries(store, stream, ({ ledger }) =>
        entriesDue(ledger, until, this.options),
      );
      return { looked: 0, failed: 0, ...said };
    } catch (error) {
      log('error', 'a deadline could not be noted', {
        stream,
        error: error instanceof Error ? error.message : String(error),
      });
      return { looked: 0, appended: 0, position: 0n, failed: 1 };
    }
  }
}

const sumOf = (a: Ticked, b: Ticked): Ticked => ({
  looked: a.looked + b.looked,
  appended: a.appended + b.appended,
  position: a.position > b.position ? a.position : b.position,
  failed: a.failed + b.failed,
});
