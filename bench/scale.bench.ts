import { workflowRegistry } from '#apps/workflows';
import type { RunningApp } from '#apps/api';
import { drive, walksOf } from './walks.ts';
import { withService } from './service.ts';

const STAGES = [1_000, 10_000, 100_000];
/** Applications whose commands are timed at each stage, after the load has come to rest. */
const PROBE = 1_000;
const WIDTH = 64;

/**
 * Memory of the service and cost of a command after 1, 10 and 100 thousand applications, all read models on. The
 * applications go through the service's own command handler, in the service's own process.
 */
export async function benchScale() {
  const stages = await withService(async (app) => {
    const result = [];
    let applications = 0;
    for (const stage of STAGES) {
      await load(app, stage - applications);
      applications = stage;
      result.push(await probe(app, stage));
      applications += PROBE;
    }
    return result;
  });
  const costs = stages.map(({ microsecondsPerCommand }) => microsecondsPerCommand);
  return { stages, costAt100000Against1000: (costs.at(-1) ?? Number.NaN) / (costs[0] ?? Number.NaN) };
}

async function load(app: RunningApp, applications: number) {
  const { handler } = app.parts;
  const portion = 2_000;
  for (let done = 0; done < applications; done += portion) {
    const walks = walksOf(workflowRegistry().list(), Math.min(portion, applications - done));
    await drive(handler, walks, WIDTH);
    await caughtUp(app);
  }
}

async function probe(app: RunningApp, applications: number) {
  await caughtUp(app);
  const costs: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const { seconds, steps } = await drive(
      app.parts.handler,
      walksOf(workflowRegistry().list(), PROBE / 5),
      WIDTH,
    );
    await caughtUp(app);
    costs.push((seconds / steps) * 1e6);
  }
  costs.sort((one, other) => one - other);
  globalThis.gc?.();
  return {
    applications,
    microsecondsPerCommand: Math.round(costs[2] ?? 0),
    residentMiB: Math.round(process.memoryUsage().rss / 2 ** 20),
    heapMiB: Math.round(process.memoryUsage().heapUsed / 2 ** 20),
  };
}

async function caughtUp({ parts }: RunningApp) {
  await parts.runner.waitFor(await parts.store.head(), { timeoutMs: 120_000 });
}
