import { setTimeout as pause } from 'node:timers/promises';
import type { RunningApp } from '#apps/api';
import { workflowRegistry } from '#apps/workflows';
import { withService } from './service.ts';
import { drive, inFlight, walksOf } from './walks.ts';

const WARM_UP = 1_000;
const CAPACITY = 3_000;
const MEASURED_MS = 15_000;
const WIDTH = 64;
/** How often the tables are looked at: no lag is seen more finely than this. */
const LOOK_MS = 2;

/**
 * From the acknowledgement of a step until the tables of all read models have it, at half of the load that the service can
 * carry: as a reader sees it who does not ask for the position (`unasked`), and as one sees it who does (`?after=`). To
 * reach: p99 under 100 ms.
 */
export function benchLag() {
  return withService(async (app) => {
    await caughtUp(app, WARM_UP);
    const { seconds, steps } = await caughtUp(app, CAPACITY);
    const perSecond = steps / seconds;
    return {
      commandsPerSecondAtMost: Math.round(perSecond),
      unasked: await atHalfLoad(app, perSecond / 2, (seen) => seen.unasked),
      asked: await atHalfLoad(app, perSecond / 2, () => undefined),
    };
  });
}

async function caughtUp({ parts }: RunningApp, applications: number) {
  const driven = await drive(parts.handler, walksOf(workflowRegistry().list(), applications), WIDTH);
  await parts.runner.waitFor(await parts.store.head(), { timeoutMs: 60_000 });
  return driven;
}

/** Commands at an even pace, of several applications at a time. @param looking absent for those who ask by position */
async function atHalfLoad(
  { parts }: RunningApp,
  perSecond: number,
  looking: (seen: Watch) => Watch['unasked'] | undefined,
) {
  const watch = new Watch(parts.runner);
  const until = performance.now() + MEASURED_MS;
  const walks = walksOf(workflowRegistry().list(), Math.ceil((perSecond * MEASURED_MS) / 1_000 / 4));
  const lags: number[] = [];
  let next = performance.now();
  await inFlight(walks, WIDTH, async (commands) => {
    for (const command of commands) {
      next += 1_000 / perSecond;
      await pause(Math.max(0, next - performance.now()));
      if (performance.now() > until) return;
      const { position } = await parts.handler.handle(command);
      const acknowledged = performance.now();
      const seen = looking(watch);
      const reached = seen ? seen(position) : parts.runner.waitFor(position, { timeoutMs: 60_000 });
      void reached.then(() => lags.push(performance.now() - acknowledged));
    }
  });
  await parts.runner.waitFor(await parts.store.head(), { timeoutMs: 60_000 });
  await pause(100);
  watch.stop();
  lags.sort((one, other) => one - other);
  const at = (share: number) => Math.round((lags[Math.floor(lags.length * share)] ?? Number.NaN) * 10) / 10;
  return { steps: lags.length, p50Ms: at(0.5), p99Ms: at(0.99), longestMs: at(0.9999) };
}

/** Looks at the tables without asking for anything. */
class Watch {
  readonly #waiting: { readonly position: bigint; readonly resolve: () => void }[] = [];
  readonly #timer: NodeJS.Timeout;

  constructor(runner: RunningApp['parts']['runner']) {
    this.#timer = setInterval(() => void this.#look(runner), LOOK_MS);
  }

  readonly unasked = (position: bigint): Promise<void> =>
    new Promise((resolve) => this.#waiting.push({ position, resolve }));

  stop(): void {
    clearInterval(this.#timer);
  }

  async #look(runner: RunningApp['parts']['runner']): Promise<void> {
    const all = await runner.status();
    const position = all.reduce((least, each) => (each.position < least ? each.position : least), 1n << 62n);
    while ((this.#waiting[0]?.position ?? 1n << 62n) <= position) this.#waiting.shift()?.resolve();
  }
}
