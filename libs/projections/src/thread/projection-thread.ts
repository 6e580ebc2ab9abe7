import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { ServiceError } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import type { Projection, ProjectionFailure, ProjectionLog, ProjectionStatus } from '../projection.ts';
import { allReach, ProjectionKeeper } from '../projection-keeper.ts';
import type { WaitOptions } from '../projection-keeper.ts';
import type { LogBell } from './log-bell.ts';
import { MirroredProjection } from './mirrored-projection.ts';
import type { FromThread, ThreadData, ToThread } from './thread-messages.ts';

/**
 * MiB. A thread has a heap of its own; it holds a page of events, the statements made of it, and little else. Without
 * limits V8 would let it grow to several times that before it looks for garbage.
 */
const LIMITS = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 };
/** Milliseconds that a thread may take to finish its batch before it is ended from outside. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = { first: 100, longest: 10_000 };

export interface ThreadOptions {
  /** The module that the thread runs; it calls `projectInThread` with these projections. */
  readonly script: URL;
  readonly projections: readonly Pick<Projection, 'name' | 'version'>[];
  /** The log that this thread writes, and its bell. */
  readonly store: EventStore;
  readonly bell: LogBell;
  readonly files: ThreadData['files'];
  readonly installation?: string;
  readonly runner?: ThreadData['runner'];
  readonly log?: ProjectionLog;
  /** Pauses before a thread that died is started again, milliseconds (default 100 to 10,000). */
  readonly pauseMs?: { readonly first: number; readonly longest: number };
}

/**
 * Projects in a thread of its own, so that the thread which answers requests only reads. Should the thread die, it is
 * started again, and goes on from its checkpoints.
 */
export class ProjectionThread extends ProjectionKeeper {
  readonly #mirrors: readonly MirroredProjection[];
  readonly #log: ProjectionLog;
  #keeping: { readonly stop: AbortController; readonly done: Promise<void> } | undefined;
  #thread: Worker | undefined;
  #head = 0n;
  /** The furthest position that somebody has asked for; told to a new thread as well. */
  #wanted = 0n;
  /** Of the last death, unless there has been progress since. */
  #failure: ProjectionFailure | undefined;

  constructor(private readonly options: ThreadOptions) {
    super();
    this.#log = options.log ?? (() => {});
    this.#mirrors = options.projections.map(
      (projection) => new MirroredProjection(projection, (position) => this.#hasten(position)),
    );
  }

  override async start(): Promise<void> {
    if (this.#keeping) return;
    const stop = new AbortController();
    const begun = Promise.withResolvers<void>();
    const done = this.#keepAlive(stop.signal, begun);
    this.#keeping = { stop, done };
    done.catch(begun.reject);
    await begun.promise.catch(async (error: unknown) => {
      await this.stop();
      throw error;
    });
  }

  override async stop(): Promise<void> {
    this.#keeping?.stop.abort();
    await this.#keeping?.done;
    this.#keeping = undefined;
  }

  override waitFor(position: bigint, options: WaitOptions): Promise<void> {
    return allReach(this.#mirrors, position, options);
  }

  override async status(): Promise<readonly ProjectionStatus[]> {
    this.#head = await this.options.store.head().catch(() => this.#head);
    return this.#mirrors.map((mirror) => mirror.status(this.#head));
  }

  /** One thread after another until the signal. `begun` is settled by the first, whatever becomes of it. */
  async #keepAlive(signal: AbortSignal, begun: PromiseWithResolvers<void>): Promise<void> {
    while (!signal.aborted) {
      const cause = await this.#runThread(signal, begun);
      begun.resolve();
      if (!signal.aborted) await this.#mournAndPause(cause, signal);
    }
    for (const mirror of this.#mirrors) mirror.stop();
  }

  /** Resolves when the thread has ended, with what it died of. */
  async #runThread(signal: AbortSignal, begun: PromiseWithResolvers<void>): Promise<unknown> {
    const { files, bell, installation, runner = {} } = this.options;
    const workerData: ThreadData = {
      files,
      bell: bell.buffer,
      runner,
      ...(installation !== undefined && { installation }),
    };
    const thread = new Worker(this.options.script, {
      name: 'projections',
      workerData,
      resourceLimits: LIMITS,
      // What this process was started with is for its main thread: source maps cost memory here, too.
      execArgv: [],
    });
    this.#thread = thread;
    thread.on('message', (message: FromThread) => this.#take(message, begun));
    const end = () => bringToEnd(thread);
    signal.addEventListener('abort', end);
    const cause = await deathOf(thread);
    signal.removeEventListener('abort', end);
    this.#thread = undefined;
    return cause;
  }

  #take(message: FromThread, begun: PromiseWithResolvers<void>): void {
    if (message.kind === 'log') this.#log(message.level, message.message, message.fields);
    else if (message.kind === 'refused') begun.reject(new ServiceError('store-too-new', message.message));
    else if (message.kind === 'status') this.#takeStatus(message.projections);
    else {
      begun.resolve();
      if (this.#thread) tell(this.#thread, { kind: 'hasten', position: this.#wanted });
    }
  }

  #takeStatus(projections: readonly ProjectionStatus[]): void {
    for (const status of projections) {
      const mirror = this.#mirrors.find(({ name }) => name === status.name);
      if (mirror?.take(status)) this.#failure = undefined;
    }
  }

  #hasten(position: bigint): void {
    if (position <= this.#wanted) return;
    this.#wanted = position;
    if (this.#thread) tell(this.#thread, { kind: 'hasten', position });
  }

  async #mournAndPause(cause: unknown, signal: AbortSignal): Promise<void> {
    const failure = {
      message: cause instanceof Error ? cause.message : String(cause),
      attempts: (this.#failure?.attempts ?? 0) + 1,
      since: this.#failure?.since ?? new Date().toISOString(),
    };
    this.#failure = failure;
    for (const mirror of this.#mirrors) mirror.fail(failure);
    this.#log('error', 'the thread of the projections has died', failure);
    const { first, longest } = this.options.pauseMs ?? PAUSE_MS;
    const pauseMs = Math.min(longest, first * 2 ** Math.min(failure.attempts - 1, 30));
    await pause(pauseMs, undefined, { signal }).catch(() => {});
  }
}

const tell = (thread: Worker, message: ToThread) => thread.postMessage(message);

function bringToEnd(thread: Worker): void {
  tell(thread, { kind: 'stop' });
  const patience = setTimeout(() => void thread.terminate(), PATIENCE_MS);
  thread.once('exit', () => clearTimeout(patience));
}

/** Not before its end: until then it holds its files. */
async function deathOf(thread: Worker): Promise<unknown> {
  let cause: unknown;
  thread.on('error', (error) => (cause = error));
  const code = await new Promise<number>((resolve) => thread.on('exit', resolve));
  return cause ?? new Error(`it ended with code ${code}`);
}
