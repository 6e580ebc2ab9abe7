import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '#libs/event-store';

/** A folder of its own for the time of a measurement. */
export async function withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'qadam-bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** An empty store on disk. */
export function withStore<Result>(use: (store: SqliteEventStore) => Promise<Result>): Promise<Result> {
  return withFolder(async (folder) => {
    const store = await SqliteEventStore.open({ file: join(folder, 'events.db') });
    try {
      return await use(store);
    } finally {
      await store.close();
    }
  });
}

/** How long the work takes, seconds. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}
