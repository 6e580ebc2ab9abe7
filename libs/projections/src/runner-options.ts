import { isServiceError } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import { ensureGeneration } from './generations/ensure-generation.ts';
import type { Generation } from './generations/generation.ts';
import type { FollowerSettings } from './projection-follower.ts';
import type { Projection, ProjectionLog } from './projection.ts';
import type { ReadDatabase } from './read-database.ts';

export interface RunnerOptions {
  readonly log?: ProjectionLog;
  /** Most events in one transaction (default 2,500). */
  readonly batch?: number;
  /** Pauses between attempts after a failure, milliseconds (default 100 to 10,000). */
  readonly pauseMs?: { readonly first: number; readonly longest: number };
  /** How long events are gathered after a batch, milliseconds (default 30), unless somebody waits for them. */
  readonly gatherMs?: number;
  /** After so many attempts an event that cannot be applied parks its stream (default 3). */
  readonly attempts?: number;
  /** Called when a projection has moved or changed its state. */
  readonly onChange?: () => void;
}

const USUAL = { batch: 2_500, attempts: 3, pauseMs: { first: 100, longest: 10_000 } };
/** Where others wait who cannot say so, as with PostgreSQL, less is gathered. */
const GATHER_MS = { sqlite: 30, postgres: 25 } as const;

export const settingsOf = (options: RunnerOptions, { kind }: ReadDatabase): FollowerSettings => ({
  log: () => {},
  onChange: () => {},
  ...USUAL,
  gatherMs: GATHER_MS[kind],
  ...options,
});

/** The generation of a projection that is asked, once it is of the version of this program. */
export function activeGeneration(
  store: EventStore,
  database: ReadDatabase,
  projection: Projection,
  { log }: Pick<RunnerOptions, 'log'>,
): () => Promise<Generation | undefined> {
  return async () => {
    const { active, begun } = await ensureGeneration(database, projection, () => store.head());
    if (begun)
      log?.('info', 'projection is built from zero', { projection: projection.name, rebuilt: begun });
    return active.version === projection.version ? active : undefined;
  };
}

/** @throws only what trying again would not mend: ServiceError `store-too-new` */
export async function ensuredOrLater(
  store: EventStore,
  database: ReadDatabase,
  projection: Projection,
  options: RunnerOptions,
): Promise<void> {
  try {
    await activeGeneration(store, database, projection, options)();
  } catch (error) {
    if (isServiceError(error, 'store-too-new')) throw error;
  }
}
