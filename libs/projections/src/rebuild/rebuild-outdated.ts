import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore } from '#libs/event-store';
import { generationsOf } from '../generations/generation.ts';
import type { Projection, ProjectionLog } from '../projection.ts';
import type { ReadDatabase } from '../read-database.ts';
import type { RunnerOptions } from '../runner-options.ts';
import type { RebuildProgress } from './rebuild-pace.ts';
import { rebuild } from './rebuild.ts';

const LOOK_MS = 1_000;

/**
 * Builds beside what is asked what an older version of the program has built, one projection after the other, until the
 * signal. Goes on with a rebuild that was interrupted.
 */
export async function rebuildOutdated(
  store: EventStore,
  database: ReadDatabase,
  projections: readonly Projection[],
  options: RunnerOptions,
  signal: AbortSignal,
): Promise<void> {
  const { log = () => {}, onChange: _, gatherMs: __, ...settings } = options;
  while (!signal.aborted) {
    try {
      for (const projection of projections) {
        if (signal.aborted || !(await isOutdated(database, projection))) continue;
        const { name, version } = projection;
        log('info', 'projection is rebuilt beside its tables', { projection: name, version });
        const onProgress = toldNowAndThen(log);
        const { generation } = await rebuild(store, database, projection, {
          ...settings,
          signal,
          onProgress,
        });
        log('info', 'rebuilt tables have taken over', { projection: name, version, generation });
      }
      return;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (!signal.aborted) log('error', 'a rebuild failed', { message });
      await pause(LOOK_MS, undefined, { signal }).catch(() => {});
    }
  }
}

/** Asked is a generation of an older version, and one of this version grows. */
async function isOutdated(database: ReadDatabase, { name, version }: Projection): Promise<boolean> {
  const all = await generationsOf(database.writer, name);
  const active = all.find(({ state }) => state === 'active');
  const building = all.find(({ state }) => state === 'building');
  return active !== undefined && active.version < version && building?.version === version;
}

/** How often the log is told how far it is, milliseconds. */
const TELL_MS = 10_000;

function toldNowAndThen(log: ProjectionLog): (progress: RebuildProgress) => void {
  let toldMs = performance.now();
  return ({ projection, share, secondsLeft }) => {
    if (performance.now() - toldMs < TELL_MS) return;
    toldMs = performance.now();
    const percent = Math.floor(share * 100);
    log('info', 'projection is rebuilt beside its tables', {
      projection,
      percent,
      secondsLeft: secondsLeft ?? null,
    });
  };
}
