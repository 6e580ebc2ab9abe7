import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ServiceError, type StoredEvent } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import { eventDigest } from './event-digest.ts';
import type { House } from './house.ts';

/** What stands in both logs, event by event the same. */
export interface Agreed {
  readonly events: number;
  readonly streams: number;
  /** SHA-256 in hex over the digests of the events in their order. */
  readonly digest: string;
}

export interface LockstepOptions {
  /** Events are those of streams that begin with it: `qadam.`; others are left where they are. */
  readonly prefix: string;
  /** Events that are read at once. */
  readonly page?: number;
}

/** What was appended a moment ago may take so long to be read in a cluster, milliseconds. */
const READ_BACK_MS = 10_000;
const LOOK_MS = 20;

/**
 * Walks two logs event by event. What the target does not have yet is appended to it, in the order of the source; what
 * it has must be the same, read back. So going on after an interruption, copying and comparing are one thing, and no
 * more is kept in memory than a page.
 */
export class Lockstep {
  readonly #digest = createHash('sha256');
  readonly #prefix: string;
  readonly #page: number;
  #events = 0;
  #streams = 0;
  #source = 0n;
  #target = 0n;

  constructor(
    private readonly from: EventStore,
    private readonly to: Pick<House, 'store' | 'width'>,
    { prefix, page = 1_000 }: LockstepOptions,
  ) {
    this.#prefix = prefix;
    this.#page = page;
  }

  get agreed(): Agreed {
    return { events: this.#events, streams: this.#streams, digest: this.#digest.copy().digest('hex') };
  }

  /** Positions in source and target up to which they agree. */
  get position(): { readonly source: bigint; readonly target: bigint } {
    return { source: this.#source, target: this.#target };
  }

  /**
   * One page further; false at the end of the source.
   * @throws ServiceError `bad-configuration` where the target holds other events than the source
   */
  async step(): Promise<boolean> {
    const page = await this.from.readAll({ after: this.#source, limit: this.#page });
    const last = page.at(-1);
    if (!last) return false;
    const wanted = page.filter(({ stream }) => stream.startsWith(this.#prefix));
    const there = await this.#own(wanted.length);
    if (there.length < wanted.length) await this.#copy(wanted.slice(there.length));
    const compared = there.length < wanted.length ? await this.#readBack(wanted.length) : there;
    for (const [index, event] of wanted.entries()) this.#compare(event, compared[index]);
    this.#source = last.position;
    this.#target = compared.at(-1)?.position ?? this.#target;
    return true;
  }

  /** @throws ServiceError `bad-configuration` where the target goes on after the end of the source */
  async checkEnd(): Promise<void> {
    const [more] = await this.#own(1);
    if (more) throw differs(more, 'stands in the target alone');
  }

  async #copy(events: readonly StoredEvent[]): Promise<void> {
    const { store, width } = this.to;
    const runs = runsOf(events);
    for (let start = 0; start < runs.length; start += width)
      await Promise.all(runs.slice(start, start + width).map((run) => append(store, run)));
  }

  async #readBack(count: number): Promise<readonly StoredEvent[]> {
    const deadline = Date.now() + READ_BACK_MS;
    for (;;) {
      const own = await this.#own(count);
      if (own.length >= count || Date.now() > deadline) return own;
      await pause(LOOK_MS);
    }
  }

  /** The next events of the installation in the target, at most `count`. */
  async #own(count: number): Promise<readonly StoredEvent[]> {
    const own: StoredEvent[] = [];
    let after = this.#target;
    while (own.length < count) {
      const page = await this.to.store.readAll({ after, limit: this.#page });
      const last = page.at(-1);
      if (!last) return own;
      own.push(...page.filter(({ stream }) => stream.startsWith(this.#prefix)));
      after = last.position;
    }
    return own.slice(0, count);
  }

  #compare(event: StoredEvent, copy: StoredEvent | undefined): void {
    if (!copy) throw differs(event, 'cannot be read back from the target');
    const digest = eventDigest(event);
    if (eventDigest(copy) !== digest)
      throw differs(event, `is not what the target has there (${placeOf(copy)})`);
    this.#digest.update(digest);
    this.#events += 1;
    if (event.revision === 0) this.#streams += 1;
  }
}

/** A server takes a mebibyte at once. */
const LONGEST_RUN = 50;

/** Events that follow each other in one stream are one append. */
function runsOf(events: readonly StoredEvent[]): readonly (readonly StoredEvent[])[] {
  const runs: StoredEvent[][] = [];
  for (const event of events) {
    const run = runs.at(-1);
    if (run && run.length < LONGEST_RUN && run.at(-1)?.stream === event.stream) run.push(event);
    else runs.push([event]);
  }
  return runs;
}

/** Repeated where it was done already: the ids are the same. */
async function append(store: EventStore, run: readonly StoredEvent[]): Promise<void> {
  const [first] = run;
  if (!first) return;
  const { stream, revision } = first;
  const events = run.map(({ id, type, data, personal, metadata, recordedAt }) => ({
    ...{ id, type, data, metadata, recordedAt },
    ...(personal !== undefined && { personal }),
  }));
  await store.append(stream, revision === 0 ? 'no-stream' : revision - 1, events).catch((error: unknown) => {
    if (error instanceof Error && ['WrongRevisionError', 'EventIdTakenError'].includes(error.name))
      throw differs(first, `cannot be copied, since ${error.message}`);
    throw error;
  });
}

const placeOf = ({ stream, revision }: StoredEvent) => `${stream}, revision ${revision}`;

const differs = (event: StoredEvent, how: string): ServiceError =>
  new ServiceError(
    'bad-configuration',
    `The target holds another log: the event at ${placeOf(event)} ${how}`,
  );
