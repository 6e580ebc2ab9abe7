import { existsSync, readFileSync } from 'node:fs';
import { workflowRegistry } from '#apps/workflows';
import type { RunningApp } from '#apps/api';
import { drive, walksOf } from './walks.ts';
import { serviceIn, serviceProcess, tokenFor } from './service.ts';
import { withFolder } from './stores.ts';
import { measure, submit } from './http.bench.ts';

const STAGES = [1_000, 10_000, 100_000];
/** Applications whose commands are timed at each stage, after the load has come to rest. */
const PROBE = 1_000;
const WIDTH = 64;

/**
 * Cost of a command after 1, 10 and 100 thousand applications, all read models on, and the memory of the process that
 * holds both the service and the load; then the memory of the service alone, started over these data as `npm start`
 * does and under HTTP load from outside.
 */
export async function benchScale() {
  return withFolder(async (folder) => {
    const stages = await serviceIn(folder, fill);
    const costs = stages.map(({ microsecondsPerCommand }) => microsecondsPerCommand);
    return {
      stages,
      costAt100000Against1000: (costs.at(-1) ?? Number.NaN) / (costs[0] ?? Number.NaN),
      serviceAlone: await serviceProcess(folder, measureMemory),
    };
  });
}

async function fill(app: RunningApp) {
  const stages = [];
  let applications = 0;
  for (const stage of STAGES) {
    await load(app, stage - applications);
    stages.push(await probe(app, stage));
    applications = stage + PROBE;
  }
  return stages;
}

async function measureMemory(url: string, pid: number) {
  const atStartMiB = residentMiB(pid);
  const token = await tokenFor('authorised-officer', submit.data.office);
  const body = { standard: submit.standard, data: submit.data };
  const { requestsPerSecond } = await measure(`${url}/applications`, body, {
    authorization: `Bearer ${token}`,
  });
  return { atStartMiB, afterLoadMiB: residentMiB(pid), requestsPerSecond };
}

/** Resident memory of a process, MiB; NaN where the system has no /proc. */
function residentMiB(pid: number): number {
  const file = `/proc/${pid}/status`;
  const written = existsSync(file) ? /VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  return Math.round(Number(written) / 1024);
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
