import type { JsonObject } from '#libs/contract';
import type { ProjectionLog, ProjectionStatus } from '../projection.ts';
import type { RunnerOptions } from '../runner-options.ts';

/** All that a thread of projections is given. */
export interface ThreadData {
  /** Paths of the log and of the read database; both exist. */
  readonly files: { readonly events: string; readonly read: string };
  /** Whose streams are projected; all that are in the log where it is not said. */
  readonly installation?: string;
  readonly bell: SharedArrayBuffer;
  readonly runner: Omit<RunnerOptions, 'log' | 'onChange'>;
}

export type ToThread =
  | { readonly kind: 'stop' }
  /** Somebody waits for this position. */
  | { readonly kind: 'hasten'; readonly position: bigint };

export type FromThread =
  | { readonly kind: 'started' }
  /** Tables of a newer version (`store-too-new`): trying again would not mend it. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'status'; readonly projections: readonly ProjectionStatus[] }
  | {
      readonly kind: 'log';
      readonly level: Parameters<ProjectionLog>[0];
      readonly message: string;
      readonly fields: JsonObject;
    };
