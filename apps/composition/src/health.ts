import type { EventStore } from '#libs/event-store';
import type { ProjectionKeeper, ProjectionStatus } from '#libs/projections';

/** What `/readyz` tells of one projection; positions and their differences as text. */
export interface ProjectionHealth {
  readonly name: string;
  readonly version: number;
  readonly state: ProjectionStatus['state'];
  readonly position: string;
  readonly lag: string;
  /** Streams of which it cannot digest an event. */
  readonly parked: number;
  /** Attempts without progress, and since when (RFC 3339), where it has failed. */
  readonly attempts?: number;
  readonly since?: string;
}

/** What `/readyz` tells: of a service or a worker, without personal data. */
export interface Health {
  /** `unavailable` while the log does not answer or a projection cannot go on; being behind is told, and no failure. */
  readonly status: 'ok' | 'unavailable';
  readonly store: { readonly status: 'ok' | 'unavailable'; readonly head?: string };
  readonly tables: { readonly status: 'ok' | 'unavailable' };
  readonly projections: readonly ProjectionHealth[];
}

/** How a process fares that has these. */
export async function healthOf(store: EventStore, runner: ProjectionKeeper): Promise<Health> {
  const head = await store.head().catch(() => undefined);
  const statuses = await runner.status().catch(() => undefined);
  const works =
    head !== undefined && !!statuses?.every(({ state }) => state === 'live' || state === 'catching-up');
  return {
    status: works ? 'ok' : 'unavailable',
    store: head === undefined ? { status: 'unavailable' } : { status: 'ok', head: String(head) },
    tables: { status: statuses ? 'ok' : 'unavailable' },
    projections: (statuses ?? []).map(healthOfProjection),
  };
}

function healthOfProjection(status: ProjectionStatus): ProjectionHealth {
  const { name, version, state, position, lag, parked = 0, error } = status;
  return {
    ...{ name, version, state, parked },
    position: String(position),
    lag: String(lag),
    ...(error && { attempts: error.attempts, since: error.since }),
  };
}
